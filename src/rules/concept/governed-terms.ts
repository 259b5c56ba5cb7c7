import { childrenOf } from '../../expression/children.js';
import type { Typed } from '../../expression/typed.js';
import type { Graph } from '../../graph/graph.js';
import type { Definition } from '../../language/definition.js';
import type { Meanings, RecordsMeaning } from '../../meaning/meaning.js';
import { once } from '../../meaning/once.js';
import { fieldsRead } from './fields-read.js';
import { isAlways, isNever } from './never.js';

export interface GovernedTerm {
  readonly definition: Definition<'term'>;
  readonly meaning: RecordsMeaning;
  readonly fingerprint: string;
}

/** The approved terms of a project, found by what they mean and by what they read. */
export class GovernedTerms {
  /** Made when a condition has to be compared with them: after most edits few have. */
  private readonly index: () => Index;

  constructor(
    graph: Graph,
    private readonly meanings: Meanings,
  ) {
    this.index = once(() => indexOf(graph, meanings));
  }

  /** The first term that means the same, unless one of `named` means it: then the term is used, not written out. */
  equalTo(records: RecordsMeaning, named: readonly string[]): GovernedTerm | null {
    const fingerprint = this.meanings.fingerprint(records);
    if (this.meaningsOf(named).has(fingerprint)) return null;
    return this.index().byMeaning.get(fingerprint)?.[0] ?? null;
  }

  /** The terms that read the same fields, and hold for some records and not for all; without what means the same as `counted`. */
  readingTheSame(records: RecordsMeaning, counted: readonly string[]): readonly GovernedTerm[] {
    const apart = this.meaningsOf(counted);
    const found = this.index().byFields.get(fieldsKey(records)) ?? [];
    return found.filter(
      ({ meaning, fingerprint }) =>
        !apart.has(fingerprint) && !isNever(this.meanings, meaning) && !isAlways(this.meanings, meaning),
    );
  }

  private meaningsOf(names: readonly string[]): ReadonlySet<string> {
    return new Set(names.flatMap((name) => this.index().fingerprints.get(name) ?? []));
  }
}

interface Index {
  readonly byMeaning: Map<string, GovernedTerm[]>;
  readonly byFields: Map<string, GovernedTerm[]>;
  readonly fingerprints: Map<string, string>;
}

function indexOf(graph: Graph, meanings: Meanings): Index {
  const index: Index = { byMeaning: new Map(), byFields: new Map(), fingerprints: new Map() };
  for (const { definition, name } of graph.terms.values()) {
    const meaning = meanings.of(definition);
    if (meaning?.kind !== 'records') continue;
    const fingerprint = meanings.fingerprint(meaning);
    index.fingerprints.set(name, fingerprint);
    if (!isApproved(definition)) continue;
    const term = { definition, meaning, fingerprint };
    push(index.byMeaning, fingerprint, term);
    push(index.byFields, fieldsKey(meaning), term);
  }
  return index;
}

export function isApproved({ value }: Definition<'term'>): boolean {
  return (value.status ?? 'approved') === 'approved';
}

/** The terms of its own entity that a condition names. */
export function termsNamedIn(condition: Typed): readonly string[] {
  if (condition.kind === 'term') return condition.path.length === 0 ? [condition.term.name] : [];
  return childrenOf(condition).flatMap(termsNamedIn);
}

function fieldsKey({ entity, condition }: RecordsMeaning): string {
  return `${entity}: ${fieldsRead(condition.conditions)}`;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
