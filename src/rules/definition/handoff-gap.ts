import type { Graph } from '../../graph/graph.js';
import { titleOf } from '../concept/words.js';
import { evidence } from '../condition/ask.js';
import { fingerprintsOf } from '../condition/fingerprints.js';
import { acceptedPlace, leaveOpen, sidesOf } from '../condition/handoff-pair.js';
import { aRecord } from '../condition/wording.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** A record that the sender releases and the receiver does not accept: nobody works on it. */
export const handoffGap: DefinitionRule = {
  id: 'handoff-gap',
  severity: 'error',
  *check(graph: Graph, context): Generator<RuleReport> {
    for (const sides of sidesOf(graph, context.meanings, 'unaccepted')) {
      const { handoff, releases, accepts, pair, from, to, found, relation } = sides;
      const { definition } = handoff;
      if (found.answer === 'unknown') {
        const question = `whether everything that ${handoff.name} releases is accepted`;
        leaveOpen(context, sides, { rule: 'handoff-gap', key: 'accepts', question });
      }
      if (found.answer !== 'record') continue;
      const record = aRecord(found);
      yield {
        definition: refOf(definition),
        message: `${record} is released by ${from} ("${titleOf(releases.definition)}") and not accepted by ${to} ("${titleOf(accepts.definition)}"): nobody works on it.`,
        span: definition.spanOf(['accepts']),
        about: `gap ${fingerprintsOf(context.meanings, [pair.left, pair.right])}`,
        help: `${from} and ${to} agree on one condition: ${from} keeps such a record, or ${to} takes it.`,
        related: [acceptedPlace(sides)],
        relation,
        ...evidence(found),
        witness: { onlyThis: found.record },
      };
    }
  },
};
