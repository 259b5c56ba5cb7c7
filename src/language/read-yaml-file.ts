import { isMap, isScalar, isSeq } from 'yaml';
import { type AliasBudget, NodeBuilder } from './build-yaml-node.js';
import { parseYaml } from './parse-yaml.js';
import { recoverYamlFile } from './recover-yaml-file.js';
import { readableText } from './unreadable-character.js';
import { firstYamlError, hasYamlError, tooDeep } from './yaml-error.js';
import { entriesOf, type FileEntry, firstLineEnd, type YamlFile } from './yaml-file.js';
import type { YamlProblem } from './yaml-node.js';

/** Reads a file to its top-level keys. Where YAML fails, item by item: one broken item hides no other. */
export function readYamlFile(text: string): YamlFile {
  const readable = readableText(text);
  const file = readable.text === null ? { entries: [], problems: [] } : readEntries(readable.text);
  return readable.problem ? { ...file, problems: [readable.problem, ...file.problems] } : file;
}

function readEntries(text: string): YamlFile {
  const budget: AliasBudget = { left: 100_000 + text.length };
  const { documents, tooDeepAt } = parseYaml(text);
  if (tooDeepAt !== null) return recoverYamlFile(text, () => tooDeep(tooDeepAt), budget);
  const broken = documents.find(hasYamlError);
  if (broken) return recoverYamlFile(text, () => firstYamlError(text, broken), budget);
  const entries: FileEntry[] = [];
  const problems: YamlProblem[] = [];
  for (const document of documents) {
    const { contents } = document;
    const builder = new NodeBuilder(text, 0, new Map(), budget);
    if (isMap(contents)) {
      entries.push(...entriesOf(contents, builder));
      problems.push(...builder.problems);
    } else if (contents && !(isScalar(contents) && contents.value === null)) {
      const { start, end } = builder.place(contents.range ?? null, 0);
      const found = isSeq(contents) ? 'a list' : 'text';
      const message = `expected keys at the top of the file, such as \`metrics:\`, found ${found}`;
      problems.push({ start, end: firstLineEnd(text, start, end), message, about: 'file' });
    }
  }
  return { entries, problems };
}
