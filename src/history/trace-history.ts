import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import { compareSnapshots } from './compare-snapshots.js';
import { entryOf } from './entry.js';
import { Fingerprints } from './fingerprints.js';
import type { CommitNode, HistoryEntry, Unread } from './history.js';
import type { Snapshot } from './snapshot.js';
import { defined, type Verdict } from './verdict.js';

export interface TraceInput {
  /** Newest first, none before its children. */
  readonly commits: readonly CommitNode[];
  readonly snapshotAt: (commit: string) => Promise<Snapshot>;
  /** Nothing will ask for this commit again. */
  readonly release: (commit: string) => void;
  /** The definitions to follow back from the first commit; null for all there ever were. */
  readonly wanted: readonly DefinitionRef[] | null;
}

export type Told =
  | { readonly kind: 'entry'; readonly entry: HistoryEntry }
  | { readonly kind: 'unread'; readonly unread: Unread }
  /** It was there already where a shallow clone ends. */
  | { readonly kind: 'end'; readonly end: Unread };

/**
 * The commits in which meanings changed, newest first. A change that came with a merge is told of where it was made: a
 * merge is only told of where a meaning is unlike that in every parent.
 */
export async function* traceHistory(input: TraceInput): AsyncGenerator<Told> {
  const trace = new Trace(input);
  const [newest] = input.commits;
  if (newest && input.wanted) trace.follow(newest.id, input.wanted);
  for (const commit of input.commits) {
    yield* await trace.visit(commit);
    input.release(commit.id);
  }
}

/** The state of the project that a definition is compared with, in one line of ancestors. */
interface Base {
  readonly commit: string;
  readonly snapshot: Snapshot;
}

class Trace {
  private readonly fingerprints = new Fingerprints();
  private readonly commits: ReadonlyMap<string, CommitNode>;
  /** What is followed, by commit, under the keys of refKey. */
  private readonly followed = new Map<string, Map<string, DefinitionRef>>();

  constructor(private readonly input: TraceInput) {
    this.commits = new Map(input.commits.map((each) => [each.id, each]));
  }

  follow(commit: string, refs: readonly DefinitionRef[]): void {
    const known = this.followed.get(commit) ?? new Map<string, DefinitionRef>();
    for (const { kind, name } of refs) known.set(refKey({ kind, name }), { kind, name });
    this.followed.set(commit, known);
  }

  async visit(commit: CommitNode): Promise<readonly Told[]> {
    const snapshot = await this.input.snapshotAt(commit.id);
    const refs = await this.refsOf(commit, snapshot);
    const told: Told[] = [];
    const verdicts = await this.verdictsOn(commit, snapshot, refs, told);
    for (const [ref, found] of verdicts) {
      const differences = found.flatMap(({ verdict }) => (verdict.change === 'same' ? [] : [verdict]));
      const [first] = differences;
      if (first && differences.length === found.length && !this.isToldUnderNewName(ref, first)) {
        told.push({ kind: 'entry', entry: entryOf(commit.id, ref, first) });
      }
      for (const { base, verdict } of found) {
        const before = verdict.change === 'renamed' ? { ...ref, name: verdict.from } : ref;
        this.follow(base, [before]);
        if (this.input.wanted) for (const parent of commit.parents) this.follow(parent, [before]);
      }
    }
    this.followed.delete(commit.id);
    return told;
  }

  /** In the history of everything a rename is told of once. */
  private isToldUnderNewName({ name }: DefinitionRef, verdict: Verdict): boolean {
    return this.input.wanted === null && verdict.change === 'renamed' && verdict.from === name;
  }

  private async refsOf(commit: CommitNode, snapshot: Snapshot): Promise<readonly DefinitionRef[]> {
    if (this.input.wanted) return [...(this.followed.get(commit.id)?.values() ?? [])];
    const parents = await this.parentsOf(commit);
    const all = [snapshot, ...parents.map((each) => each.snapshot)].flatMap(({ definitions }) => definitions);
    return [...new Map(all.map(({ kind, name }) => [refKey({ kind, name }), { kind, name }])).values()];
  }

