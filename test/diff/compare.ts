import { checkDefinitions } from '../../src/check.js';
import type { Finding } from '../../src/diagnostic/finding.js';
import type { RuleId } from '../../src/diagnostic/rule-id.js';
import type { Source } from '../../src/diagnostic/source.js';
import type { Change } from '../../src/diff/change.js';
import { type BaseTexts, diffSources } from '../../src/diff/diff-sources.js';
import { buildGraph } from '../../src/graph/build-graph.js';
import type { ConfigValue } from '../../src/language/config.js';
import { readConfig } from '../../src/language/read-config.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { CHANGE_RULES } from '../../src/rules/index.js';
import { COMPANY } from '../support/company.js';
import { markedSource, markSpans } from '../support/marked-source.js';

const CHANGE_IDS: ReadonlySet<RuleId> = new Set([...CHANGE_RULES.map(({ id }) => id), 'undecided']);

/** A file, or several under their paths; the settings are those of `accord.yml` where there is one. */
export type Texts = string | Readonly<Record<string, string>>;

interface Options {
  /** Beside both sides: the company, unless a test changes it. */
  readonly beside?: string | null;
  readonly config?: ConfigValue;
}

/** The findings of change rules between two states, and today's texts with a mark at each. */
export function checkChange(before: Texts, now: Texts, { beside = COMPANY, config = {} }: Options = {}) {
  const marked = filesOf(now);
  const plain = marked.map(({ path, text }) => markedSource(text, path));
  const shared: readonly Source[] = beside === null ? [] : [{ path: 'company.yml', text: beside }];
  const { findings } = checkDefinitions({
    ...projectOf(shared, plain, config),
    base: projectOf(shared, filesOf(before), config),
    today: '2026-06-30',
  });
  const told = findings.filter(({ rule }) => CHANGE_IDS.has(rule));
  const found = plain.map((source) => {
    const spans = told.map(({ span }) => span).filter((span) => span.source.path === source.path);
    return { path: source.path, text: markSpans(source, spans) };
  });
  return { findings: told, all: findings, found, expected: marked };
}

/** What changed, as facts. */
export function changesBetween(
  before: Texts,
  now: Texts,
  beside: string | null = COMPANY,
): readonly Change[] {
  const shared: readonly Source[] = beside === null ? [] : [{ path: 'company.yml', text: beside }];
  const read = readDefinitions([...shared, ...filesOf(now)]);
  const graph = buildGraph({ config: {}, definitions: read.definitions, broken: read.broken });
  return diffSources({ config: {}, sources: [...shared, ...filesOf(before)] }, { graph, read }).changes;
}

/** The text of the base that a finding points back to. */
export function baseText({ related = [] }: Finding): string | undefined {
  const place = related.find(({ base }) => base === true);
  return place?.span.source.text.slice(place.span.start, place.span.end);
}

function projectOf(shared: readonly Source[], files: readonly Source[], config: ConfigValue): BaseTexts {
  const configSource = files.find(({ path }) => path === 'accord.yml') ?? null;
  const sources = files.filter((each) => each !== configSource).map(({ path, text }) => ({ path, text }));
  if (!configSource) return { config, configSource, sources: [...shared, ...sources] };
  const read = readConfig(configSource);
  if (read.problems.length > 0) throw new Error(read.problems.map(({ message }) => message).join());
  return { config: read.config, configSource, sources: [...shared, ...sources] };
}

function filesOf(texts: Texts): readonly Source[] {
  const files = typeof texts === 'string' ? { 'test.yml': texts } : texts;
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}
