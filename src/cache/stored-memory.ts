import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Recollection } from './memory.js';

/** Characters. Of a store that grew larger only what the last check used is kept. */
const MOST_CHARACTERS = 100_000_000;

/** A store that nothing was added to for so long is taken for one of a project that is gone. */
const UNUSED_DAYS = 60;

/**
 * A memory in one file: a line that says whose it is and the digest of the rest, then a line an entry. A file that is
 * missing, broken, cut off or of other code is an empty memory. Nothing here throws: a check works without it.
 */
export class StoredMemory implements Recollection {
  private readonly known: Map<string, string>;
  private readonly used = new Set<string>();
  private hasNew = false;
  private distrusted = false;

  constructor(
    private readonly file: string,
    /** Of the code that finds out what is kept here. */
    private readonly code: string,
    private readonly mostCharacters = MOST_CHARACTERS,
  ) {
    this.known = read(file, code);
  }

  get isDistrusted(): boolean {
    return this.distrusted;
  }

  recall(key: string): string | undefined {
    const value = this.known.get(key);
    if (value !== undefined) this.used.add(key);
    return value;
  }

  keep(key: string, value: string): void {
    // An entry is a line; what is none is not kept.
    if (/[\t\n]/.test(key) || value.includes('\n')) return;
    this.used.add(key);
    if (this.known.get(key) === value) return;
    this.known.set(key, value);
    this.hasNew = true;
  }

  distrust(): void {
    this.distrusted = true;
  }

  /** Writes what is new, in one step: a check that runs beside this one reads the old file or the new one. */
  save(): void {
    if (this.distrusted) {
      remove(this.file);
      return;
    }
    if (!this.hasNew) return;
    const all = linesOf([...this.known]);
    const lines =
      all.length <= this.mostCharacters
        ? all
        : linesOf([...this.known].filter(([key]) => this.used.has(key)));
    if (lines.length <= this.mostCharacters) write(this.file, `${headOf(this.code, lines)}\n${lines}`);
  }
}

function read(file: string, code: string): Map<string, string> {
  const known = new Map<string, string>();
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return known;
  }
  const headEnd = text.indexOf('\n');
  const lines = text.slice(headEnd + 1);
  if (headEnd === -1 || text.slice(0, headEnd) !== headOf(code, lines)) return known;
  for (let start = 0; start < lines.length; ) {
    const tab = lines.indexOf('\t', start);
    const end = lines.indexOf('\n', tab);
    known.set(lines.slice(start, tab), lines.slice(tab + 1, end));
    start = end + 1;
  }
  return known;
}

function linesOf(entries: readonly (readonly [string, string])[]): string {
  return entries.map(([key, value]) => `${key}\t${value}\n`).join('');
}

function headOf(code: string, lines: string): string {
  return `accord ${code} ${createHash('sha256').update(lines).digest('base64url')}`;
}

function write(file: string, text: string): void {
  const beside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, text);
    renameSync(beside, file);
    removeUnused(dirname(file));
  } catch {
    remove(beside);
  }
}

/** Stores of projects that nobody has checked for long, and what was left of writing that was cut off. */
function removeUnused(folder: string): void {
  const oldest = Date.now() - UNUSED_DAYS * 86_400_000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith('check-') && statSync(path).mtimeMs < oldest) remove(path);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It stays where it cannot be removed, and is read as little as any other broken file.
  }
}
