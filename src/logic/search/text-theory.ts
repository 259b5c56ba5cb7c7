import type { Compiler } from '../compile/compiler.js';
import type { ValueSet } from '../diagram/value-set.js';
import type { Domain } from '../diagram/variable.js';
import { type ColumnSource, keyOfColumn, type Simple, type TextTerm } from '../term/term.js';
import { sampleTexts } from '../text/sample-text.js';
import { preimageOfText, textsOfLength } from '../text/text-preimage.js';
import { intersectTexts, isEmptyText, type TextSet, textsOf } from '../text/text-set.js';
import { solveEqualities, type TextSolution } from '../theory/solve-equalities.js';
import type { Assignment } from './assignment.js';
import type { Decision } from './paths.js';

interface TextProblemOfPath {
  readonly columns: readonly ColumnSource[];
  readonly solution: TextSolution;
}

/** What a path asks of text columns that are compared with each other; null where none are. */
export function textProblemOf(compiler: Compiler, decisions: readonly Decision[]): TextProblemOfPath | null {
  const columns: ColumnSource[] = [];
  const indices = new Map<string, number>();
  const equal: (readonly [number, number])[] = [];
  const different: (readonly [number, number])[] = [];
  const indexOf = (column: ColumnSource): number => {
    const key = keyOfColumn(column);
    const index = indices.get(key) ?? columns.length;
    if (index === columns.length) columns.push(column);
    indices.set(key, index);
    return index;
  };
  for (const { variable, set } of decisions) {
    const { source } = variable;
    if (source.kind !== 'test' || source.test !== 'same-text') continue;
    const [left, right] = source.operands.map(plainColumn);
    if (!left || !right) continue;
    const isSame = compiler.sets.values(set).set === 2n;
    (isSame ? equal : different).push([indexOf(left), indexOf(right)]);
  }
  if (columns.length === 0) return null;
  const variables = columns.map((column) => textsAllowed(compiler, decisions, column));
  const operations = { intersect: intersectTexts, isEmpty: isEmptyText, sample: sampleTexts };
  return { columns, solution: solveEqualities({ variables, equal, different }, operations) };
}

/** Gives columns that are compared with each other their texts; false where there are none to give. */
export function equalTexts(
  compiler: Compiler,
  decisions: readonly Decision[],
  assignment: Assignment,
): boolean {
  const problem = textProblemOf(compiler, decisions);
  if (!problem) return true;
  if (problem.solution.kind !== 'solved') return false;
  for (const [index, column] of problem.columns.entries()) {
    const value = problem.solution.values[index] ?? '';
    assignment.columns.set(keyOfColumn(column), { column, value: { kind: 'string', value } });
  }
  return true;
}

/** Gives a text column a text of a length; false where it can have none. */
export function giveLength(
  compiler: Compiler,
  decisions: readonly Decision[],
  { base, functions }: TextTerm,
  length: bigint,
  assignment: Assignment,
): boolean {
  if (base.kind !== 'column') return true;
  const long = textsOfLength({ intervals: [{ low: length, high: length }] });
  const wanted = functions.reduceRight((set, fn) => preimageOfText(fn, set), long);
  const [value] = sampleTexts(intersectTexts(textsAllowed(compiler, decisions, base.column), wanted), 1);
  if (value === undefined) return false;
  const { column } = base;
  assignment.columns.set(keyOfColumn(column), { column, value: { kind: 'string', value } });
  return true;
}

function plainColumn(simple: Simple): ColumnSource | null {
  return simple.kind === 'text' && simple.functions.length === 0 && simple.base.kind === 'column'
    ? simple.base.column
    : null;
}

function textsAllowed(compiler: Compiler, decisions: readonly Decision[], column: ColumnSource): TextSet {
  const variable = compiler.variables.column(column);
  const decision = decisions.find((each) => each.variable === variable);
  return asTexts(compiler.sets.values(decision?.set ?? variable.full), variable.domain);
}

function asTexts(values: ValueSet, domain: Domain): TextSet {
  if (values.kind === 'text') return values.set;
  if (values.kind !== 'listed' || domain.kind !== 'listed') return textsOf([]);
  const { set } = values;
  return textsOf(domain.list.filter((_, bit) => (set >> BigInt(bit)) & 1n).map(String));
}
