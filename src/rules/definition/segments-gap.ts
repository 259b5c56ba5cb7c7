import type { Graph, Segmentation } from '../../graph/graph.js';
import { titleOf } from '../concept/words.js';
import { evidence } from '../condition/ask.js';
import { fingerprintsOf } from '../condition/fingerprints.js';
import { aRecord } from '../condition/wording.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleContext, RuleReport } from '../rule.js';

/** A record in none of the segments of a segmentation that says it has a place for each. */
export const segmentsGap: DefinitionRule = {
  id: 'segments-gap',
  severity: 'error',
  *check(graph: Graph, context): Generator<RuleReport> {
    for (const segmentation of graph.every.segmentations) {
      if (segmentation.definition.value.exhaustive === false) continue;
      const report = judge(segmentation, context);
      if (report) yield report;
    }
  },
};

function judge({ definition, entity, segments }: Segmentation, context: RuleContext): RuleReport | null {
  const { meanings, open } = context;
  const conditions = segments.flatMap(({ condition }) => (condition ? [condition] : []));
  const records = conditions.map((condition) => meanings.records(entity, [condition]));
  // With a segment that cannot be read, or that is beyond the engine, nobody knows what it leaves out.
  if (records.length < segments.length) return null;
  if (records.some(({ condition }) => condition.undecided !== null)) return null;
  const found = meanings.find({ inside: [], outside: records });
  const place = { definition: refOf(definition), span: definition.keySpanOf(['segments']) };
  if (found.answer === 'unknown') {
    const question = `whether every record is in a segment of ${definition.name}`;
    open.push({ ...place, about: 'segments-gap', question, reason: found.reason });
  }
  if (found.answer !== 'record') return null;
  return {
    ...place,
    message: `${aRecord(found)} is in none of the segments of "${titleOf(definition)}".`,
    about: `gap ${fingerprintsOf(meanings, records)}`,
    help: 'Add a segment for these records, widen one, or say `exhaustive: false`.',
    ...evidence(found),
    witness: { neither: found.record },
  };
}
