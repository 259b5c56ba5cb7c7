import type { Random } from '../../test/support/random.js';
import { type Atom, atom, conjunction, either, keyOf, range } from './condition.js';
import { basicFields, type FieldPlan, FURTHER_FIELDS } from './fields.js';
import { ADJECTIVES, DOMAINS } from './words.js';

export interface EntityPlan {
  readonly name: string;
  readonly domain: string;
  readonly teams: readonly string[];
  readonly fields: readonly FieldPlan[];
  /** The entity that it also belongs to, besides the company. */
  readonly parent: EntityPlan | null;
  readonly terms: readonly TermPlan[];
}

export interface TermPlan {
  readonly name: string;
  readonly atoms: readonly Atom[];
  readonly where: string;
  readonly promises: readonly string[];
  /** Says the same as another one: nothing is measured of it, or that would be measured twice. */
  readonly copies: string | null;
}

export interface EntityRequest {
  readonly random: Random;
  readonly name: string;
  readonly index: number;
  readonly teams: readonly string[];
  readonly parent: EntityPlan | null;
  readonly terms: number;
}

export function planEntity({ random, name, index, teams, parent, terms }: EntityRequest): EntityPlan {
  const further = random.shuffle(FURTHER_FIELDS).slice(0, random.integer(2, 13));
  const fields = [...basicFields(name, random), ...further].filter(
    (field, _, all) => field.name !== 'country_code' || all.some((each) => each.name === 'code'),
  );
  const domain = DOMAINS[index % DOMAINS.length] ?? 'sales';
  const plan = { name, domain, teams, fields, parent };
  return { ...plan, terms: planTerms(random, plan, terms) };
}

function planTerms(random: Random, entity: Omit<EntityPlan, 'terms'>, count: number): TermPlan[] {
  const adjectives = random.shuffle(ADJECTIVES);
  const makers = atomMakers(entity);
  const known = new Set<string>();
  const terms: TermPlan[] = [];
  while (terms.length < count) {
    const name = `${adjectives[terms.length] ?? 'other'}_${entity.name}`;
    const term = planTerm(random, name, makers, terms);
    const key = keyOf(term.atoms);
    // A term that only repeats another one is a mistake, unless it says so.
    if (known.has(key) && term.copies === null) continue;
    known.add(key);
    terms.push(term);
  }
  return terms;
}

type AtomMaker = (random: Random) => Atom;

function atomMakers({ fields, parent }: Omit<EntityPlan, 'terms'>): readonly AtomMaker[] {
  const own = fields.flatMap((field) => (field.atom ? [field.atom] : []));
  const company: AtomMaker = (random) =>
    random.chance(0.6)
      ? range(random, 'company.headcount', 5000)
      : atom(['company.region'], `company.region = '${random.pick(['dach', 'nordics', 'iberia'])}'`);
  const score: AtomMaker = (random) => range(random, `${parent?.name}.score`, 100);
  return [...own, company, ...(parent ? [score] : [])];
}

function planTerm(
  random: Random,
  name: string,
  makers: readonly AtomMaker[],
  earlier: readonly TermPlan[],
): TermPlan {
  const base = earlier.length > 0 ? random.pick(earlier) : null;
  const chance = random.fraction();
  if (base && chance < 0.04) return copyOf(name, base);
  if (base && chance < 0.3 && base.atoms.length < 4) return refinementOf(random, name, base, makers);
  if (base && chance < 0.36) {
    const disjoint = disjointFrom(random, name, base, makers);
    if (disjoint) return disjoint;
  }
  const atoms = drawAtoms(random, makers, howMany(random), []);
  return { name, atoms, where: conjunction(atoms), promises: [], copies: null };
}

/** One or two conditions mostly, sometimes three to five. */
function howMany(random: Random): number {
  return random.pick([1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5]);
}

/** So many atoms that share no field among them nor with those taken. */
function drawAtoms(
  random: Random,
  makers: readonly AtomMaker[],
  count: number,
  taken: readonly Atom[],
): Atom[] {
  const fields = new Set(taken.flatMap((each) => each.fields));
  const atoms: Atom[] = [];
  for (const make of random.shuffle(makers)) {
    if (atoms.length === count) break;
    const drawn = make(random);
    if (drawn.fields.some((field) => fields.has(field))) continue;
    for (const field of drawn.fields) fields.add(field);
    atoms.push(drawn);
  }
  const [first, second, third, ...rest] = atoms;
  if (!first || !second || !third || !random.chance(0.4)) return atoms;
  return [either(first, second), third, ...rest];
}

function copyOf(name: string, base: TermPlan): TermPlan {
  const where = conjunction(base.atoms, 'rewritten');
  return { name, atoms: base.atoms, where, promises: [`equivalent_to: [${base.name}]`], copies: base.name };
}

function refinementOf(random: Random, name: string, base: TermPlan, makers: readonly AtomMaker[]): TermPlan {
  const [first, ...rest] = base.atoms;
  const narrowed = first?.narrower && random.chance(0.3) ? [first.narrower, ...rest] : base.atoms;
  const more = drawAtoms(random, makers, 1, base.atoms);
  const atoms = [...narrowed, ...more];
  const where =
    narrowed === base.atoms && random.chance(0.6)
      ? conjunction([{ key: '', text: base.name, rewritten: base.name, fields: [] }, ...more])
      : conjunction(atoms);
  return { name, atoms, where, promises: [`refines: [${base.name}]`], copies: null };
}

function disjointFrom(
  random: Random,
  name: string,
  base: TermPlan,
  makers: readonly AtomMaker[],
): TermPlan | null {
  const apart = base.atoms.find((each) => each.disjoint)?.disjoint;
  if (!apart) return null;
  const atoms = [apart, ...drawAtoms(random, makers, random.integer(0, 2), [apart])];
  return {
    name,
    atoms,
    where: conjunction(atoms),
    promises: [`disjoint_with: [${base.name}]`],
    copies: null,
  };
}
