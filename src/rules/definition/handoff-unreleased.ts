import type { Graph } from '../../graph/graph.js';
import { titleOf } from '../concept/words.js';
import { evidence } from '../condition/ask.js';
import { fingerprintsOf } from '../condition/fingerprints.js';
import { acceptedPlace, leaveOpen, sidesOf } from '../condition/handoff-pair.js';
import { aRecord } from '../condition/wording.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** A record that the receiver would accept and the sender never releases: work nobody hands over. */
export const handoffUnreleased: DefinitionRule = {
  id: 'handoff-unreleased',
  severity: 'warning',
  *check(graph: Graph, context): Generator<RuleReport> {
    for (const sides of sidesOf(graph, context.meanings, 'unreleased')) {
      const { handoff, releases, accepts, pair, from, to, found, relation } = sides;
      const { definition } = handoff;
      if (found.answer === 'unknown') {
        const question = `whether everything that ${handoff.name} accepts is released`;
        leaveOpen(context, sides, { rule: 'handoff-unreleased', key: 'releases', question });
      }
      if (found.answer !== 'record') continue;
      const record = aRecord(found);
      yield {
        definition: refOf(definition),
        message: `${record} would be accepted by ${to} ("${titleOf(accepts.definition)}"), and ${from} does not release it ("${titleOf(releases.definition)}").`,
        span: definition.spanOf(['releases']),
        about: `unreleased ${fingerprintsOf(context.meanings, [pair.left, pair.right])}`,
        help: `${from} and ${to} agree on one condition: ${from} releases such a record, or ${to} no longer expects it.`,
        related: [acceptedPlace(sides)],
        relation,
        ...evidence(found),
        witness: { onlyOther: found.record },
      };
    }
  },
};
