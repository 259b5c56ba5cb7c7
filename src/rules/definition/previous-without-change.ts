import type { AnyDefinition } from '../../language/definition.js';
import type { Meanings } from '../../meaning/meaning.js';
import { evidenceOf } from '../concept/pair-report.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** An earlier meaning that is today's is no earlier meaning. */
export const previousWithoutChange: DefinitionRule = {
  id: 'previous-without-change',
  severity: 'warning',
  *check(graph, { meanings, open }): Generator<RuleReport> {
    for (const definition of graph.definitions) {
      const { previousOf, kind, value } = definition;
      if (previousOf === null) continue;
      const today = graph.definitions.find((each) => each.kind === kind && each.name === previousOf.name);
      const comparison = today && compare(meanings, definition, today);
      if (!today || !comparison || comparison.same === false) continue;
      const version = `version ${value.version ?? 1} of the ${kind} \`${previousOf.name}\``;
      const place = {
        definition: refOf(definition),
        span: definition.spanOf(['name']),
        related: [
          {
            definition: refOf(today),
            span: today.spanOf(['name']),
            message: 'What it means today.',
          },
        ],
      };
      if (comparison.same === null) {
        const question = `whether ${version} meant anything else than it means today`;
        const reason = comparison.reason ?? 'the engine gave no answer';
        open.push({ ...place, about: 'previous-without-change', question, reason });
      } else yield { ...place, ...nothingKept(version), ...evidenceOf(comparison) };
    }
  },
};

function nothingKept(version: string): Pick<RuleReport, 'message' | 'about' | 'help'> {
  return {
    message: `What \`previous\` keeps as ${version} is what it means today.`,
    about: 'same',
    help: 'Say in `previous` what was otherwise, or take it out: there is nothing to keep.',
  };
}

/** null when one of them has problems of its own. */
function compare(meanings: Meanings, before: AnyDefinition, today: AnyDefinition) {
  const [old, now] = [meanings.of(before), meanings.of(today)];
  return old && now ? meanings.compare(old, now) : null;
}
