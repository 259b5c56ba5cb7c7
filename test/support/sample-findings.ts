import fc from 'fast-check';
import type { Finding, RelatedPlace } from '../../src/diagnostic/finding.js';
import { RULE_IDS } from '../../src/diagnostic/rule-id.js';
import type { Suppressed } from '../../src/diagnostic/suppressed.js';
import type { ReportInput } from '../../src/report/report-input.js';

const TEXT = `terms:\n  - name: qualified_lead\n    entity: lead\n    where: score >= 60\n      AND consent\n`;
const SOURCE = { path: 'definitions/sales/lead.yml', text: TEXT };
const OTHER = { path: 'definitions/marketing/lead.yml', text: TEXT };
const WHERE = TEXT.indexOf('score');

/** One finding that has every part. */
export function sampleFinding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: 'conflicting-definition',
    severity: 'error',
    definition: { kind: 'term', name: 'qualified_lead' },
    message: 'Marketing and Sales both define `qualified_lead`, and mean different things.',
    span: { source: SOURCE, start: WHERE, end: WHERE + 'score >= 60'.length },
    related: [sampleRelated()],
    relation: 'narrower',
    differs: ['condition'],
    proof: 'refuted',
    assumptions: ['lead.status is one of mql, sal'],
    witness: { onlyOther: { score: 59, country: null } },
    help: 'Agree on one meaning.',
    fingerprint: '0123456789abcdef',
    ...parts,
  };
}

export function sampleRelated(parts: Partial<RelatedPlace> = {}): RelatedPlace {
  return {
    definition: { kind: 'term', name: 'qualified_lead' },
    span: { source: OTHER, start: WHERE, end: WHERE + 5 },
    message: 'As marketing wrote it.',
    ...parts,
  };
}

/** A finding that is waived until the end of 2026. */
export function sampleWaived(parts: Partial<Extract<Suppressed, { by: 'waiver' }>> = {}): Suppressed {
  const source = { path: 'waivers.yml', text: 'waivers:\n  - rule: never-true\n' };
  return {
    finding: sampleFinding(),
    by: 'waiver',
    entry: { source, start: 13, end: 29 },
    reason: 'Sales renames its own.',
    owner: 'sales_ops',
    expires: '2026-12-31',
    ...parts,
  };
}

/** A finding that is recorded in the baseline. */
export function sampleRecorded(): Suppressed {
  const source = { path: 'accord-baseline.json', text: '{\n  "findings": [\n    {}\n  ]\n}\n' };
  return { finding: sampleFinding(), by: 'baseline', entry: { source, start: 24, end: 26 } };
}

export function sampleInput(findings: readonly Finding[]): ReportInput {
  return { findings, definitions: 42, files: 9 };
}

/** `count` findings, errors and warnings taking turns, each with a fingerprint of its own. */
export function manyFindings(count: number, parts: Partial<Finding> = {}): readonly Finding[] {
  return Array.from({ length: count }, (_, index) =>
    sampleFinding({
      severity: index % 2 === 0 ? 'warning' : 'error',
      message: `Number ${index}.`,
      fingerprint: index.toString(16).padStart(16, '0'),
      ...parts,
    }),
  );
}

/** What people may write, by design or to see what happens. */
export const HOSTILE = [
  '<script>alert(1)</script> & <img src=x onerror=alert(1)>',
  'a | b || `c` \\| d',
  '@acme/marketing-ops and @octocat, see #12, !7, GH-3, %4, ~5, $6$',
  '/approve',
  '[click](javascript:alert(1)) ![x](https://example.com/x.png) https://example.com www.example.com',
  'a@example.com mailto:a@example.com',
  '# heading\n- item\n\n1. one\n> quote\n```\nfence',
  '--> <!-- ]]> &#64;acme &amp;',
  '::error file=x::y\r\n::stop-commands::t\n##[error]z %0A %25',
  '\u0000\u0007\u001b[31m\u202e\ud800\ufffe\u2028',
  '**bold** _it_ ~~gone~~ ***',
  '{0} {{1}} [2](3)',
  '<details> </code> <!--',
] as const;

export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .array(fc.constantFrom(...HOSTILE, '`', '\\', '|', '\n', ' ', 'x', '&', '*', '_', '@a'), { maxLength: 6 })
    .map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
);

/** A finding whose every text was written by somebody who means no good. */
export const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({
    rule: fc.constantFrom(...RULE_IDS),
    severity: fc.constantFrom('error' as const, 'warning' as const),
    message: hostileText,
    help: hostileText,
    name: hostileText,
    path: hostileText.map((text) => `definitions/${text.replaceAll('/', '')}.yml`),
    related: hostileText,
    assumption: hostileText,
    field: hostileText,
    value: hostileText,
    fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
  })
  .map((texts) =>
    sampleFinding({
      rule: texts.rule,
      severity: texts.severity,
      definition: { kind: 'term', name: texts.name },
      message: texts.message,
      help: texts.help,
      span: { source: { path: texts.path, text: TEXT }, start: WHERE, end: WHERE + 5 },
      related: [sampleRelated({ message: texts.related })],
      assumptions: [texts.assumption],
      witness: { record: { [texts.field]: texts.value } },
      fingerprint: texts.fingerprint,
    }),
  );

const hostileWaived = fc
  .record({ finding: hostileFinding, reason: hostileText, owner: hostileText })
  .map(({ finding, reason, owner }) => sampleWaived({ finding, reason, owner }));

/** A report of such findings, some of them waived; fingerprints differ, as `toFindings` sees to. */
export const hostileInput: fc.Arbitrary<ReportInput> = fc
  .record({
    findings: fc.uniqueArray(hostileFinding, { maxLength: 25, selector: (finding) => finding.fingerprint }),
    suppressed: fc.array(hostileWaived, { maxLength: 5 }),
  })
  .map(({ findings, suppressed }) => ({ ...sampleInput(findings), suppressed }));
