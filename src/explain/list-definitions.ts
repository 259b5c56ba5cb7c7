import { DEFINITION_KINDS, type DefinitionKind } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import type { NamedThing } from './explanation.js';
import { ownersOf, titleOf } from './titles.js';

export interface ListedDefinition extends NamedThing {
  readonly kind: DefinitionKind;
  readonly owners: readonly string[];
  readonly status: string;
}

/** Every definition, by kind and name; of one kind when it is named. */
export function listDefinitions(graph: Graph, kind: DefinitionKind | null): readonly ListedDefinition[] {
  const order = (definition: AnyDefinition) => DEFINITION_KINDS.indexOf(definition.kind);
  return graph.definitions
    .filter((definition) => kind === null || definition.kind === kind)
    .toSorted((left, right) => order(left) - order(right) || (left.name < right.name ? -1 : 1))
    .map((definition) => ({
      kind: definition.kind,
      name: definition.name,
      title: titleOf(definition),
      owners: ownersOf(graph, definition).map((owner) => owner.name),
      status: definition.value.status ?? 'approved',
    }));
}

/** A heading a kind, a line a definition: name, title, owners. */
export function renderList(listed: readonly ListedDefinition[]): string {
  const width = Math.max(0, ...listed.map(({ name }) => name.length));
  const titles = Math.max(0, ...listed.map(({ title }) => title.length));
  const blocks = DEFINITION_KINDS.flatMap((kind) => {
    const own = listed.filter((each) => each.kind === kind);
    if (own.length === 0) return [];
    const lines = own.map(({ name, title, owners, status }) => {
      const note = status === 'approved' ? '' : ` (${status})`;
      return `  ${name.padEnd(width)}  ${title.padEnd(titles)}  ${owners.join(', ')}${note}`.trimEnd();
    });
    return [[`${kind} (${own.length})`, ...lines].join('\n')];
  });
  return `${blocks.join('\n\n')}\n`;
}
