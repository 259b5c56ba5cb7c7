import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

/** The repository's root folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export interface SourceFile {
  /** Relative to the root, `/` separated. */
  readonly path: string;
  readonly text: string;
  /** Relative imports, resolved to paths relative to the root, of types too. */
  readonly imports: readonly string[];
}

/** The product's own code. */
export function readSourceFiles(): readonly SourceFile[] {
  return globSync(['src/**/*.ts', 'cli/**/*.ts'], { cwd: ROOT })
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
        (match) => match[1] ?? '',
      );
      const imports = specifiers.map((each) => posix.join(posix.dirname(path), each).replace(/\.js$/, '.ts'));
      return { path, text, imports };
    });
}
