import type { Typed } from './typed.js';

/** Words, and what joins them outermost: parentheses go where `and` and `or` would mix. */
export interface Phrase {
  readonly text: string;
  readonly join: 'none' | 'and' | 'or';
}

/** How fields and terms are called; undefined for the name in words. */
export type TitleOf = (kind: 'field' | 'term', entity: string, name: string) => string | undefined;

export interface Describing {
  readonly titleOf: TitleOf;
  /** What a condition says, or what its negation says: under SQL's logic the same records, TRUE, FALSE and UNKNOWN. */
  condition(typed: Typed, negated: boolean): Phrase;
  /** A value as a noun. */
  value(typed: Typed): string;
}

export function plain(text: string): Phrase {
  return { text, join: 'none' };
}

/** In parentheses unless nothing joins it. */
export function enclose({ text, join }: Phrase): string {
  return join === 'none' ? text : `(${text})`;
}

export function inWords(name: string): string {
  return name.replaceAll('_', ' ');
}

/** `account's owner's name`. */
export function possessive(path: readonly string[], name: string): string {
  return [...path.map((step) => `${inWords(step)}'s`), name].join(' ');
}
