import { DEFINITION_KINDS, type DefinitionKind } from '../diagnostic/definition-ref.js';
import { suggestNearest } from '../diagnostic/suggest.js';
import { LIST_KEY_OF_KIND } from './schema.js';

const KIND_OF_LIST: ReadonlyMap<string, DefinitionKind> = new Map(
  DEFINITION_KINDS.map((kind) => [LIST_KEY_OF_KIND[kind], kind]),
);

/** What other tools call these lists. */
const OTHER_WORDS: ReadonlyMap<string, DefinitionKind> = new Map([
  ['models', 'entity'],
  ['semantic_models', 'entity'],
  ['cubes', 'entity'],
  ['tables', 'entity'],
  ['datasets', 'entity'],
  ['measures', 'metric'],
  ['kpis', 'metric'],
  ['definitions', 'term'],
  ['segments', 'segmentation'],
  ['personas', 'segmentation'],
  ['exposures', 'dashboard'],
  ['reports', 'dashboard'],
  ['goals', 'objective'],
  ['targets', 'objective'],
]);

export function kindOfList(key: string): DefinitionKind | null {
  return KIND_OF_LIST.get(key) ?? null;
}

export interface UnknownList {
  readonly message: string;
  readonly help?: string;
  readonly meant: DefinitionKind | null;
}

export function describeUnknownList(key: string): UnknownList {
  const word = key.trim().toLowerCase();
  const singular = DEFINITION_KINDS.find((kind) => kind === word);
  const near = suggestNearest(key, KIND_OF_LIST.keys());
  const meant = singular ?? OTHER_WORDS.get(word) ?? (near === null ? null : kindOfList(near));
  const start = `unknown key \`${key}\` at the top of the file`;
  return meant === null
    ? { message: start, help: `the lists of a file are ${[...KIND_OF_LIST.keys()].join(', ')}`, meant }
    : { message: `${start}; did you mean \`${LIST_KEY_OF_KIND[meant]}\`?`, meant };
}
