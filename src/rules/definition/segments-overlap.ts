import type { Graph, Segmentation } from '../../graph/graph.js';
import type { Found } from '../../meaning/meaning.js';
import { titleOf } from '../concept/words.js';
import { evidence } from '../condition/ask.js';
import { findOverlaps } from '../condition/find-overlaps.js';
import { fingerprintsOf } from '../condition/fingerprints.js';
import { aRecord } from '../condition/wording.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleContext, RuleReport } from '../rule.js';

/** A record in two segments of a segmentation that says they exclude each other. */
export const segmentsOverlap: DefinitionRule = {
  id: 'segments-overlap',
  severity: 'error',
  *check(graph: Graph, context): Generator<RuleReport> {
    for (const segmentation of graph.every.segmentations) {
      if (segmentation.definition.value.exclusive !== false) yield* judge(segmentation, context);
    }
  },
};

function* judge(segmentation: Segmentation, context: RuleContext): Generator<RuleReport> {
  const { entity, segments } = segmentation;
  const { meanings } = context;
  const decided = segments.flatMap(({ condition }, index) => {
    const records = condition && meanings.records(entity, [condition]);
    return condition && records?.condition.undecided === null ? [{ index, condition }] : [];
  });
  const conditions = decided.map(({ condition }) => condition);
  const recordsOf = (index: number) => meanings.records(entity, conditions.slice(index, index + 1));
  for (const { first, second, found } of findOverlaps(meanings, entity, conditions)) {
    const [earlier, later] = [decided[first]?.index ?? 0, decided[second]?.index ?? 0];
    if (found.answer === 'record') {
      const { relation } = meanings.compare(recordsOf(second), recordsOf(first));
      const prints = fingerprintsOf(meanings, [recordsOf(first), recordsOf(second)]);
      const report = overlap(segmentation, earlier, later, found);
      yield { ...report, about: `${report.about} ${prints.split(' ').sort().join(' ')}`, relation };
    } else leaveOpen(segmentation, earlier, later, found, context);
  }
}

function overlap(
  segmentation: Segmentation,
  earlier: number,
  later: number,
  found: Extract<Found, { answer: 'record' }>,
): RuleReport & { readonly about: string } {
  const { definition, segments } = segmentation;
  const [first, second] = [segments[earlier]?.name ?? '', segments[later]?.name ?? ''];
  const names = `the segments ${first} and ${second}`;
  return {
    definition: refOf(definition),
    message: `${aRecord(found)} is in both ${names} of "${titleOf(definition)}".`,
    span: definition.spanOf(['segments', later, 'where']),
    about: [first, second].sort().join(' '),
    help: 'Narrow one of the two, or say `exclusive: false`.',
    related: [placeOf(segmentation, earlier)],
    ...evidence(found),
    witness: { both: found.record },
  };
}

function placeOf(
  { definition, segments }: Segmentation,
  index: number,
): NonNullable<RuleReport['related']>[number] {
  return {
    definition: refOf(definition),
    span: definition.spanOf(['segments', index, 'where']),
    message: `The segment ${segments[index]?.name ?? ''}.`,
  };
}

function leaveOpen(
  segmentation: Segmentation,
  earlier: number,
  later: number,
  { reason }: Extract<Found, { answer: 'unknown' }>,
  { open }: RuleContext,
): void {
  const { definition, segments } = segmentation;
  const names = [segments[earlier]?.name ?? '', segments[later]?.name ?? ''];
  open.push({
    definition: refOf(definition),
    span: definition.spanOf(['segments', later, 'where']),
    related: [placeOf(segmentation, earlier)],
    about: `segments-overlap ${[...names].sort().join(' ')}`,
    question: `whether a record can be in both segments ${names.join(' and ')} of ${definition.name}`,
    reason,
  });
}
