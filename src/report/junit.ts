import type { Finding } from '../diagnostic/finding.js';
import { rangeOf } from '../diagnostic/source.js';
import type { ReportInput } from './report-input.js';
import { linesOf, summaryOf } from './words.js';
import { printXml, type XmlElement } from './xml.js';

export interface JunitOptions {
  /** Whether a finding fails the check; the others are told as skipped tests, which fail nothing. */
  readonly isFailing: (finding: Finding) => boolean;
}

/**
 * JUnit XML as Jenkins, GitLab and Azure read it: a suite per file with findings, a test per finding. Without findings it is
 * one test that passes, because an empty report is taken for a broken one. Same findings, same text: there is no time in it.
 */
export function reportJunit(input: ReportInput, options: JunitOptions): string {
  const suites =
    input.findings.length === 0 ? [passingSuite(input)] : suitesOf(input.findings, options.isFailing);
  const tests = Math.max(1, input.findings.length);
  const failures = input.findings.filter(options.isFailing).length;
  const attributes = { name: 'accord check', tests, failures, errors: 0 };
  return printXml({ name: 'testsuites', attributes, children: suites });
}

function passingSuite(input: ReportInput): XmlElement {
  const test = { name: 'testcase', attributes: { name: summaryOf(input), classname: 'accord' } };
  return {
    name: 'testsuite',
    attributes: { name: 'accord', ...countsOf([], () => false, 1) },
    children: [test],
  };
}

function suitesOf(findings: readonly Finding[], isFailing: JunitOptions['isFailing']): readonly XmlElement[] {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { path } = finding.span.source;
    byFile.set(path, [...(byFile.get(path) ?? []), finding]);
  }
  return [...byFile].map(([path, inFile]) => ({
    name: 'testsuite',
    attributes: { name: path, ...countsOf(inFile, isFailing, inFile.length) },
    children: inFile.map((finding) => testOf(finding, isFailing(finding))),
  }));
}

function countsOf(findings: readonly Finding[], isFailing: JunitOptions['isFailing'], tests: number) {
  const failures = findings.filter(isFailing).length;
  return { tests, failures, errors: 0, skipped: findings.length - failures };
}

function testOf(finding: Finding, isFailing: boolean): XmlElement {
  const { path } = finding.span.source;
  const { line, column } = rangeOf(finding.span).start;
  const about = finding.definition ? `${finding.definition.kind} ${finding.definition.name}` : `line ${line}`;
  const text = [
    `${finding.severity} at ${path}:${line}:${column}`,
    ...linesOf(finding, (place) => {
      const { start } = rangeOf(place.span);
      return `${place.span.source.path}:${start.line}:${start.column}: ${place.message}`;
    }),
  ].join('\n');
  const attributes = { name: `${finding.rule}: ${about} (${finding.fingerprint})`, classname: path };
  const outcome = isFailing
    ? { name: 'failure', attributes: { type: finding.rule, message: finding.message }, text }
    : { name: 'skipped', attributes: {}, text };
  return { name: 'testcase', attributes, children: [outcome] };
}
