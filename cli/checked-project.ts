import { openMemory } from '../src/cache/open-memory.js';
import { type CheckResult, checkDefinitions } from '../src/check.js';
import type { Finding } from '../src/diagnostic/finding.js';
import type { RuleId } from '../src/diagnostic/rule-id.js';
import type { BaseTexts } from '../src/diff/diff-sources.js';
import { type ConfigError, loadProject, type Project } from '../src/load-project.js';
import { reportText } from '../src/report/text.js';
import { mergeFindings, toFindings } from '../src/rules/judge.js';
import { wantsColor } from './console.js';

export interface CheckedProject extends CheckResult {
  readonly project: Project;
}

/** Definitions with errors cannot be compiled, served or asked. */
export class UncheckedError extends Error {
  override readonly name = 'UncheckedError';

  constructor(readonly result: CheckResult) {
    super('the definitions have errors');
  }
}

/** In UTC, `YYYY-MM-DD`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Reads and checks a project, whatever is found; only what earlier checks of it have not found out is worked out. */
export function checkProject(directory: string, options: CheckOptions = {}): CheckedProject {
  const { useCache = true, base, onStep } = options;
  const project = loadProject(directory);
  const { config, configSource, sources, approvals, waivers, baseline } = project;
  const memory = useCache ? openMemory(project.root) : undefined;
  const result = checkDefinitions({
    config,
    configSource,
    sources,
    base: base ?? undefined,
    approvals,
    waivers,
    baseline,
    today: today(),
    memory,
    onStep,
  });
  memory?.save();
  return { project, ...result };
}

interface CheckOptions {
  /** What the definitions are compared with. */
  readonly base?: BaseTexts | null;
  readonly useCache?: boolean;
  readonly onStep?: (step: string) => void;
}

/**
 * These say that something is to be written down, or that a day is over, and nothing of what the definitions mean: what was
 * served yesterday is served today.
 */
const NO_OBSTACLE: ReadonlySet<RuleId> = new Set([
  'approval-missing',
  'deprecated-reference',
  'previous-expired',
  'baseline-stale',
  'waiver-stale',
  'waiver-expired',
]);

/** What a model cannot be made of, whoever has agreed to live with it. */
const BREAKS_MODEL: ReadonlySet<RuleId> = new Set([
  'unknown-reference',
  'type-mismatch',
  'name-collision',
  'reference-cycle',
  'grain-mismatch',
]);

/**
 * Reads and checks a project whose meaning is going to be used; throws UncheckedError when there are errors. A missing
 * approval is no obstacle: people look at what a new meaning gives before they approve it. Nor is what is waived or in
 * the baseline, unless no model can be made of it.
 */
export function requireChecked(directory: string): CheckedProject {
  const checked = checkProject(directory);
  if (errorsOf(checked).some(({ rule }) => !NO_OBSTACLE.has(rule))) throw new UncheckedError(checked);
  return checked;
}

/** What counts, and of what is known that of which no model can be made. */
export function errorsOf(result: CheckResult): readonly Finding[] {
  return mergeFindings(result.findings, breakingModel(result)).filter(({ severity }) => severity === 'error');
}

function breakingModel({ suppressed }: CheckResult): readonly Finding[] {
  return suppressed.map(({ finding }) => finding).filter(({ rule }) => BREAKS_MODEL.has(rule));
}

/** The errors as text for the error stream: what stands in the way. */
export function errorsText(result: CheckResult): string {
  const findings = errorsOf(result);
  const text = reportText({ ...result, findings, suppressed: [] }, { color: wantsColor(process.stderr) });
  return breakingModel(result).length === 0
    ? text
    : `${text}\nA check lets pass what is waived or in the baseline; a model cannot be made of it all the same.\n`;
}

/** What is wrong in accord.yml, each with its place. */
export function configErrorText(error: ConfigError): string {
  const findings = toFindings(
    error.problems.map((report) => ({ rule: 'syntax', severity: 'error', report })),
  );
  const text = reportText({ findings, definitions: 0, files: 1 }, { color: wantsColor(process.stderr) });
  // Without the summary line: nothing was counted.
  return text.split('\n').slice(0, -3).join('\n');
}
