import { isMap } from 'yaml';
import { NodeBuilder } from './build-yaml-node.js';
import { parseYaml } from './parse-yaml.js';
import { readableText } from './unreadable-character.js';
import { firstYamlError, tooDeep } from './yaml-error.js';
import { firstLineEnd } from './yaml-file.js';
import type { MapNode, YamlProblem } from './yaml-node.js';

export interface MapDocument {
  /** null where the file is empty or cannot be read; the problems say which. */
  readonly root: MapNode | null;
  readonly problems: readonly YamlProblem[];
}

/**
 * A file that is one document with keys at its top. `noun` is what messages call it, `example` a key it may have:
 * `accord.yml`, `name:`. Nothing is thrown.
 */
export function readMapDocument(
  written: string,
  { noun, example }: { readonly noun: string; readonly example: string },
): MapDocument {
  const readable = readableText(written);
  const before = readable.problem ? [readable.problem] : [];
  if (readable.text === null) return { root: null, problems: before };
  const { text } = readable;
  const { documents, tooDeepAt } = parseYaml(text);
  const [document, second] = documents;
  const error = tooDeepAt === null ? document && firstYamlError(text, document) : tooDeep(tooDeepAt);
  if (error) return { root: null, problems: [...before, error] };
  const builder = new NodeBuilder(text, 0, new Map(), { left: 100_000 });
  const root = builder.build(document?.contents, 0);
  const { start, end } = root;
  if (second?.contents) {
    const at = second.range[0];
    const message = `\`${noun}\` is one document: everything below this line is a second one`;
    return { root: null, problems: [...before, { start: at, end: at + 1, message, about: 'file' }] };
  }
  if (root.kind === 'map' && isMap(document?.contents)) {
    return { root, problems: [...before, ...builder.problems] };
  }
  if (root.kind === 'scalar' && root.value === null) return { root: null, problems: before };
  const message = `expected keys such as \`${example}\` at the top of \`${noun}\``;
  return {
    root: null,
    problems: [...before, { start, end: firstLineEnd(text, start, end), message, about: 'file' }],
  };
}
