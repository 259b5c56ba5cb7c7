import { factsOf, nearestHelp, refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** Every definition has owners that exist; teams and handoffs are owned by what they are. */
export const missingOwner: DefinitionRule = {
  id: 'missing-owner',
  severity: 'error',
  *check(graph): Generator<RuleReport> {
    const teams = [...graph.teams.keys()];
    for (const definition of graph.definitions) {
      const { kind, value, previousOf } = definition;
      // What it used to mean is owned with it.
      if (previousOf !== null) continue;
      if (kind === 'team' || kind === 'handoff' || (value.owners && value.owners.length > 0)) continue;
      yield {
        definition: refOf(definition),
        message: `The ${definition.kind} ${definition.name} has no owner.`,
        span: definition.spanOf(value.owners ? ['owners'] : ['name']),
        help:
          teams.length > 0
            ? `Add \`owners: [${teams[0]}]\`.`
            : 'Define a team, then add `owners: [the_team]`.',
      };
    }
    for (const fact of factsOf(graph, 'unknown-team')) {
      yield {
        definition: refOf(fact.definition),
        message: `No team is called \`${fact.written}\`.`,
        span: fact.span,
        about: fact.written,
        ...nearestHelp(fact.written, fact.candidates),
      };
    }
  },
};
