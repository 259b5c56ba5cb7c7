import { posix } from 'node:path';
import type { Report } from '../diagnostic/finding.js';
import type { Source } from '../diagnostic/source.js';
import { suggestNearest } from '../diagnostic/suggest.js';
import type { ConfigValue } from './config.js';
import { reportOf } from './problem-report.js';
import { readConfigRoot } from './read-config.js';
import { isBelow } from './rule-levels.js';
import { locate, trimEnd } from './yaml-node.js';

/**
 * The folders of overrides that hold none of the definition files: most likely they are misspelt, and their rules would
 * hold nowhere. `config` is what was read from `source`.
 */
export function checkOverrides(
  source: Source,
  { overrides = [] }: ConfigValue,
  definitionFiles: readonly Source[],
): readonly Report[] {
  const paths = definitionFiles.map(({ path }) => path);
  const empty = overrides.flatMap(({ folders }, index) =>
    folders.flatMap((folder, at) =>
      paths.some((path) => isBelow(folder, path)) ? [] : [{ folder, place: [index, 'folders', at] }],
    ),
  );
  if (empty.length === 0) return [];
  const { root } = readConfigRoot(source.text);
  if (!root) return [];
  const known = foldersOf(paths);
  return empty.map(({ folder, place }) => {
    const { start, end } = locate(root, ['overrides', ...place]).node;
    const near = suggestNearest(folder, known) ?? known.find((each) => each.endsWith(`/${folder}`)) ?? null;
    const message = `there is no definition file in \`${folder}\``;
    const problem = {
      start,
      end: trimEnd(source.text, start, end),
      message: near === null ? message : `${message}; did you mean \`${near}\`?`,
      help: 'folders are relative to accord.yml',
      about: `folder:${folder}`,
    };
    return reportOf(source, problem, null);
  });
}

/** Every folder with a definition file somewhere below it. */
function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = posix.dirname(path); folder !== '.' && !folders.has(folder); ) {
      folders.add(folder);
      folder = posix.dirname(folder);
    }
  }
  return [...folders];
}
