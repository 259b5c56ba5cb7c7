import type { Source, Span } from '../diagnostic/source.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Change, ChangeOf, Pair } from './change.js';
import { spanOfSaid, type TextDifference } from './text-differences.js';

/** Where to look: in today's files, and in those of the base where there was something. */
export interface ChangePlaces {
  readonly now: Span;
  readonly before: Span | null;
}

/**
 * The text that a change is about. What is gone is told of at the beginning of its file; where that is gone, too, of
 * `accord.yml`; without that of the first file there is. An earlier meaning that is gone is told of where today's stands.
 * `sources` are today's files, `accord.yml` among them.
 */
export function placesOf(change: Change, sources: readonly Source[]): ChangePlaces {
  switch (change.kind) {
    case 'added':
      return { now: nameOf(change.definition), before: null };
    case 'removed':
      return {
        now: change.current ? nameOf(change.current) : survivorOf(change.before, sources),
        before: nameOf(change.before),
      };
    case 'kept':
      return keptPlaces(change);
    case 'meaning-changed':
    case 'meaning-undecided':
    case 'rewritten':
    case 'extended':
    case 'words-changed':
      return differencePlaces(change, change.differences);
    case 'renamed':
    case 'moved':
    case 'meaning-inherited':
    case 'not-compared':
      return { now: nameOf(change.definition), before: nameOf(change.before) };
    case 'version-raised':
      return keyPlaces(change, ['version']);
    case 'status-changed':
      return keyPlaces(change, ['status']);
    case 'promise-dropped':
      return keyPlaces(change, [change.promise]);
    case 'owner-dropped':
      return keyPlaces(change, ['owners']);
    case 'privacy-lowered':
    case 'privacy-raised': {
      const { definition, before, index, formerField } = change;
      const old =
        before.kind === 'entity' ? before.value.fields.findIndex(({ name }) => name === formerField) : -1;
      return {
        now: keyOrName(definition, ['fields', index, 'privacy']),
        before: old === -1 ? nameOf(before) : keyOrName(before, ['fields', old, 'privacy']),
      };
    }
  }
}

/** What is as today, and should not be, is missed in `previous`. */
function keptPlaces({ definition, was, differences: [first] }: ChangeOf<'kept'>): ChangePlaces {
  const said = first ? spanOfSaid(definition, first.is) : nameOf(definition);
  const { start, end } = definition.span;
  const isInside = said.start >= start && said.end <= end;
  return {
    now: isInside ? said : nameOf(definition),
    before: was && (first ? spanOfSaid(was, first.was) : nameOf(was)),
  };
}

function differencePlaces({ before, definition }: Pair, [first]: readonly TextDifference[]): ChangePlaces {
  if (!first) return { now: nameOf(definition), before: nameOf(before) };
  return { now: spanOfSaid(definition, first.is), before: spanOfSaid(before, first.was) };
}

function keyPlaces({ before, definition }: Pair, path: readonly (string | number)[]): ChangePlaces {
  return { now: keyOrName(definition, path), before: keyOrName(before, path) };
}

/** The value at a path; where nothing is written, the name of what would hold it. */
function keyOrName(definition: AnyDefinition, path: readonly (string | number)[]): Span {
  if (hasPath(definition.value, path)) return definition.spanOf(path);
  const name = [...path.slice(0, -1), 'name'];
  return definition.spanOf(definition.textOf(name) ? name : ['name']);
}

function hasPath(value: unknown, path: readonly (string | number)[]): boolean {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return false;
    at = Object.entries(at).find(([key]) => key === String(step))?.[1];
  }
  return at !== undefined;
}

function nameOf(definition: AnyDefinition): Span {
  return definition.spanOf(['name']);
}

function survivorOf(before: AnyDefinition, sources: readonly Source[]): Span {
  const named = (wanted: string) => sources.find(({ path }) => path === wanted);
  const source = named(before.source.path) ?? named('accord.yml') ?? sources[0];
  return { source: source ?? { path: 'accord.yml', text: '' }, start: 0, end: 0 };
}
