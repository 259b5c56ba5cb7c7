import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/diagnostic/rule-id.js';
import { reportSarif } from '../../src/report/sarif.js';
import { findOptional } from '../support/optional-package.js';
import { makeFolder } from '../support/run-command.js';
import {
  HOSTILE,
  hostileInput,
  manyFindings,
  sampleFinding,
  sampleInput,
  sampleRelated,
} from '../support/sample-findings.js';
import { ROOT } from '../support/source-files.js';

const OPTIONS = { folder: '', version: '1.2.3', homepage: 'https://example.com/accord' };

const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync(join(ROOT, 'test/fixtures/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
const isSarif = new Ajv({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
  allErrors: true,
}).compile(schema);

function problemsOf(text: string): unknown {
  return isSarif(JSON.parse(text)) ? [] : isSarif.errors;
}

/** Microsoft's validator, which holds a file against GitHub's needs, too: 95 MB, so only where somebody installed it. */
function multitool(): string | null {
  const folder = findOptional('@microsoft/sarif-multitool-linux');
  return folder === null ? null : join(folder, 'Sarif.Multitool');
}

describe('reportSarif', () => {
  it('has what code scanning shows: the place, the other place as a link, the level, a fingerprint', () => {
    const text = reportSarif(sampleInput([sampleFinding()]), { ...OPTIONS, folder: 'met rics' });
    expect(problemsOf(text)).toEqual([]);
    const [run] = JSON.parse(text).runs;
    expect(run.automationDetails.id).toBe('accord/met rics/');
    expect(run.results).toHaveLength(1);
    const [result] = run.results;
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe('conflicting-definition');
    expect(result).toMatchObject({
      ruleId: 'conflicting-definition',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'met%20rics/definitions/sales/lead.yml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 4, startColumn: 12, endLine: 4, endColumn: 23 },
          },
        },
      ],
      relatedLocations: [{ id: 1, message: { text: 'As marketing wrote it.' } }],
      partialFingerprints: { primaryLocationLineHash: '0123456789abcdef:1' },
      properties: { relation: 'narrower', witness: { onlyOther: { score: 59, country: null } } },
    });
    expect(result.message.text.split('\n')).toEqual([
      'Marketing and Sales both define `qualified_lead`, and mean different things.',
      'see [met rics/definitions/marketing/lead.yml:4](1): As marketing wrote it.',
      'only there: score = 59, country is not known',
      'assuming lead.status is one of mql, sal',
      'help: Agree on one meaning.',
    ]);
  });

  it('tells of a place in the base, but does not link to a file that may be gone', () => {
    const finding = sampleFinding({ related: [sampleRelated({ base: true }), sampleRelated()] });
    const [result] = JSON.parse(reportSarif(sampleInput([finding]), OPTIONS)).runs[0].results;
    expect(result.relatedLocations).toHaveLength(1);
    expect(result.message.text).toContain('see definitions/marketing/lead.yml:4 (before): As');
    expect(result.message.text).toContain('see [definitions/marketing/lead.yml:4](1): As');
  });

  it('describes every rule, with its page where there is one', () => {
    const pageOf = (rule: string) => (rule === 'syntax' ? 'The page of **syntax**.' : undefined);
    const text = reportSarif(sampleInput([]), { ...OPTIONS, pageOf });
    expect(problemsOf(text)).toEqual([]);
    const { rules, semanticVersion } = JSON.parse(text).runs[0].tool.driver;
    expect(semanticVersion).toBe('1.2.3');
    expect(rules.map((rule: { id: string }) => rule.id)).toEqual(RULE_IDS);
    expect(rules[0].help).toEqual({ text: expect.any(String), markdown: 'The page of **syntax**.' });
    expect(rules[1].help).not.toHaveProperty('markdown');
    for (const rule of rules) expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
  });

  it('writes brackets and braces of people so that they are neither links nor placeholders', () => {
    const finding = sampleFinding({ message: 'Not [a](1) link, not a {0}, not a \\.', related: [] });
    const [result] = JSON.parse(reportSarif(sampleInput([finding]), OPTIONS)).runs[0].results;
    expect(result.message.text).toMatch(/^Not \\\[a\\\]\(1\) link, not a \{\{0\}\}, not a \\\\\.\n/);
  });

  it("keeps to GitHub's 25,000 results, errors first, and says how many it left out", () => {
    const [run] = JSON.parse(reportSarif(sampleInput(manyFindings(25_003)), OPTIONS)).runs;
    expect(run.results).toHaveLength(25_000);
    expect(run.results[12_500].level).toBe('error');
    expect(run.results[12_501].level).toBe('warning');
    expect(run.invocations[0].toolExecutionNotifications).toEqual([
      {
        level: 'warning',
        message: { text: 'And 0 more errors, 3 more warnings that this file has no room for.' },
      },
    ]);
  });

  it('is SARIF whatever people write', () => {
    fc.assert(
      fc.property(hostileInput, fc.constantFrom('', 'a/b'), (input, folder) => {
        const text = reportSarif(input, { ...OPTIONS, folder });
        expect(problemsOf(text)).toEqual([]);
        for (const result of JSON.parse(text).runs[0].results) {
          const { uri } = result.locations[0].physicalLocation.artifactLocation;
          expect(uri).toMatch(/^[\w.~!*'()%/-]+$/);
        }
      }),
      { numRuns: 25 },
    );
  });

  const tool = multitool();
  it.skipIf(tool === null)(
    `is accepted by Microsoft's validator${tool === null ? ' (@microsoft/sarif-multitool-linux is not installed; see ACCORD_TEST_PACKAGES)' : ''}`,
    () => {
      const findings = [
        ...HOSTILE.map((message, index) => sampleFinding({ message, fingerprint: `${index}` })),
        sampleFinding({ related: [] }),
        // What is gone: at the beginning of a file that is still there.
        sampleFinding({
          rule: 'definition-removed',
          span: { source: { path: 'accord.yml', text: '' }, start: 0, end: 0 },
          related: [sampleRelated({ base: true })],
        }),
        sampleFinding({ rule: 'settings-changed', definition: null }),
      ];
      const entry = {
        source: { path: 'waivers.yml', text: 'waivers:\n  - rule: syntax\n' },
        start: 11,
        end: 15,
      };
      const waiver = {
        by: 'waiver',
        reason: 'Agreed [on](1).',
        owner: 'sales_ops',
        expires: '2027-01-31',
      } as const;
      const suppressed = [
        { finding: sampleFinding({ fingerprint: 'a' }), entry, ...waiver },
        { finding: sampleFinding({ fingerprint: 'b' }), entry, by: 'baseline' },
      ] as const;
      const good = reportSarif({ ...sampleInput(findings), suppressed }, OPTIONS);
      const folder = makeFolder({
        'good.sarif': good,
        'bad.sarif': good.replaceAll('"startLine": 4', '"startLine": 0'),
      });
      // It ends with 0 whatever it finds, so that its words have to be read.
      const validate = (file: string) =>
        execFileSync(
          tool ?? '',
          ['validate', join(folder.path, file), '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'],
          { encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
        );
      try {
        expect(validate('bad.sarif')).toMatch(/: error /);
        const said = validate('good.sarif');
        expect(said).toContain('Analysis completed successfully');
        expect(said).not.toMatch(/: (error|warning) /);
      } finally {
        folder.remove();
      }
    },
    60_000,
  );
});
