import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import { WorkspaceError } from './workspace-error.js';

export interface TextFile {
  /** Relative to the folder it belongs to, `/` separated. */
  readonly fileName: string;
  readonly content: string;
}

/** Writes each file below `folder`, making folders as needed; files that hold the same already are left alone. */
export function writeTextFiles(folder: string, files: readonly TextFile[]): readonly string[] {
  const written: string[] = [];
  for (const { fileName, content } of files) {
    const path = join(folder, fileName);
    try {
      if (existsSync(path) && readFileSync(path, 'utf8') === content) continue;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    } catch (error) {
      throw new WorkspaceError(
        `cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    written.push(fileName);
  }
  return written;
}

/** Every file below a folder, sorted; none where there is no folder. */
export function readTextFiles(folder: string, pattern = '**/*'): readonly TextFile[] {
  if (!existsSync(folder)) return [];
  return globSync([pattern], { cwd: folder, dot: true, onlyFiles: true, expandDirectories: false })
    .sort()
    .map((fileName) => ({ fileName, content: readFileSync(join(folder, fileName), 'utf8') }));
}

export function removeFiles(folder: string, fileNames: readonly string[]): void {
  for (const fileName of fileNames) rmSync(join(folder, fileName));
}

/** Those of `fileNames` that exist below `folder` already, relative to the working folder. */
export function existingFiles(folder: string, fileNames: readonly string[]): readonly string[] {
  return fileNames
    .map((name) => join(folder, name))
    .filter(existsSync)
    .map((path) => relative('.', path) || path);
}
