import type { AnyDefinition } from '../language/definition.js';

/**
 * The teams that own a definition, each once, as written: they need not exist. A handoff is owned by its `from` and
 * `to` besides whom it names; a team by itself.
 */
export function ownersOf(definition: AnyDefinition): readonly string[] {
  const { kind, name, value } = definition;
  const written = value.owners ?? [];
  switch (kind) {
    case 'handoff':
      return [...new Set([value.from, value.to, ...written])];
    case 'team':
      return [...new Set([name, ...written])];
    default:
      return [...new Set(written)];
  }
}