  private async verdictsOn(
    commit: CommitNode,
    snapshot: Snapshot,
    refs: readonly DefinitionRef[],
    told: Told[],
  ): Promise<ReadonlyMap<DefinitionRef, readonly { readonly base: string; readonly verdict: Verdict }[]>> {
    const verdicts = new Map<DefinitionRef, { readonly base: string; readonly verdict: Verdict }[]>();
    const open = new Map<string, { readonly base: Base; readonly refs: DefinitionRef[] }>();
    this.fingerprints.prepare(
      snapshot,
      refs.filter((ref) => snapshot.get(ref) !== null),
    );
    const parents = await this.parentsOf(commit);
    for (const parent of parents) parent.snapshot.learnFrom(snapshot);
    for (const ref of refs) {
      if (!this.isReadable(snapshot, ref)) {
        told.push({ kind: 'unread', unread: { commit: commit.id, ...ref } });
        for (const parent of commit.parents) this.follow(parent, [ref]);
        continue;
      }
      const found: { readonly base: string; readonly verdict: Verdict }[] = [];
      verdicts.set(ref, found);
      const isAtHand = parents.length > 0 && parents.every((parent) => this.isReadable(parent.snapshot, ref));
      const { bases, end } = isAtHand ? { bases: parents, end: null } : await this.basesOf(commit, ref);
      const first = bases.length === 0 ? snapshot.get(ref) : null;
      if (first) {
        if (end) told.push({ kind: 'end', end: { commit: end, ...ref } });
        else found.push({ base: commit.id, verdict: defined(first) });
      }
      for (const base of bases) {
        if (this.isSame(base.snapshot, snapshot, ref)) {
          found.push({ base: base.commit, verdict: { change: 'same' } });
          continue;
        }
        const group = open.get(base.commit) ?? { base, refs: [] };
        group.refs.push(ref);
        open.set(base.commit, group);
      }
    }
    for (const { base, refs: asked } of open.values()) {
      const compared = compareSnapshots(base.snapshot, snapshot, asked);
      for (const ref of asked) {
        const verdict = compared.get(refKey(ref));
        if (verdict) verdicts.get(ref)?.push({ base: base.commit, verdict });
      }
    }
    return verdicts;
  }

  private parentsOf(commit: CommitNode): Promise<readonly Base[]> {
    return Promise.all(
      commit.parents.map(async (id) => ({ commit: id, snapshot: await this.input.snapshotAt(id) })),
    );
  }

  /** The nearest ancestors in which it can be read, or is not; `end` is where a shallow clone hides others. */
  private async basesOf(
    commit: CommitNode,
    ref: DefinitionRef,
  ): Promise<{ readonly bases: readonly Base[]; readonly end: string | null }> {
    const bases: Base[] = [];
    const seen = new Set<string>();
    const open = [...commit.parents];
    let end = commit.isShallowEnd ? commit.id : null;
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const at = this.commits.get(id);
      if (!at || seen.has(id)) continue;
      seen.add(id);
      const snapshot = await this.input.snapshotAt(id);
      if (this.isReadable(snapshot, ref)) bases.push({ commit: id, snapshot });
      else {
        open.push(...at.parents);
        if (at.isShallowEnd) end = id;
      }
    }
    return { bases, end };
  }

  /** Present with a meaning, or not there at all. */
  private isReadable(snapshot: Snapshot, ref: DefinitionRef): boolean {
    if (snapshot.get(ref) === null) return !snapshot.isUnreadable(ref);
    return this.fingerprints.of(snapshot, ref) !== null;
  }

  private isSame(base: Snapshot, head: Snapshot, ref: DefinitionRef): boolean {
    const [before, now] = [base.get(ref), head.get(ref)];
    if (before === null || now === null) return before === now;
    if (base.digestOf(ref) === head.digestOf(ref)) return true;
    return this.fingerprints.of(base, ref) === this.fingerprints.of(head, ref);
  }
}
