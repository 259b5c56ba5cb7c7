import { hash } from 'node:crypto';
import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { ConfigValue } from '../language/config.js';
import type { AnyDefinition } from '../language/definition.js';
import type { FileReading } from './file-reading.js';
import { piecesOf, type Said } from './said.js';

interface Closure {
  readonly names: ReadonlySet<string>;
  readonly digest: string;
}

/** The definitions of one commit, and for each the part of the project that its meaning can depend on. */
export class Snapshot {
  /** The first of each name; keys are those of refKey. */
  private readonly byKey = new Map<string, AnyDefinition>();
  /** What is said under a name, by definitions of whatever kind and by fields. */
  private readonly said = new Map<string, Said[]>();
  private readonly broken = new Set<string>();
  private readonly closures = new Map<string, Closure>();
  private readonly functions: string;

  constructor(
    readonly config: ConfigValue,
    private readonly files: readonly FileReading[],
  ) {
    this.functions = JSON.stringify(config.functions ?? []);
    for (const { definitions, broken } of files) {
      for (const definition of definitions) {
        const key = refKey(definition);
        if (!this.byKey.has(key)) this.byKey.set(key, definition);
        for (const piece of piecesOf(definition)) this.add(piece);
      }
      for (const ref of broken) {
        this.broken.add(refKey(ref));
        this.add({ name: ref.name, digest: `!${ref.kind}`, words: NO_WORDS });
      }
    }
  }

  /** The first of each name. */
  get definitions(): readonly AnyDefinition[] {
    return [...this.byKey.values()];
  }

  /** The first of that kind and name. */
  get(ref: DefinitionRef): AnyDefinition | null {
    return this.byKey.get(refKey(ref)) ?? null;
  }

  /** Not found; but it may stand in something that could not be read. */
  isUnreadable(ref: DefinitionRef): boolean {
    if (this.byKey.has(refKey(ref))) return false;
    return this.broken.has(refKey(ref)) || this.files.some((file) => file.mayHold(ref.name));
  }

  /** Of everything that the meaning of a definition can depend on: equal digests, equal meanings. */
  digestOf(ref: DefinitionRef): string {
    return this.closure(ref).digest;
  }

  /**
   * Takes over what another one has worked out about definitions that rest on nothing that is different here. Only
   * where both have the same names: a new one may stand in any text.
   */
  learnFrom(other: Snapshot): void {
    const changed = this.differencesFrom(other);
    if (changed === null) return;
    for (const [key, closure] of other.closures) {
      if (!changed.some((name) => closure.names.has(name))) this.closures.set(key, closure);
    }
  }

  /** The names under which something else is said; null where there are other names, files or functions. */
  private differencesFrom(other: Snapshot): readonly string[] | null {
    if (this.functions !== other.functions || this.files.length !== other.files.length) return null;
    const pairs = this.files.map((file, index) => [file, other.files[index]] as const);
    const names = new Set(
      pairs.flatMap(([ours, theirs]) =>
        ours === theirs || !theirs ? [] : [...namesIn(ours), ...namesIn(theirs)],
      ),
    );
    if ([...names].some((name) => this.said.has(name) !== other.said.has(name))) return null;
    return [...names].filter((name) => this.digestsOf(name) !== other.digestsOf(name));
  }

  private digestsOf(name: string): string {
    return (this.said.get(name) ?? []).map(({ digest }) => digest).join(' ');
  }

  /** The names of all that these can depend on, and their own. */
  namesFor(refs: readonly DefinitionRef[]): ReadonlySet<string> {
    return new Set(refs.flatMap((ref) => [...this.closure(ref).names]));
  }

  /** In the order of the files; a name given twice is there twice. */
  named(names: ReadonlySet<string>): readonly AnyDefinition[] {
    return this.files.flatMap(({ definitions }) => definitions.filter(({ name }) => names.has(name)));
  }

  /**
   * By every word in the texts that is a name: a reference is always written out, so that nothing is left out, at the
   * price of some that are no references.
   */
  private closure(ref: DefinitionRef): Closure {
    const key = ref.kind === 'entity' ? refKey(ref) : ref.name;
    const before = this.closures.get(key);
    if (before) return before;
    const names = new Set<string>([ref.name]);
    const definition = this.get(ref);
    if (definition?.kind === 'entity') for (const field of definition.value.fields) names.add(field.name);
    // A set that grows while it is walked is walked to its end.
    for (const each of names) {
      for (const { words } of this.said.get(each) ?? []) {
        for (const word of words) if (this.said.has(word)) names.add(word);
      }
    }
    const said = [...names].sort().map((each) => `${each} ${this.digestsOf(each)}`);
    const digest = hash('sha256', `${this.functions} ${said.join(';')}`, 'base64');
    const made = { names, digest };
    this.closures.set(key, made);
    return made;
  }

  private add(piece: Said): void {
    const before = this.said.get(piece.name);
    if (before) before.push(piece);
    else this.said.set(piece.name, [piece]);
  }
}

const NO_WORDS: ReadonlySet<string> = new Set();

/** Whatever is said in a file, and what could not be read, is said under one of these. */
function namesIn({ definitions, broken }: FileReading): readonly string[] {
  return [...definitions.flatMap(piecesOf), ...broken].map(({ name }) => name);
}
