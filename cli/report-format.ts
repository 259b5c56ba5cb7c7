import type { Severity } from '../src/diagnostic/finding.js';
import { reportGithub } from '../src/report/github.js';
import { reportGitlab } from '../src/report/gitlab.js';
import { reportJson } from '../src/report/json.js';
import { reportJunit } from '../src/report/junit.js';
import { reportMarkdown } from '../src/report/markdown.js';
import type { ReportInput } from '../src/report/report-input.js';
import type { Review } from '../src/report/review.js';
import { reportSarif } from '../src/report/sarif.js';
import { reportText } from '../src/report/text.js';
import { packageVersion } from './package-root.js';
import { readRulePages } from './rule-pages.js';

export const REPORT_FORMATS = ['text', 'json', 'github', 'sarif', 'gitlab', 'junit', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const FAIL_ON = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export interface ReportSettings {
  readonly color: boolean;
  readonly failOn: FailOn;
  /** The project's folder in its repository. */
  readonly folder: string;
  readonly review?: Review;
  /** In bytes, of formats that are cut. */
  readonly limit?: number;
}

const HOMEPAGE = 'https://github.com/accord-metrics/accord';

const RENDERERS: Readonly<Record<ReportFormat, (input: ReportInput, settings: ReportSettings) => string>> = {
  text: reportText,
  json: reportJson,
  github: reportGithub,
  gitlab: reportGitlab,
  junit: (input, { failOn }) =>
    reportJunit(input, { isFailing: ({ severity }) => isFailing(severity, failOn) }),
  sarif: (input, { folder }) => {
    const pages = readRulePages();
    return reportSarif(input, {
      folder,
      version: packageVersion(),
      homepage: HOMEPAGE,
      pageOf: (rule) => pages.get(rule),
    });
  },
  markdown: (input, settings) => reportMarkdown(input, { ...settings, filesUrl: filesUrlOf(process.env) }),
};

export function renderReport(format: ReportFormat, input: ReportInput, settings: ReportSettings): string {
  return RENDERERS[format](input, settings);
}

/** Whether a finding of this severity fails the check. */
export function isFailing(severity: Severity, failOn: FailOn): boolean {
  const failing: Readonly<Record<FailOn, readonly Severity[]>> = {
    error: ['error'],
    warning: ['error', 'warning'],
    never: [],
  };
  return failing[failOn].includes(severity);
}

/** Where the forge that runs this shows the files of the commit that is checked. */
function filesUrlOf(env: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = env;
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA) {
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`;
  }
  return CI_PROJECT_URL && CI_COMMIT_SHA ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}` : undefined;
}
