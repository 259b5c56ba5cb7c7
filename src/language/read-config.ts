import type { Report } from '../diagnostic/finding.js';
import type { Source } from '../diagnostic/source.js';
import { checkConfig } from './check-config.js';
import { checkShape } from './check-shape.js';
import { type ConfigValue, configSchema } from './config.js';
import { otherSpellings } from './config-spelling.js';
import { reportOf } from './problem-report.js';
import { type MapDocument, readMapDocument } from './read-map-document.js';
import { type MapNode, toValue, type YamlProblem } from './yaml-node.js';

export interface ReadConfig {
  /** What could be read; a key with a problem is left out. */
  readonly config: ConfigValue;
  /** All of rule `syntax`. */
  readonly problems: readonly Report[];
}

/** Reads `accord.yml`. Nothing is thrown. */
export function readConfig(source: Source): ReadConfig {
  const { root, problems } = readConfigRoot(source.text);
  const report = (all: readonly YamlProblem[]) => all.map((problem) => reportOf(source, problem, null));
  if (!root) return { config: {}, problems: report(problems) };
  const context = { text: source.text, noun: '`accord.yml`', withHomes: false };
  const checked = checkShape(configSchema, root, context);
  const shape = checked.ok ? [] : checked.problems.map(withSecretsHelp);
  const config = checked.ok ? checked.value : readableKeys(root);
  const content = checkConfig(config, root, source.text);
  return { config: content.config, problems: report([...problems, ...shape, ...content.problems]) };
}

/** The keys of an `accord.yml`, in the schema's spelling. */
export function readConfigRoot(written: string): MapDocument {
  const { root, problems } = readMapDocument(written, { noun: 'accord.yml', example: 'name:' });
  if (!root) return { root, problems };
  const spelled = otherSpellings(root);
  return { root: spelled.root, problems: [...problems, ...spelled.problems] };
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
