import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { suggestNearest } from '../diagnostic/suggest.js';
import { clauseAround } from '../expression/normal-spelling.js';
import type { ExpressionProblem, ExpressionRule } from '../expression/problem.js';
import type { Fact } from '../graph/fact.js';
import type { Graph } from '../graph/graph.js';
import type { RuleReport } from './rule.js';

/** The definition a report is about, without the rest of it. */
export function refOf(definition: DefinitionRef): DefinitionRef {
  return { kind: definition.kind, name: definition.name };
}

export function factsOf<K extends Fact['kind']>(
  graph: Graph,
  kind: K,
): readonly Extract<Fact, { kind: K }>[] {
  return graph.facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}

/** What the expression checker said under one rule. */
export function* expressionReports(graph: Graph, rule: ExpressionRule): Generator<RuleReport> {
  for (const { definition, text, problem } of factsOf(graph, 'expression')) {
    if (problem.rule !== rule) continue;
    yield {
      definition: refOf(definition),
      message: problem.message,
      span: text.span(problem.start, problem.end),
      about: aboutProblem(text.text, problem),
      ...(problem.help ? { help: problem.help } : {}),
    };
  }
}

/** What is written there; all but a name that nothing has is a problem only beside what it is compared with. */
function aboutProblem(text: string, { rule, start, end }: ExpressionProblem): string {
  const written = text.slice(start, end);
  return rule === 'unknown-reference' ? written : `${written} in ${clauseAround(text, { start, end })}`;
}

/** What the resolver said under one rule about names of the right kind in the wrong place. */
export function* misfitReports(
  graph: Graph,
  rule: 'type-mismatch' | 'grain-mismatch',
): Generator<RuleReport> {
  for (const fact of factsOf(graph, 'misfit')) {
    if (fact.rule !== rule) continue;
    const { definition, message, span, help } = fact;
    yield { definition: refOf(definition), message, span, about: message, ...(help ? { help } : {}) };
  }
}

/** "Did you mean `x`?", or the few names there are, or nothing. */
export function nearestHelp(
  written: string,
  candidates: readonly string[],
): { help: string } | Record<string, never> {
  const nearest = suggestNearest(written, candidates);
  if (nearest) return { help: `Did you mean \`${nearest}\`?` };
  const unique = [...new Set(candidates)];
  if (unique.length === 0 || unique.length > 8) return {};
  return { help: `There ${unique.length === 1 ? 'is' : 'are'} ${unique.join(', ')}.` };
}
