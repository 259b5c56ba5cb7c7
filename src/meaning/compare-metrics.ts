import type { Part } from '../diagnostic/finding.js';
import { canonicalForm, countsRecords, unitKey } from './canonical-form.js';
import { comparison } from './compare-records.js';
import { type CompareValues, OPEN_VALUE } from './compare-values.js';
import type { AggregateMeaning, Comparison, CompositeMeaning, RecordsMeaning } from './meaning.js';
import { differSomewhere } from './sample.js';

type MetricMeaning = AggregateMeaning | CompositeMeaning;
/** How the parts of meanings are compared. */
export interface Asking {
  conditions(left: RecordsMeaning, right: RecordsMeaning): Comparison;
  readonly values: CompareValues;
}

/** How one metric stands to another: the parts that differ, and how their records do. */
export function compareMetrics(asking: Asking, left: MetricMeaning, right: MetricMeaning): Comparison {
  if (left.kind === 'aggregate' && right.kind === 'aggregate') return compareAggregates(asking, left, right);
  if (left.kind === 'composite' && right.kind === 'composite') return compareComposites(asking, left, right);
  return comparison({ same: false, proof: 'proved', differs: ['aggregation', ...unitPart(left, right)] });
}

function compareAggregates(asking: Asking, left: AggregateMeaning, right: AggregateMeaning): Comparison {
  const records = asking.conditions(left.records, right.records);
  const bothCount = countsRecords(left) && countsRecords(right);
  const sameValue = bothCount || valuesEqual(asking, left, right);
  const others: readonly Part[] = [
    ...(bothCount || left.aggregation === right.aggregation ? [] : (['aggregation'] as const)),
    ...(sameValue === false ? (['value'] as const) : []),
    ...(left.time === right.time ? [] : (['time'] as const)),
    ...unitPart(left, right),
  ];
  const isAlike = others.length === 0 && sameValue === true;
  if (isAlike) return records;
  const differs = inOrder([...records.differs, ...others]);
  const told = { ...records, relation: null, differs };
  if (others.length > 0)
    return { ...told, same: false, proof: records.same === false ? records.proof : 'proved', reason: null };
  if (records.same === false) return told;
  return { ...told, same: null, proof: 'unknown', reason: records.reason ?? OPEN_VALUE };
}

/** null: not decided. */
function valuesEqual(asking: Asking, left: AggregateMeaning, right: AggregateMeaning): boolean | null {
  if (left.value === right.value) return true;
  if (left.value === null || right.value === null) return false;
  const { entity } = left.records;
  return entity === right.records.entity ? asking.values(entity, left.value, right.value) : false;
}

function compareComposites(asking: Asking, left: CompositeMeaning, right: CompositeMeaning): Comparison {
  const units = unitPart(left, right);
  const parts = compareParts(asking, left, right);
  const { same } = parts;
  if (units.length === 0) return parts;
  const proof = same === false ? parts.proof : 'proved';
  const differs = inOrder([...parts.differs, ...units]);
  return { ...parts, same: false, proof, reason: null, relation: null, differs };
}

function compareParts(asking: Asking, left: CompositeMeaning, right: CompositeMeaning): Comparison {
  const [ours, theirs] = withoutCommon(left.parts, right.parts);
  if (left.shape === right.shape && ours.length === 0 && theirs.length === 0 && sameOrder(left, right))
    return pairwise(asking, left.parts, right.parts);
  const undecided = (reason: string) => comparison({ same: null, proof: 'unknown', reason });
  if (left.samples && right.samples && !differSomewhere(left.samples, right.samples))
    return undecided('the formulas are written differently, and may always give the same number');
  if (left.shape !== right.shape) {
    // Parts that are the same under another text would be taken for different ones.
    if (!areAllDifferent(asking, ours, theirs))
      return undecided('it is not known whether the formulas are made of the same parts');
    const differs: Part = isArithmetic(left) && isArithmetic(right) ? 'value' : 'aggregation';
    const all: Part[] = ours.length + theirs.length > 0 ? [differs, 'parts'] : [differs];
    return comparison({ same: false, proof: 'proved', differs: all });
  }
  if (ours.length === 0) {
    const differs: Part = left.shape.startsWith('derived ') ? 'value' : 'parts';
    return comparison({ same: false, proof: 'proved', differs: [differs] });
  }
  return pairwise(asking, ours, theirs);
}

/** A division of two metrics is arithmetic on metrics, too. */
function isArithmetic({ shape }: CompositeMeaning): boolean {
  return shape === 'ratio' || shape.startsWith('derived ');
}

/** Parts that mean the same on both sides, whatever their order, are no difference. */
function withoutCommon(
  left: readonly MetricMeaning[],
  right: readonly MetricMeaning[],
): readonly [readonly MetricMeaning[], readonly MetricMeaning[]] {
  const theirs = [...right];
  const ours = left.filter((part) => {
    const index = theirs.findIndex((other) => canonicalForm(other) === canonicalForm(part));
    if (index !== -1) theirs.splice(index, 1);
    return index === -1;
  });
  return [ours, theirs];
}

function areAllDifferent(
  asking: Asking,
  ours: readonly MetricMeaning[],
  theirs: readonly MetricMeaning[],
): boolean {
  return ours.every((part) => theirs.every((other) => compareMetrics(asking, part, other).same === false));
}

function sameOrder(left: CompositeMeaning, right: CompositeMeaning): boolean {
  return left.parts.map(canonicalForm).join() === right.parts.map(canonicalForm).join();
}

function pairwise(
  asking: Asking,
  ours: readonly MetricMeaning[],
  theirs: readonly MetricMeaning[],
): Comparison {
  const pairs = ours.flatMap((part, index) => {
    const other = theirs[index];
    return other ? [compareMetrics(asking, part, other)] : [];
  });
  const different = pairs.filter(({ same }) => same === false);
  const [shown] = different;
  if (shown) return { ...shown, relation: null, differs: ['parts'], reason: null };
  const open = pairs.find(({ same }) => same === null);
  if (open) return { ...open, relation: null, differs: [], witness: {}, words: {} };
  const assumptions = [...new Set(pairs.flatMap((each) => each.assumptions))].sort();
  const proof = pairs.some((each) => each.proof === 'modulo') ? 'modulo' : 'proved';
  return comparison({ same: true, relation: 'equivalent', proof, assumptions });
}

function unitPart(left: MetricMeaning, right: MetricMeaning): readonly Part[] {
  return unitKey(left.unit) === unitKey(right.unit) ? [] : ['unit'];
}

const ORDER: readonly Part[] = ['entity', 'aggregation', 'value', 'condition', 'time', 'unit', 'parts'];

export function inOrder(parts: readonly Part[]): readonly Part[] {
  return ORDER.filter((part) => parts.includes(part));
}
