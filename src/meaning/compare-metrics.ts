import type { Part } from '../diagnostic/finding.js';
import { canonicalForm, foldUnit, isOpen } from './canonical-form.js';
import { comparison } from './compare-records.js';
import type { AggregateMeaning, Comparison, CompositeMeaning, RecordsMeaning } from './meaning.js';
import { differSomewhere } from './sample.js';
import { isUndecided } from './value-text.js';

type MetricMeaning = AggregateMeaning | CompositeMeaning;
type CompareConditions = (left: RecordsMeaning, right: RecordsMeaning) => Comparison;

/** How one metric stands to another: the parts that differ, and how their records do. */
export function compareMetrics(
  conditions: CompareConditions,
  left: MetricMeaning,
  right: MetricMeaning,
): Comparison {
  if (left.kind === 'aggregate' && right.kind === 'aggregate')
    return compareAggregates(conditions, left, right);
  if (left.kind === 'composite' && right.kind === 'composite')
    return compareComposites(conditions, left, right);
  return comparison({ same: false, proof: 'proved', differs: ['aggregation', ...unitPart(left, right)] });
}

function compareAggregates(
  conditions: CompareConditions,
  left: AggregateMeaning,
  right: AggregateMeaning,
): Comparison {
  const records = conditions(left.records, right.records);
  const sameValue = valuesEqual(left.value, right.value);
  const others: readonly Part[] = [
    ...(left.aggregation === right.aggregation ? [] : (['aggregation'] as const)),
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
  const reason = 'the values that are aggregated could not be compared';
  return { ...told, same: null, proof: 'unknown', reason: records.reason ?? reason };
}

/** null: one of them is beyond the engine. */
function valuesEqual(left: string | null, right: string | null): boolean | null {
  if (left === right) return true;
  if (left === null || right === null) return false;
  return isUndecided(left) || isUndecided(right) ? null : false;
}

function compareComposites(
  conditions: CompareConditions,
  left: CompositeMeaning,
  right: CompositeMeaning,
): Comparison {
  const units = unitPart(left, right);
  const parts = compareParts(conditions, left, right);
  const { same } = parts;
  if (units.length === 0) return parts;
  const proof = same === false ? parts.proof : 'proved';
  return { ...parts, same: false, proof, reason: null, differs: inOrder([...parts.differs, ...units]) };
}

function compareParts(
  conditions: CompareConditions,
  left: CompositeMeaning,
  right: CompositeMeaning,
): Comparison {
  const [ours, theirs] = withoutCommon(left.parts, right.parts);
  if (left.shape === right.shape && ours.length === 0 && theirs.length === 0 && sameOrder(left, right))
    return pairwise(conditions, left.parts, right.parts);
  const undecided = (reason: string) => comparison({ same: null, proof: 'unknown', reason });
  if (left.samples && right.samples && !differSomewhere(left.samples, right.samples))
    return undecided('the formulas are written differently, and may always give the same number');
  if (left.shape !== right.shape) {
    if ([...ours, ...theirs].some(isOpen)) return undecided('a part of the formulas could not be decided');
    const kinds = [left, right].map(({ shape }) => shape.split(' ')[0]);
    const differs: Part = kinds[0] === kinds[1] && kinds[0] === 'derived' ? 'value' : 'aggregation';
    const all: Part[] = ours.length + theirs.length > 0 ? [differs, 'parts'] : [differs];
    return comparison({ same: false, proof: 'proved', differs: all });
  }
  if (ours.length === 0) {
    const differs: Part = left.shape.startsWith('derived ') ? 'value' : 'parts';
    return comparison({ same: false, proof: 'proved', differs: [differs] });
  }
  return pairwise(conditions, ours, theirs);
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

function sameOrder(left: CompositeMeaning, right: CompositeMeaning): boolean {
  return left.parts.map(canonicalForm).join() === right.parts.map(canonicalForm).join();
}

function pairwise(
  conditions: CompareConditions,
  ours: readonly MetricMeaning[],
  theirs: readonly MetricMeaning[],
): Comparison {
  const pairs = ours.flatMap((part, index) => {
    const other = theirs[index];
    return other ? [compareMetrics(conditions, part, other)] : [];
  });
  const different = pairs.filter(({ same }) => same === false);
  const [shown] = different;
  if (shown) return { ...shown, relation: null, differs: ['parts'], reason: null };
  const open = pairs.find(({ same }) => same === null);
  if (open) return { ...open, relation: null, differs: [], witness: {}, words: {} };
  const assumptions = [...new Set(pairs.flatMap((each) => each.assumptions))].sort();
  const proof = pairs.some((each) => each.proof === 'modulo') ? 'modulo' : 'proved';
  return comparison({ same: true, proof, assumptions });
}

function unitPart(left: MetricMeaning, right: MetricMeaning): readonly Part[] {
  return foldUnit(left.unit) === foldUnit(right.unit) ? [] : ['unit'];
}

const ORDER: readonly Part[] = ['entity', 'aggregation', 'value', 'condition', 'time', 'unit', 'parts'];

function inOrder(parts: readonly Part[]): readonly Part[] {
  return ORDER.filter((part) => parts.includes(part));
}
