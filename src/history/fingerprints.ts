import type { Memory } from '../cache/memory.js';
import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { buildGraph } from '../graph/build-graph.js';
import { createMeanings } from '../meaning/create-meanings.js';
import { rememberedOf } from '../meaning/remembered.js';
import type { Snapshot } from './snapshot.js';

/** The fingerprints of meanings in many snapshots, each worked out once for all that say the same. */
export class Fingerprints {
  private readonly known = new Map<string, string | null>();
  private readonly memory = new RunMemory();

  /** null when the definition, or something it needs, has problems of its own. */
  of(snapshot: Snapshot, ref: DefinitionRef): string | null {
    const before = this.known.get(keyOf(snapshot, ref));
    return before === undefined ? (this.make(snapshot, [ref])[0] ?? null) : before;
  }

  /** Works out those of many at once: they share a graph. */
  prepare(snapshot: Snapshot, refs: readonly DefinitionRef[]): void {
    const open = refs.filter((ref) => !this.known.has(keyOf(snapshot, ref)));
    if (open.length > 0) this.make(snapshot, open);
  }

  private make(snapshot: Snapshot, refs: readonly DefinitionRef[]): readonly (string | null)[] {
    const graph = buildGraph({
      config: snapshot.config,
      definitions: snapshot.named(snapshot.namesFor(refs)),
    });
    const meanings = createMeanings(graph, rememberedOf(graph, this.memory));
    return refs.map((ref) => {
      const definition = snapshot.get(ref);
      const meaning = definition && meanings.of(definition);
      const fingerprint = meaning ? meanings.fingerprint(meaning) : null;
      this.known.set(keyOf(snapshot, ref), fingerprint);
      return fingerprint;
    });
  }
}

function keyOf(snapshot: Snapshot, { kind, name }: DefinitionRef): string {
  return `${kind} ${name} ${snapshot.digestOf({ kind, name })}`;
}

/** What one run found out about conditions; most stay as they are from commit to commit. */
class RunMemory implements Memory {
  private readonly kept = new Map<string, string>();

  recall(key: string): string | undefined {
    return this.kept.get(key);
  }

  keep(key: string, value: string): void {
    this.kept.set(key, value);
  }

  distrust(): void {
    this.kept.clear();
  }
}
