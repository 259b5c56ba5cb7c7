import type { Value } from '../../expression/value.js';
import type { Compiler } from '../compile/compiler.js';
import type { SetId } from '../diagram/set-store.js';
import type { Variable } from '../diagram/variable.js';
import type { Rational } from '../number/rational.js';
import { type CallSource, type ColumnSource, keyOfColumn } from '../term/term.js';
import { hasText } from '../text/text-set.js';
import { solveLinear, solveLinearMany } from '../theory/solve-linear.js';
import { type Assignment, emptyAssignment, valueOfNumber } from './assignment.js';
import { addBasesOfCall, addBasesOfVariable, type Bases, noBases } from './base-columns.js';
import { isDerived } from './is-derived.js';
import { type AtomProblem, linearProblemOf } from './linear-theory.js';
import type { Decision } from './paths.js';
import { sampleValues } from './sample-values.js';
import { settleSingleColumns } from './single-column.js';
import { equalTexts, giveLength } from './text-theory.js';

const SOLUTIONS = 6;
const VARIANTS = 4;

/** Records that should take a path, the most readable first. Each is still to be confirmed. */
export function* candidatesOf(compiler: Compiler, decisions: readonly Decision[]): Generator<Assignment> {
  const problem = linearProblemOf(compiler.sets, decisions);
  const first = problem ? solveLinear(problem.problem) : null;
  if (first && first.kind !== 'solved') return;
  const hangsTogether = decisions.some(
    ({ variable }) => isDerived(variable) || variable.source.kind === 'call',
  );
  /** Other solutions are looked for only when the first is not confirmed. */
  let solutions: readonly (readonly Rational[] | null)[] = [first?.kind === 'solved' ? first.values : null];
  for (let variant = 0; variant < (hangsTogether ? VARIANTS : 2); variant += 1) {
    for (const solution of solutions) {
      const assignment = fill(compiler, decisions, variant);
      if (problem && solution && !apply(compiler, decisions, problem, solution, assignment)) continue;
      settleSingleColumns(compiler, decisions, assignment);
      if (equalTexts(compiler, decisions, assignment)) yield assignment;
    }
    if (problem && variant === 0) solutions = solveLinearMany(problem.problem, SOLUTIONS);
  }
}

function fill(compiler: Compiler, decisions: readonly Decision[], variant: number): Assignment {
  const assignment = emptyAssignment();
  const bases = noBases();
  for (const { variable } of decisions) addBasesOfVariable(variable, bases);
  // Different arguments may give a function different results: not every column gets its first value.
  const offsets = argumentOffsets(bases);
  for (const { variable, set } of decisions) {
    const offset =
      variable.source.kind === 'column' ? (offsets.get(keyOfColumn(variable.source.column)) ?? 0) : 0;
    choose(compiler, variable, set, variant + offset, assignment);
  }
  for (const [key, column] of bases.columns) {
    if (assignment.columns.has(keyOfColumn(column))) continue;
    const variable = compiler.variables.column(column);
    choose(compiler, variable, variable.full, variant + (offsets.get(key) ?? 0), assignment);
  }
  if (variant % 2 === 1) tellLettersApart(compiler, decisions, offsets, assignment);
  for (const call of bases.calls.values()) {
    if (assignment.calls.has(call.key)) continue;
    const variable = compiler.variables.call(call);
    choose(compiler, variable, variable.full, variant, assignment);
  }
  if (bases.now && assignment.now === null) {
    const variable = compiler.variables.now();
    choose(compiler, variable, variable.full, 0, assignment);
  }
  return assignment;
}

function argumentOffsets({ calls }: Bases): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  if (calls.size < 2) return offsets;
  for (const call of calls.values()) {
    const bases = noBases();
    addBasesOfCall(call, bases);
    for (const key of bases.columns.keys()) if (!offsets.has(key)) offsets.set(key, offsets.size);
  }
  return offsets;
}

/** `Other` and LOWER of it are two arguments, where `other` is one. */
function tellLettersApart(
  { sets, variables }: Compiler,
  decisions: readonly Decision[],
  feeding: ReadonlyMap<string, number>,
  { columns }: Assignment,
): void {
  for (const key of feeding.keys()) {
    const chosen = columns.get(key);
    if (chosen?.value?.kind !== 'string') continue;
    const { value } = chosen.value;
    const capital = ` ${value.charAt(0).toUpperCase()}${value.slice(1)}`;
    const variable = variables.column(chosen.column);
    const held = sets.values(decisions.find((each) => each.variable === variable)?.set ?? variable.full);
    const fitting = [capital, capital.slice(1)].find(
      (text) => held.kind === 'text' && hasText(held.set, text),
    );
    if (fitting !== undefined) columns.set(key, { ...chosen, value: { kind: 'string', value: fitting } });
  }
}

function choose(
  compiler: Compiler,
  variable: Variable,
  set: SetId,
  variant: number,
  assignment: Assignment,
): void {
  const { source } = variable;
  switch (source.kind) {
    case 'exists': {
      const isThere = compiler.sets.values(set).set !== 1n;
      assignment.exists.set([source.entity, ...source.path].join('.'), { path: source.path, isThere });
      return;
    }
    case 'column': {
      const value = pick(compiler, variable, set, variant, source.column.field.type);
      setColumn(assignment, source.column, value);
      return;
    }
    case 'call': {
      const value = pick(compiler, variable, set, variant, source.call.declared.result);
      setCall(assignment, source.call, value);
      return;
    }
    case 'now': {
      const value = pick(compiler, variable, set, 0, { kind: 'timestamp' });
      assignment.now = value?.kind === 'timestamp' ? value.value : null;
      return;
    }
    case 'form':
    case 'atom':
    case 'text':
    case 'test':
      return;
  }
}

/** A value rather than NULL, where there is a choice. */
function pick(
  { sets }: Compiler,
  variable: Variable,
  set: SetId,
  variant: number,
  type: Parameters<typeof sampleValues>[2],
): Value {
  const samples = sampleValues(sets.values(set), variable.domain, type, variant + 1);
  return samples[variant % Math.max(samples.length, 1)] ?? null;
}

export function setColumn({ columns }: Assignment, column: ColumnSource, value: Value): void {
  columns.set(keyOfColumn(column), { column, value });
}

function setCall({ calls }: Assignment, call: CallSource, value: Value): void {
  calls.set(call.key, { call, value });
}

/** Takes over what was solved; false where a column has no such value. */
function apply(
  compiler: Compiler,
  decisions: readonly Decision[],
  { atoms }: AtomProblem,
  solution: readonly Rational[],
  assignment: Assignment,
): boolean {
  for (const [index, atom] of atoms.entries()) {
    const number = solution[index];
    if (!number) return false;
    if (atom.kind === 'column') {
      const value = valueOfNumber(number, atom.column.field.type);
      if (value === null) return false;
      setColumn(assignment, atom.column, value);
    } else if (atom.kind === 'call') {
      const value = valueOfNumber(number, atom.call.declared.result);
      if (value === null) return false;
      setCall(assignment, atom.call, value);
    } else if (atom.kind === 'length') {
      if (!giveLength(compiler, decisions, atom.text, number.numerator, assignment)) return false;
    } else if (atom.kind === 'now') {
      assignment.now = number.numerator;
    }
  }
  return true;
}
