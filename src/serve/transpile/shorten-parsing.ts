import { type NodeTypes, readTemplate } from './read-template.js';

/** The part of Cube's YamlCompiler that reads one text. */
export interface YamlParsing {
  parsePythonAndTranspileToJs?(code: unknown, errorsReport: unknown): object | null;
}

/** The part of Cube's Python lexer that names its keywords: each in single quotes, beside operators. */
export interface PythonLexer {
  readonly literalNames?: readonly (string | null)[];
}

/**
 * Cube reads every text of a YAML model with a Python parser, about a millisecond each. The same method, in which the
 * texts of a compiled model are read directly. Another Cube, without the method or the keywords, stays as it is.
 */
export function shortenParsing(prototype: YamlParsing, lexer: PythonLexer, types: NodeTypes): void {
  const parse = prototype.parsePythonAndTranspileToJs;
  const keywords = readKeywords(lexer);
  if (parse === undefined || keywords.size === 0) return;
  prototype.parsePythonAndTranspileToJs = function parsePythonAndTranspileToJs(
    this: YamlParsing,
    code,
    errorsReport,
  ) {
    const read = typeof code === 'string' ? readTemplate(code, types, keywords) : undefined;
    return read ?? parse.call(this, code, errorsReport);
  };
}

/** Python's words: in Cube's parser they are no names. */
export function readKeywords({ literalNames = [] }: PythonLexer): ReadonlySet<string> {
  return new Set(literalNames.flatMap((literal) => /^'([A-Za-z]+)'$/.exec(literal ?? '')?.[1] ?? []));
}
