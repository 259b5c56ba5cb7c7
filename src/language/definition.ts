import type { DefinitionKind, DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Source, SourceText, Span } from '../diagnostic/source.js';
import type { Expression } from '../expression/syntax.js';
import type { DefinitionValues } from './schema.js';

/** Where something stands inside a definition: `['segments', 0, 'where']`. */
export type Path = readonly (string | number)[];

/** An expression as written: its text, which maps to the file, and its tree (offsets into that text). */
export interface WrittenExpression {
  readonly text: SourceText;
  readonly syntax: Expression;
}

/** One definition as read: what it says, and where each piece of it stands. */
export interface Definition<K extends DefinitionKind = DefinitionKind> extends DefinitionRef {
  readonly kind: K;
  readonly name: string;
  readonly value: DefinitionValues[K];
  /** What this is an earlier meaning of, where it is written there as `previous`; null for all that is an item of its own. */
  readonly previousOf: DefinitionRef | null;
  readonly source: Source;
  /** The whole item; of an earlier meaning what `previous` says. */
  readonly span: Span;
  /** The value at a path; the nearest existing parent's where there is none. Never throws. */
  spanOf(path: Path): Span;
  /** The key at a path; the nearest existing parent's value where there is none. */
  keySpanOf(path: Path): Span;
  /** A scalar's text and its mapping to the file; null where there is no scalar. */
  textOf(path: Path): SourceText | null;
  /** The expression at a path; null where there is none or it could not be parsed (a finding says so). */
  expressionOf(path: Path): WrittenExpression | null;
}

export type AnyDefinition = { [K in DefinitionKind]: Definition<K> }[DefinitionKind];
