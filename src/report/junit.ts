import type { Finding } from '../diagnostic/finding.js';
import { rangeOf } from '../diagnostic/source.js';
import type { ReportInput } from './report-input.js';
import { justificationOf } from './suppressed-words.js';
import { beforeWords, linesOf, summaryOf } from './words.js';
import { printXml, type XmlElement } from './xml.js';

export interface JunitOptions {
  /** Whether a finding fails the check; the others are told as skipped tests, which fail nothing. */
  readonly isFailing: (finding: Finding) => boolean;
}

/**
 * JUnit XML as Jenkins, GitLab and Azure read it: a suite per file with findings, a test per finding; what is waived or in
 * the baseline is a skipped one. Without findings it is one test that passes, because an empty report is taken for a broken one. Same findings, same text: there is no time in it.
 */
export function reportJunit(input: ReportInput, options: JunitOptions): string {
  const cases = [
    ...input.findings.map((finding) => ({ finding, isFailing: options.isFailing(finding), why: [] })),
    ...(input.suppressed ?? []).map((each) => ({
      finding: each.finding,
      isFailing: false,
      why: [justificationOf(each)],
    })),
  ];
  const suites = cases.length === 0 ? [passingSuite(input)] : suitesOf(cases);
  const tests = Math.max(1, cases.length);
  const failures = cases.filter(({ isFailing }) => isFailing).length;
  const attributes = { name: 'accord check', tests, failures, errors: 0 };
  return printXml({ name: 'testsuites', attributes, children: suites });
}

/** A finding as a test. */
interface Case {
  readonly finding: Finding;
  readonly isFailing: boolean;
  /** Why it does not count, where it is known. */
  readonly why: readonly string[];
}

function passingSuite(input: ReportInput): XmlElement {
  const test = { name: 'testcase', attributes: { name: summaryOf(input), classname: 'accord' } };
  return {
    name: 'testsuite',
    attributes: { name: 'accord', tests: 1, failures: 0, errors: 0, skipped: 0 },
    children: [test],
  };
}

function suitesOf(cases: readonly Case[]): readonly XmlElement[] {
  const byFile = new Map<string, Case[]>();
  for (const each of cases) {
    const { path } = each.finding.span.source;
    const inFile = byFile.get(path);
    if (inFile) inFile.push(each);
    else byFile.set(path, [each]);
  }
  return [...byFile].map(([path, inFile]) => ({
    name: 'testsuite',
    attributes: { name: path, ...countsOf(inFile) },
    children: inFile.map(testOf),
  }));
}

function countsOf(cases: readonly Case[]) {
  const failures = cases.filter(({ isFailing }) => isFailing).length;
  return { tests: cases.length, failures, errors: 0, skipped: cases.length - failures };
}

function testOf({ finding, isFailing, why }: Case): XmlElement {
  const { path } = finding.span.source;
  const { line, column } = rangeOf(finding.span).start;
  const about = finding.definition ? `${finding.definition.kind} ${finding.definition.name}` : `line ${line}`;
  const text = [
    `${finding.severity} at ${path}:${line}:${column}`,
    ...why,
    ...linesOf(finding, (place) => {
      const { start } = rangeOf(place.span);
      return `${place.span.source.path}:${start.line}:${start.column}${beforeWords(place)}: ${place.message}`;
    }),
  ].join('\n');
  const attributes = { name: `${finding.rule}: ${about} (${finding.fingerprint})`, classname: path };
  const outcome = isFailing
    ? { name: 'failure', attributes: { type: finding.rule, message: finding.message }, text }
    : { name: 'skipped', attributes: {}, text };
  return { name: 'testcase', attributes, children: [outcome] };
}
