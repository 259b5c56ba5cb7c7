import type { DataType } from '../../expression/data-type.js';
import type { Value } from '../../expression/value.js';
import type { Compiler } from '../compile/compiler.js';
import { EVERYTHING, NOTHING, type NodeId } from '../diagram/diagram.js';
import type { Variable } from '../diagram/variable.js';
import { DAY_MICROS } from '../number/calendar.js';
import { edgesOf } from '../number/edges.js';
import { add, divide, multiply, ONE, type Rational, subtract } from '../number/rational.js';
import type { Space } from '../number/space.js';
import { atomForm } from '../term/linear-form.js';
import { type Atom, type CallSource, type ColumnSource, keyOfColumn, type LinearForm } from '../term/term.js';
import { type Assignment, emptyAssignment, numberOfValue, valueOfNumber } from './assignment.js';
import { addBasesOfVariable, type Bases, noBases } from './base-columns.js';
import { setColumn } from './candidates.js';
import { evaluateAtom, evaluateForm } from './evaluate-term.js';
import { sampleValues } from './sample-values.js';
import { type Claim, isConfirmed } from './verify.js';

const ATTEMPTS = 1_000;
const MAX_VARIABLES = 200;

export interface Tried {
  readonly assignment: Assignment;
  /** What of the present moment the conditions read. */
  readonly now: Bases['now'];
}

/**
 * Tries records made of values that stand in the conditions and beside them: what the theory does not follow (products,
 * quotients, months) a record can still show. Null when none is confirmed, which proves nothing.
 */
export function tryRecords(compiler: Compiler, root: NodeId, claim: Claim): Tried | null {
  const variables = variablesBelow(compiler, root);
  const bases = noBases();
  for (const variable of variables.keys()) addBasesOfVariable(variable, bases);
  const palette = paletteOf(compiler, bases, variables);
  const forms = [...variables].flatMap(([{ source, domain }, sets]) => {
    if (source.kind !== 'form' || domain.kind !== 'number') return [];
    return [{ form: source.form, edges: edgesIn(sets, domain.space) }];
  });
  function edgesIn(sets: ReadonlySet<number>, space: Space): readonly Rational[] {
    return [...sets].flatMap((set) => {
      const values = compiler.sets.values(set);
      return values.kind === 'number' ? edgesOf(values.set, space, 6) : [];
    });
  }
  const atoms = [...variables].flatMap(([{ source, domain }, sets]) => {
    if (source.kind !== 'atom' || domain.kind !== 'number') return [];
    return [{ atom: source.atom, edges: edgesIn(sets, domain.space) }];
  });
  const random = generator();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const assignment = draw(palette, bases, random);
    if (attempt % 2 === 1) {
      bend(assignment, forms, random);
      bendAtoms(assignment, atoms, random);
    }
    if (bases.now === 'date' && assignment.now !== null)
      assignment.now = (assignment.now / DAY_MICROS) * DAY_MICROS;
    if (isConfirmed(claim, assignment)) return { assignment, now: bases.now };
  }
  return null;
}

/** Every variable of a diagram with the sets on its edges. */
function variablesBelow({ diagrams }: Compiler, root: NodeId): ReadonlyMap<Variable, ReadonlySet<number>> {
  const found = new Map<Variable, Set<number>>();
  const seen = new Set<NodeId>([EVERYTHING, NOTHING]);
  const visit = (id: NodeId): void => {
    if (seen.has(id) || seen.size > 50 * MAX_VARIABLES) return;
    seen.add(id);
    const { variable, edges } = diagrams.nodeOf(id);
    const sets = found.get(variable) ?? new Set();
    found.set(variable, sets);
    for (const { set, child } of edges) {
      if (sets.size < 8) sets.add(set);
      visit(child);
    }
  };
  visit(root);
  return found;
}

interface Palette {
  readonly columns: readonly { readonly column: ColumnSource; readonly values: readonly Value[] }[];
  readonly calls: readonly { readonly call: CallSource; readonly values: readonly Value[] }[];
  readonly exists: readonly { readonly key: string; readonly path: readonly string[] }[];
  readonly moments: readonly bigint[];
}

