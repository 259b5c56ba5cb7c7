import { refKey } from '../../diagnostic/definition-ref.js';
import type { AnyDefinition } from '../../language/definition.js';
import { factsOf, refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** What is deprecated is not used any more; after its sunset, using it is an error. */
export const deprecatedReference: DefinitionRule = {
  id: 'deprecated-reference',
  severity: 'warning',
  gravest: 'error',
  *check(graph, { today }): Generator<RuleReport> {
    const second = new Set(factsOf(graph, 'name-twice').map((fact) => fact.definition));
    const deprecated = new Map<string, AnyDefinition>();
    for (const definition of graph.definitions) {
      if (definition.value.status === 'deprecated' && !second.has(definition)) {
        deprecated.set(refKey(definition), definition);
      }
    }
    for (const reference of graph.references) {
      const target = deprecated.get(refKey(reference.to));
      // What is deprecated itself may go on naming its like until both are gone.
      if (!target || reference.role !== 'needs' || reference.from.value.status === 'deprecated') continue;
      const { sunset, replaced_by: replacement } = target.value;
      const over = sunset !== undefined && today > sunset;
      const when =
        sunset === undefined ? '' : over ? `; its sunset was ${sunset}` : `; it goes after ${sunset}`;
      yield {
        severity: over ? 'error' : 'warning',
        definition: refOf(reference.from),
        message: `The ${target.kind} ${target.name} is deprecated${when}.`,
        span: reference.span,
        about: refKey(target),
        related: [
          { definition: refOf(target), span: target.spanOf(['status']), message: 'Deprecated here.' },
        ],
        ...(replacement === undefined ? {} : { help: `Use \`${replacement}\`.` }),
      };
    }
  },
};
