/** The part of @babel/types that is used: Cube's own copy, so that its nodes are the ones Cube's parser makes. */
export interface NodeTypes {
  identifier(name: string): object;
  stringLiteral(value: string): object;
  memberExpression(object: object, property: object): object;
  callExpression(callee: object, parameters: object[]): object;
  templateElement(value: { raw: string; cooked: string }, tail: boolean): object;
  templateLiteral(quasis: object[], expressions: object[]): object;
  expressionStatement(expression: object): object;
  program(body: object[]): object;
}

const NAME = '[A-Za-z_][A-Za-z0-9_]*';
/** `cube.member`, and `FILTER_PARAMS.cube.member.filter('text')`. */
const REFERENCE = String.raw`${NAME}(?:\.${NAME})*(?:\('[A-Za-z0-9_. ]*'\))?`;
const IS_REFERENCE = new RegExp(`^${REFERENCE}$`);
const REFERENCES = new RegExp(String.raw`\{(${REFERENCE})\}`);
/**
 * Whatever the parser may read as more than text; it passes on `\"` and `\uXXXX` as they are. To it, a lone `f`
 * or `fr` and the quote after it begin another f-string.
 */
const NOT_TEXT = /[{}`]|(?<!\\)"|\\(?!"|u[0-9a-fA-F]{4})|^(?:[fF][rR]?|[rR][fF])$/;

/**
 * The tree that Cube's Python parser makes of a text, for the texts a compiled model holds: an f-string of plain text and
 * references, or a reference alone. Undefined for every other text. `keywords` are Python's, which are no names.
 */
export function readTemplate(
  code: string,
  types: NodeTypes,
  keywords: ReadonlySet<string>,
): object | undefined {
  const expression = IS_REFERENCE.test(code)
    ? readReference(code, types, keywords)
    : readParts(/^f"(.+)"$/s.exec(code)?.[1], types, keywords);
  return expression && types.program([types.expressionStatement(expression)]);
}

function readParts(inside: string | undefined, types: NodeTypes, keywords: ReadonlySet<string>) {
  if (inside === undefined) return undefined;
  const quasis: object[] = [];
  const expressions: object[] = [];
  // Text and references by turns; text stands first and last, if only as ''.
  const parts = inside.split(REFERENCES);
  const last = parts.length - 1;
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      const reference = readReference(part, types, keywords);
      if (reference === undefined) return undefined;
      expressions.push(reference);
    } else {
      // Cube's parser refuses two references with nothing between them.
      if (part === '' && index !== 0 && index !== last) return undefined;
      if (NOT_TEXT.test(part)) return undefined;
      quasis.push(types.templateElement({ raw: part, cooked: part }, index === last && part !== ''));
    }
  }
  return types.templateLiteral(quasis, expressions);
}

function readReference(text: string, types: NodeTypes, keywords: ReadonlySet<string>): object | undefined {
  const [path = '', parameter] = text.split(/\('|'\)/);
  const [first = '', ...members] = path.split('.');
  if ([first, ...members].some((name) => keywords.has(name))) return undefined;
  const member = members.reduce(
    (object, name) => types.memberExpression(object, types.identifier(name)),
    types.identifier(first),
  );
  return parameter === undefined ? member : types.callExpression(member, [types.stringLiteral(parameter)]);
}
