import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import type { Report } from '../diagnostic/finding.js';
import type { SourceText } from '../diagnostic/source.js';
import { parseExpression } from '../expression/parse-expression.js';
import type { ExpressionProblem } from '../expression/problem.js';
import { expressionPaths } from './expression-paths.js';
import type { ReadDefinition } from './read-definition.js';

/** Parses every expression of a definition; what cannot be parsed is reported and stays unset. */
export function readExpressions<K extends DefinitionKind>(definition: ReadDefinition<K>): Report[] {
  return expressionPaths(definition.kind, definition.value).flatMap((path) => {
    const text = definition.textOf(path);
    if (!text) return [];
    const parsed = parseExpression(text.text);
    if (parsed.ok) {
      definition.addExpression(path, { text, syntax: parsed.expression });
      return [];
    }
    const about = `expression:${path.join('.')}`;
    return parsed.problems.map((problem) => ({ ...reportOf(definition, text, problem), about }));
  });
}

function reportOf(
  definition: ReadDefinition<DefinitionKind>,
  text: SourceText,
  problem: ExpressionProblem,
): Report {
  const { kind, name } = definition;
  const { message, start, end } = problem;
  const help = commentInExpression(text) ?? problem.help;
  const span = text.span(start, end);
  return { definition: { kind, name }, message, span, ...(help === undefined ? {} : { help }) };
}

/** YAML ends an unquoted value at ` #`, which may have been meant as part of a text in the expression. */
function commentInExpression(text: SourceText): string | undefined {
  const { source, end } = text.span();
  const quotes = text.text.split("'").length - 1;
  return quotes % 2 === 1 && /^[ \t]+#/.test(source.text.slice(end, end + 100))
    ? 'YAML reads what follows ` #` as a comment: put the whole expression in quotes'
    : undefined;
}
