import { Composer, type Document, Lexer, Parser } from 'yaml';

/** Definitions need about ten levels; the composer recurses, so depth is refused before it can overflow the stack. */
const MAX_DEPTH = 200;

/** Never the YAML 1.1 schema, whatever a `%YAML` line says: `yes` is text. Duplicate keys are found by the builder. */
const OPTIONS = { schema: 'core', uniqueKeys: false, prettyErrors: false, stringKeys: false } as const;

export interface ParsedYaml {
  readonly documents: readonly Document.Parsed[];
  /** Where nesting went past the limit; nothing was composed then. */
  readonly tooDeepAt: number | null;
}

export function parseYaml(text: string): ParsedYaml {
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  const documents: Document.Parsed[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > MAX_DEPTH) return { documents: [], tooDeepAt: parser.offset - lexeme.length };
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(true, text.length));
  return { documents, tooDeepAt: null };
}