function paletteOf(
  compiler: Compiler,
  bases: Bases,
  variables: ReadonlyMap<Variable, ReadonlySet<number>>,
): Palette {
  const valuesOf = (variable: Variable, type: DataType): readonly Value[] => {
    const values: Value[] = compiler.sets.hasNull(variable.full) ? [null] : [];
    for (const set of [...(variables.get(variable) ?? []), variable.full]) {
      const held = compiler.sets.values(set);
      values.push(...sampleValues(held, variable.domain, type, 6));
      if (held.kind === 'number' && variable.domain.kind === 'number') {
        const edges = edgesOf(held.set, variable.domain.space, 6);
        values.push(...edges.map((edge) => valueOfNumber(edge, type)).filter((value) => value !== null));
      }
    }
    return [...values, ...telltaleDays(type)];
  };
  const moment = compiler.variables.now();
  return {
    columns: [...bases.columns.values()].map((column) => ({
      column,
      values: valuesOf(compiler.variables.column(column), column.field.type),
    })),
    calls: [...bases.calls.values()].map((call) => ({
      call,
      values: valuesOf(compiler.variables.call(call), call.declared.result),
    })),
    exists: [...variables.keys()].flatMap(({ source }) =>
      source.kind === 'exists' ? [{ key: [source.entity, ...source.path].join('.'), path: source.path }] : [],
    ),
    moments: bases.now
      ? valuesOf(moment, { kind: 'timestamp' }).flatMap((value) =>
          value?.kind === 'timestamp' ? [value.value] : [],
        )
      : [],
  };
}

/** Where months of different lengths meet: what a month later is hangs on them. */
const TELLTALE_DAYS = [
  20_453, 20_481, 20_482, 20_483, 20_484, 20_511, 20_512, 20_513, 20_540, 20_541, 20_542,
];

function telltaleDays({ kind }: DataType): readonly Value[] {
  if (kind === 'date') return TELLTALE_DAYS.map((value) => ({ kind, value }));
  if (kind !== 'timestamp') return [];
  return TELLTALE_DAYS.flatMap((day) =>
    [0n, 12n].map((hour) => ({ kind, value: (BigInt(day) * 24n + hour) * 3_600_000_000n })),
  );
}

function draw(palette: Palette, bases: Bases, random: () => number): Assignment {
  const assignment = emptyAssignment();
  const one = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  for (const { key, path } of palette.exists) assignment.exists.set(key, { path, isThere: random() < 0.8 });
  for (const { column, values } of palette.columns) setColumn(assignment, column, one(values) ?? null);
  for (const { call, values } of palette.calls)
    assignment.calls.set(call.key, { call, value: one(values) ?? null });
  if (bases.now) assignment.now = one(palette.moments) ?? null;
  return assignment;
}

/** Moves one column so that a sum comes to where it begins or ends to count. */
function bend(
  assignment: Assignment,
  forms: readonly { readonly form: LinearForm; readonly edges: readonly Rational[] }[],
  random: () => number,
): void {
  for (const { form, edges } of forms) {
    const edge = edges[Math.floor(random() * edges.length)];
    const term = form.terms[Math.floor(random() * form.terms.length)];
    const sum = evaluateForm(form, assignment);
    if (!edge || !term || !sum || term.atom.kind !== 'column') continue;
    const { column } = term.atom;
    const now = numberOfValue(assignment.columns.get(keyOfColumn(column))?.value ?? null);
    if (!now) continue;
    const moved = valueOfNumber(add(now, divide(subtract(edge, sum), term.coefficient)), column.field.type);
    if (moved !== null) setColumn(assignment, column, moved);
  }
}

/** Moves the dividend of a quotient, or a factor of a product, so that it comes to where it begins or ends to count. */
function bendAtoms(
  assignment: Assignment,
  atoms: readonly { readonly atom: Atom; readonly edges: readonly Rational[] }[],
  random: () => number,
): void {
  for (const { atom, edges } of atoms) {
    const edge = edges[Math.floor(random() * edges.length)];
    if (!edge) continue;
    if (atom.kind === 'operation' && atom.operator === '/') {
      const [dividend, divisor] = atom.operands;
      const by = evaluateForm(divisor.form, assignment);
      if (by) moveForm(assignment, dividend.form, multiply(edge, by));
    } else if (atom.kind === 'product') {
      const [first, ...others] = atom.factors;
      const rest = others.reduce<Rational | null>((product, factor) => {
        const value = evaluateAtom(factor, assignment);
        return product && value ? multiply(product, value) : null;
      }, ONE);
      if (first && rest && rest.numerator !== 0n) moveForm(assignment, atomForm(first), divide(edge, rest));
    }
  }
}

/** Gives the one column of a sum the value with which it comes to a target. */
function moveForm(assignment: Assignment, form: LinearForm, target: Rational): void {
  const [term, ...more] = form.terms;
  const sum = evaluateForm(form, assignment);
  if (!term || more.length > 0 || !sum || term.atom.kind !== 'column') return;
  const { column } = term.atom;
  const now = numberOfValue(assignment.columns.get(keyOfColumn(column))?.value ?? null);
  if (!now) return;
  const moved = valueOfNumber(add(now, divide(subtract(target, sum), term.coefficient)), column.field.type);
  if (moved !== null) setColumn(assignment, column, moved);
}

/** The same numbers in every run. */
function generator(): () => number {
  let state = 0x9e37_79b9;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
