import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Pair } from './change.js';
import { type TextDifference, textDifferences } from './text-differences.js';
import { about } from './topics.js';

/** What entities that are gone are called today, by their old names. */
export type EntityNames = ReadonlyMap<string, string>;

/** Entities that are gone under one name, and new under another that says the same. */
export function entityNames(base: Graph, head: Graph): EntityNames {
  const gone = [...base.entities.values()].filter(({ name }) => !head.entities.has(name));
  const fresh = [...head.entities.values()].filter(({ name }) => !base.entities.has(name));
  if (gone.length === 0 || fresh.length === 0) return new Map();
  const differences = ({ before, definition }: Pair) => about('meaning', textDifferences(before, definition));
  const [old, today] = [gone, fresh].map((each) => new Set(each.map(({ name }) => name)));
  // Entities may lead to each other: which is which is known when all are paired.
  const mayBe = ({ was, is, ...at }: TextDifference) =>
    leads(at) && old?.has(was.text ?? '') === true && today?.has(is.text ?? '') === true;
  const names = new Map<string, string>();
  for (const { name, definition: before } of gone) {
    const found = fresh
      .filter((each) => ![...names.values()].includes(each.name))
      .find(({ definition }) => differences({ before, definition }).every(mayBe));
    if (found) names.set(name, found.name);
  }
  for (const [name, now] of names) {
    const [before, definition] = [base.entities.get(name)?.definition, head.entities.get(now)?.definition];
    if (!before || !definition) continue;
    if (!differences({ before, definition }).every((each) => isNewName(names, each))) return new Map();
  }
  return names;
}

/** Whether a relationship leads to the same entity under its new name. */
export function isNewName(names: EntityNames, { at, key, was, is }: TextDifference): boolean {
  return leads({ at, key }) && was.text !== null && names.get(was.text) === is.text;
}

function leads({ at, key }: Pick<TextDifference, 'at' | 'key'>): boolean {
  return at[0] === 'relationships' && key === 'to';
}

/** A definition of the base that names entities as they are called today; itself where it names none of those. */
export function withEntityNames(names: EntityNames, base: Graph, before: AnyDefinition): AnyDefinition {
  if (names.size === 0) return before;
  const renamed = (name: string) => names.get(name) ?? name;
  switch (before.kind) {
    case 'team':
    case 'entity':
    case 'objective':
      return before;
    case 'term':
      return names.has(before.value.entity)
        ? saying(before, { ...before.value, entity: renamed(before.value.entity) })
        : before;
    case 'segmentation':
      return names.has(before.value.entity)
        ? saying(before, { ...before.value, entity: renamed(before.value.entity) })
        : before;
    case 'handoff':
      return names.has(before.value.entity)
        ? saying(before, { ...before.value, entity: renamed(before.value.entity) })
        : before;
    case 'metric': {
      const { value } = before;
      // A term is meant where both have the name.
      if (!('of' in value) || !names.has(value.of) || base.terms.has(value.of)) return before;
      return saying(before, { ...value, of: renamed(value.of) });
    }
    case 'contradiction': {
      const { by } = before.value;
      const path = (each: string) => each.replace(/^\w+(?=\.)/, renamed);
      return by?.some((each) => path(each) !== each)
        ? saying(before, { ...before.value, by: by.map(path) })
        : before;
    }
    case 'dashboard': {
      const { uses, claims } = before.value;
      return saying(before, {
        ...before.value,
        ...(uses && { uses: uses.map(renamed) }),
        ...(claims && {
          claims: claims.map((each) =>
            each.entity === undefined ? each : { ...each, entity: renamed(each.entity) },
          ),
        }),
      });
    }
  }
}

/** The same text, in which something is called otherwise. */
function saying<D extends AnyDefinition>(before: D, value: D['value']): D {
  return {
    ...before,
    value,
    spanOf: (path) => before.spanOf(path),
    keySpanOf: (path) => before.keySpanOf(path),
    textOf: (path) => before.textOf(path),
    expressionOf: (path) => before.expressionOf(path),
  };
}
