import { isMap } from 'yaml';
import type { Report } from '../diagnostic/finding.js';
import type { Source } from '../diagnostic/source.js';
import { NodeBuilder } from './build-yaml-node.js';
import { checkConfig } from './check-config.js';
import { checkShape } from './check-shape.js';
import { type ConfigValue, configSchema } from './config.js';
import { otherSpellings } from './config-spelling.js';
import { parseYaml } from './parse-yaml.js';
import { reportOf } from './problem-report.js';
import { readableText } from './unreadable-character.js';
import { firstYamlError, tooDeep } from './yaml-error.js';
import { firstLineEnd } from './yaml-file.js';
import { type MapNode, toValue, type YamlProblem } from './yaml-node.js';

export interface ReadConfig {
  /** What could be read; a key with a problem is left out. */
  readonly config: ConfigValue;
  /** All of rule `syntax`. */
  readonly problems: readonly Report[];
}

/** Reads `accord.yml`. Nothing is thrown. */
export function readConfig(source: Source): ReadConfig {
  const { root, problems } = readRoot(source.text);
  const report = (all: readonly YamlProblem[]) => all.map((problem) => reportOf(source, problem, null));
  if (!root) return { config: {}, problems: report(problems) };
  const context = { text: source.text, noun: '`accord.yml`', withHomes: false };
  const checked = checkShape(configSchema, root, context);
  const shape = checked.ok ? [] : checked.problems.map(withSecretsHelp);
  const config = checked.ok ? checked.value : readableKeys(root);
  const content = checkConfig(config, root, source.text);
  return { config: content.config, problems: report([...problems, ...shape, ...content.problems]) };
}

function readRoot(written: string): { root: MapNode | null; problems: readonly YamlProblem[] } {
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
    const message = '`accord.yml` is one document: everything below this line is a second one';
    return { root: null, problems: [...before, { start: at, end: at + 1, message, about: 'file' }] };
  }
  if (root.kind === 'map' && isMap(document?.contents)) {
    const spelled = otherSpellings(root);
    return { root: spelled.root, problems: [...before, ...builder.problems, ...spelled.problems] };
  }
  if (root.kind === 'scalar' && root.value === null) return { root: null, problems: before };
  const message = 'expected keys such as `name:` at the top of `accord.yml`';
  return {
    root: null,
    problems: [...before, { start, end: firstLineEnd(text, start, end), message, about: 'file' }],
  };
}

/** Every key of the configuration is optional, so those that are right can be used without the others. */
function readableKeys(root: MapNode): ConfigValue {
  const readable = new Map(
    [...root.entries].filter(([key, entry]) => {
      const alone: Record<string, unknown> = Object.create(null);
      alone[key] = toValue(entry.value);
      return configSchema.safeParse(alone).success;
    }),
  );
  return configSchema.parse(toValue({ ...root, entries: readable }));
}

function withSecretsHelp(problem: YamlProblem): YamlProblem {
  return problem.about.startsWith('unknown-key:source.')
    ? { ...problem, help: 'connections and secrets come from environment variables only' }
    : problem;
}
