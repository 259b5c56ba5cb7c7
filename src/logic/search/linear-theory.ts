import type { SetStore } from '../diagram/set-store.js';
import { DAY_MICROS } from '../number/calendar.js';
import { intervalsOf, numbersOf } from '../number/ordered-set.js';
import { type Rational, rational } from '../number/rational.js';
import { sampleNumbers } from '../number/sample-number.js';
import { WHOLE } from '../number/space.js';
import { stepOf } from '../term/linear-form.js';
import { type Atom, keyOfColumn, type LinearForm } from '../term/term.js';
import type { Interval, LinearConstraint, LinearProblem, LinearVariable } from '../theory/linear-problem.js';
import { intersectPieces } from '../theory/pieces.js';
import { imageOf } from './image.js';
import { linksOf } from './links.js';
import type { Decision } from './paths.js';

/** A linear problem and the atoms its variables stand for. */
export interface AtomProblem {
  readonly problem: LinearProblem;
  readonly atoms: readonly Atom[];
}

const READABLE = 4;
/** Midnights, hours, minutes, seconds. */
const MOMENTS = [DAY_MICROS, 3_600_000_000n, 60_000_000n, 1_000_000n].map((micros) => rational(micros));
const ANYTHING: readonly Interval[] = [{ low: null, high: null }];

/**
 * What the decisions of a path ask of numbers that hang together. It asks no more than they do: when it has no
 * solution, no record takes the path. Null where no sums are on the path.
 */
export function linearProblemOf(sets: SetStore, decisions: readonly Decision[]): AtomProblem | null {
  const byKey = new Map<string, Decision>();
  for (const decision of decisions) byKey.set(decision.variable.order, decision);
  const atoms: Atom[] = [];
  const indices = new Map<string, number>();
  const constraints: LinearConstraint[] = [];

  const indexOf = (atom: Atom): number => {
    const known = indices.get(atom.key);
    if (known !== undefined) return known;
    const index = atoms.length;
    indices.set(atom.key, index);
    atoms.push(atom);
    for (const { form, allowed } of linksOf(atom)) add(form, allowed);
    return index;
  };
  const add = (form: LinearForm, allowed: readonly Interval[]): void => {
    const terms = form.terms.map(({ atom, coefficient }) => ({ variable: indexOf(atom), coefficient }));
    constraints.push({ terms, allowed });
  };
  for (const { variable, set } of decisions) {
    const { source, domain } = variable;
    const values = sets.values(set);
    if (values.kind !== 'number' || domain.kind !== 'number') continue;
    if (source.kind === 'form') add(source.form, intervalsOf(values.set, domain.space));
    else if (source.kind === 'atom') indexOf(source.atom);
  }
  if (atoms.length === 0) return null;
  const allowedOf = (atom: Atom): readonly Interval[] | null => {
    const own = variableOf(sets, atom, decisionOn(byKey, atom)).allowed;
    return own === ANYTHING && atom.kind === 'applied' ? imageOf(atom, allowedOf) : own;
  };
  const variables = atoms.map((atom) => {
    const own = variableOf(sets, atom, decisionOn(byKey, atom));
    const variable = flavourOfAtom(atom) === 'timestamp' ? { ...own, grids: MOMENTS } : own;
    const image = atom.kind === 'applied' ? imageOf(atom, allowedOf) : null;
    return image ? { ...variable, allowed: intersectPieces(variable.allowed, image) } : variable;
  });
  return { atoms, problem: { variables, constraints } };
}

function decisionOn(byKey: ReadonlyMap<string, Decision>, atom: Atom): Decision | null {
  switch (atom.kind) {
    case 'column':
      return byKey.get(`1 ${keyOfColumn(atom.column)}`) ?? null;
    case 'now':
      return byKey.get('2 now') ?? null;
    case 'call':
      return byKey.get(`3 ${atom.call.key}`) ?? null;
    default:
      return byKey.get(`5 ${atom.key}`) ?? null;
  }
}

function variableOf(sets: SetStore, atom: Atom, decision: Decision | null): LinearVariable {
  const step = stepOf(atom.space);
  const name = atom.key;
  const points = listedPoints(sets, atom, decision);
  if (points) {
    const allowed = intervalsOf(numbersOf(points, WHOLE), WHOLE);
    return { name, step, allowed, preferred: points.slice(0, READABLE) };
  }
  const values = decision ? sets.values(decision.set) : null;
  const domain = decision?.variable.domain;
  if (values?.kind !== 'number' || domain?.kind !== 'number') {
    return { name, step, allowed: ANYTHING, preferred: preferredOf(atom) };
  }
  return {
    name,
    step,
    allowed: intervalsOf(values.set, domain.space),
    preferred: sampleNumbers(values.set, domain.space, flavourOfAtom(atom), READABLE),
  };
}

/** The values of a column with a closed list of numbers. */
function listedPoints(sets: SetStore, atom: Atom, decision: Decision | null): readonly Rational[] | null {
  if (atom.kind !== 'column') return null;
  const { type } = atom.column.field;
  if (type.kind !== 'integer' || !type.values) return null;
  const values = decision ? sets.values(decision.set) : null;
  const mask = values?.kind === 'listed' ? values.set : null;
  return type.values
    .filter((_, bit) => mask === null || ((mask >> BigInt(bit)) & 1n) === 1n)
    .map((value) => rational(value));
}

function preferredOf(atom: Atom): readonly Rational[] {
  return sampleNumbers({ from: true, cuts: [] }, atom.space, flavourOfAtom(atom), READABLE);
}

/** What people read a number as. */
function flavourOfAtom(atom: Atom): 'number' | 'date' | 'timestamp' {
  if (atom.kind === 'now') return 'timestamp';
  if (atom.kind === 'column') {
    const { kind } = atom.column.field.type;
    return kind === 'date' || kind === 'timestamp' ? kind : 'number';
  }
  if (atom.kind !== 'applied') return 'number';
  if (atom.fn.kind === 'day-of') return 'date';
  return atom.fn.kind === 'truncate' || atom.fn.kind === 'add-months' ? 'timestamp' : 'number';
}
