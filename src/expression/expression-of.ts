import type { Expression, ExpressionKind } from './syntax.js';
import type { Typed, TypedKind } from './typed.js';

/** The expressions of one kind. */
export type ExpressionOf<K extends ExpressionKind> = Extract<Expression, { kind: K }>;

/** The checked expressions of one kind. */
export type TypedOf<K extends TypedKind> = Extract<Typed, { kind: K }>;
