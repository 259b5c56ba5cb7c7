import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** What was promised until a day is taken out when the day is over, so that nobody goes on building on it. */
export const previousExpired: DefinitionRule = {
  id: 'previous-expired',
  severity: 'error',
  *check(graph, { today }): Generator<RuleReport> {
    for (const definition of graph.definitions) {
      const { kind, name, previousOf, value } = definition;
      if (previousOf === null || value.sunset === undefined || today <= value.sunset) continue;
      yield {
        definition: refOf(definition),
        message: `Version ${value.version ?? 1} of the ${kind} \`${previousOf.name}\` was kept until ${value.sunset}.`,
        span: definition.spanOf(['sunset']),
        about: value.sunset,
        help: `Take \`previous\` out of \`${previousOf.name}\`; whoever still asks for \`${name}\` asks for \`${previousOf.name}\`. Until then it is served.`,
      };
    }
  },
};
