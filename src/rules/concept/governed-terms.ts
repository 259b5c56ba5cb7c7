import { childrenOf } from '../../expression/children.js';
import type { Typed } from '../../expression/typed.js';
import type { Graph } from '../../graph/graph.js';
import type { Definition } from '../../language/definition.js';
import type { Meanings, RecordsMeaning } from '../../meaning/meaning.js';
import { fieldsRead } from './fields-read.js';
import { isAlways, isNever } from './never.js';

export interface GovernedTerm {
  readonly definition: Definition<'term'>;
  readonly meaning: RecordsMeaning;
  readonly fingerprint: string;
}

/** The approved terms of a project, found by what they mean and by what they read. */
export class GovernedTerms {
  private readonly byMeaning = new Map<string, GovernedTerm[]>();
  private readonly byFields = new Map<string, GovernedTerm[]>();
  private readonly fingerprints = new Map<string, string>();

  constructor(
    graph: Graph,
    private readonly meanings: Meanings,
  ) {
    for (const { definition, name } of graph.terms.values()) {
      const meaning = meanings.of(definition);
      if (meaning?.kind !== 'records') continue;
      const fingerprint = meanings.fingerprint(meaning);
      this.fingerprints.set(name, fingerprint);
      if ((definition.value.status ?? 'approved') !== 'approved') continue;
      const term = { definition, meaning, fingerprint };
      push(this.byMeaning, fingerprint, term);
      push(this.byFields, fieldsKey(meaning), term);
    }
  }

  /** The first term that means the same, unless one of `named` means it: then the term is used, not written out. */
  equalTo(records: RecordsMeaning, named: readonly string[]): GovernedTerm | null {
    const fingerprint = this.meanings.fingerprint(records);
    if (this.meaningsOf(named).has(fingerprint)) return null;
    return this.byMeaning.get(fingerprint)?.[0] ?? null;
  }

  /** The terms that read the same fields, and hold for some records and not for all; without what means the same as `counted`. */
  readingTheSame(records: RecordsMeaning, counted: readonly string[]): readonly GovernedTerm[] {
    const apart = this.meaningsOf(counted);
    const found = this.byFields.get(fieldsKey(records)) ?? [];
    return found.filter(
      ({ meaning, fingerprint }) =>
        !apart.has(fingerprint) && !isNever(this.meanings, meaning) && !isAlways(this.meanings, meaning),
    );
  }

  private meaningsOf(names: readonly string[]): ReadonlySet<string> {
    return new Set(names.flatMap((name) => this.fingerprints.get(name) ?? []));
  }
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
