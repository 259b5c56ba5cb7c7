import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WorkspaceError } from './workspace-error.js';

/**
 * Writes a file below `folder` in one step: whoever reads it meanwhile finds the old text or the new one. Folders are
 * made as needed; a link stays one, and what it leads to is written.
 */
export function replaceFile(folder: string, fileName: string, text: string): void {
  const named = join(folder, fileName);
  try {
    mkdirSync(dirname(named), { recursive: true });
    const path = existsSync(named) ? realpathSync(named) : named;
    const beside = `${path}.${process.pid}.tmp`;
    try {
      writeFileSync(beside, text);
      renameSync(beside, path);
    } finally {
      rmSync(beside, { force: true });
    }
  } catch (error) {
    throw new WorkspaceError(
      `cannot write ${named}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
