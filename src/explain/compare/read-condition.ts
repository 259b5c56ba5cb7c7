import { suggestNearest } from '../../diagnostic/suggest.js';
import { listInWords } from '../../diagnostic/words.js';
import { checkExpression } from '../../expression/check-expression.js';
import { parseExpression } from '../../expression/parse-expression.js';
import type { ExpressionProblem } from '../../expression/problem.js';
import type { Typed } from '../../expression/typed.js';
import { GraphContext } from '../../graph/context.js';
import { entityScope } from '../../graph/entity-scope.js';
import type { Graph } from '../../graph/graph.js';
import { LazyScopeSource } from '../../graph/scope-source.js';
import { CompareError } from './operand.js';

/** A condition on an entity's records as written on the command line. Throws CompareError that points at the character. */
export function readCondition(graph: Graph, entity: string, text: string): Typed {
  if (!graph.entities.has(entity)) {
    const near = suggestNearest(entity, graph.entities.keys());
    const known = `the entities are ${listInWords([...graph.entities.keys()])}`;
    throw new CompareError(`there is no entity ${entity}`, near === null ? known : `did you mean ${near}?`);
  }
  const parsed = parseExpression(text);
  if (!parsed.ok) throw pointAt(text, parsed.problems[0]);
  const source = new LazyScopeSource(new GraphContext(graph.config, graph.definitions, []));
  const { typed, problems } = checkExpression(parsed.expression, entityScope(source, entity), 'condition');
  if (typed === null) throw pointAt(text, problems[0]);
  return typed;
}

/** Written as a condition rather than as a name, a title or a synonym. */
export function looksLikeCondition(text: string): boolean {
  return /[<>=()'+*/|]|\b(?:and|or|not|is|in|like|ilike|between|case)\b/i.test(text);
}

/** The condition with a mark under the place, as a check shows it in a file. */
function pointAt(text: string, problem: ExpressionProblem | undefined): CompareError {
  // Without a problem of its own it names a definition that has one.
  if (problem === undefined)
    return new CompareError(`what \`${text}\` names has problems of its own`, '`accord check` tells of them');
  const { start, end, message, help } = problem;
  const line = text.replaceAll(/[\n\r\t]/g, ' ');
  const mark = `${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))}`;
  return new CompareError(`${message}\n    ${line}\n    ${mark}`, help);
}
