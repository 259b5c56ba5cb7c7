import type { SqlDialect } from './dialects/dialect.js';
import type { SqlFragment } from './sql-fragment.js';
import type { FieldInfo, Typed } from './typed.js';

/** One printing under way; names are followed from the row at the end of `path`. */
export interface SqlPrinting {
  readonly dialect: SqlDialect;
  readonly path: readonly string[];
  print(typed: Typed): SqlFragment;
  /** Prints an expression of the entity at the end of a longer path. */
  printAt(path: readonly string[], typed: Typed): SqlFragment;
  column(path: readonly string[], field: FieldInfo): string;
  exists(path: readonly string[]): string;
  text(value: string): SqlFragment;
}
