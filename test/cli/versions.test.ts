import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, runCommand } from '../support/run-command.js';
import { ROOT } from '../support/source-files.js';
import { makeRepository, type ScratchRepository } from '../workspace/git/support/scratch-repository.js';

/*
 * docs/versions.md: what it shows is what the commands answer, on the definitions it shows.
 */

/** The day on the page will come; the one in the test will not. */
const asFarOff = (text: string) => text.replaceAll('2027-03-31', '2999-03-31');
/** What is proposed depends on the day. */
const anyDay = (text: string) => text.replace(/sunset: \d{4}-\d\d-\d\d, where/g, 'sunset: DAY, where');

const page = asFarOff(readFileSync(join(ROOT, 'docs/versions.md'), 'utf8'));
const shown = [...page.matchAll(/^```console\n\$ accord (.*)\n([\s\S]*?)^```$/gm)].map(
  ([, line = '', answer = '']) => ({ words: line.split(' '), answer }),
);
const [definitions = ''] = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) =>
  text.replace(/ +#.*$/gm, ''),
);

const SHARED = `teams:
  - {name: marketing_ops, title: Marketing operations, domain: marketing}
entities:
  - name: lead
    title: Lead
    owners: [marketing_ops]
    source: crm.lead
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: score, type: integer, nullable: false}
      - {name: created_at, type: timestamp, nullable: false}
`;
const BEFORE = `terms:
  - name: qualified_lead
    owners: [marketing_ops]
    entity: lead
    where: score >= 50
metrics:
  - name: qualified_leads
    owners: [marketing_ops]
    type: count
    of: qualified_lead
`;

let repository: ScratchRepository;
const here = () => ['--dir', repository.path];
const write = (text: string) => repository.write('definitions/lead.yml', text);

beforeAll(async () => {
  repository = makeRepository();
  repository.commit({
    'accord.yml': 'name: acme\nsource: {type: duckdb, database: acme.duckdb}\n',
    'definitions/shared.yml': SHARED,
    'definitions/lead.yml': BEFORE,
  });
  const instance = await DuckDBInstance.create(join(repository.path, 'acme.duckdb'));
  const connection = await instance.connect();
  await connection.run('CREATE SCHEMA crm');
  await connection.run('CREATE TABLE crm.lead (lead_id VARCHAR, score BIGINT, created_at TIMESTAMP)');
  await connection.run(
    "INSERT INTO crm.lead SELECT 'l' || n, n % 100, TIMESTAMP '2026-01-01' + n * INTERVAL '6 hours' FROM range(400) t(n)",
  );
  connection.disconnectSync();
  instance.closeSync();
});

describe('docs/versions.md', () => {
  it('shows definitions that a check of them against what was has nothing to say about', async () => {
    write(definitions);
    const run = await runCommand('check', repository.path, '--against', 'main');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('✓ 6 definitions in 2 files, no findings');
  });

  it.each(shown.filter(({ words: [command] }) => command !== 'check'))(
    'accord $words is answered as shown',
    async ({ words, answer }) => {
      write(definitions);
      const run = await runCommand(...words, ...here());
      expect(run).toEqual({ code: 0, stdout: answer, stderr: '' });
    },
  );

  it('is right about what is told of the definition', async () => {
    write(definitions);
    const { stdout } = await runCommand('explain', 'qualified_lead', ...here());
    expect(stdout).toContain('\nWhat it meant as version 1 is kept as qualified_lead_v1 until 2999-03-31.\n');
    expect(stdout).toContain(
      'qualified_lead_v1  narrower: a lead with score 50 belongs to qualified_lead_v1',
    );
    const { stdout: compared } = await runCommand(
      'compare',
      'qualified_lead_v1',
      'qualified_lead',
      ...here(),
    );
    expect(compared).toContain('score 50');
  });

  it('shows what a check says of a change, and of what was not kept as it was', async () => {
    const checks = shown.filter(({ words: [command] }) => command === 'check');
    const states = [
      BEFORE.replace('50', '60'),
      definitions.replace('where: score >= 50', 'where: score > 50'),
    ];
    expect(checks).toHaveLength(states.length);
    for (const [index, { words, answer }] of checks.entries()) {
      write(states[index] ?? '');
      const [command = '', ...rest] = words;
      const run = await runCommand(command, repository.path, ...rest);
      expect(run.code).toBe(1);
      const [first = ''] = run.stdout.split('\n\n');
      expect(anyDay(`${first}\n`)).toBe(anyDay(answer));
    }
  });

  it('is right that writing the earlier definition out is the same', async () => {
    const [, out = ''] = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
    const base = makeFolder({
      'accord.yml': 'name: acme\n',
      'definitions/shared.yml': SHARED,
      'definitions/lead.yml': definitions,
    });
    write(
      definitions
        .replace('score >= 60', 'score >= 70')
        .replace('version: 2', 'version: 3')
        .replace('score >= 50', 'score >= 60')
        .replace(/\nmetrics:[\s\S]*/, `\n${out}`),
    );
    const run = await runCommand('check', repository.path, '--against-dir', base.path, '--format', 'json');
    const { findings } = JSON.parse(run.stdout);
    // Of the metric that this leaves out.
    expect(
      findings.map(({ rule, definition }: { rule: string; definition: { name: string } }) => [
        rule,
        definition.name,
      ]),
    ).toEqual([['definition-removed', 'qualified_leads']]);
    base.remove();
  });
});

describe('an earlier meaning whose time is over', () => {
  it('is an error of the check, and served until it is taken out', async () => {
    write(definitions.replaceAll('2999-03-31', '2020-03-31'));
    const check = await runCommand('check', repository.path);
    expect(check.code).toBe(1);
    expect(check.stdout).toContain('Version 1 of the term `qualified_lead` was kept until 2020-03-31.');
    expect((await runCommand('compile', repository.path)).code).toBe(0);
    expect((await runCommand('compile', repository.path, '--check')).code).toBe(0);
    const query = await runCommand('query', 'qualified_leads_v1', '--format', 'json', ...here());
    expect(query).toMatchObject({
      code: 0,
      stderr: 'qualified_leads_v1 is deprecated: use qualified_leads; kept until 2020-03-31.\n',
    });
    expect(JSON.parse(query.stdout)).toMatchObject({
      deprecated: [{ name: 'qualified_leads_v1', replaced_by: 'qualified_leads', sunset: '2020-03-31' }],
      rows: [{ qualified_leads_v1: 200 }],
    });
    const split = await runCommand(
      'query',
      'qualified_leads',
      '--by',
      'lead.qualified_lead_v1',
      '--where',
      'qualified_lead_v1',
      ...here(),
    );
    expect(split.stdout).toContain(
      'qualified_lead_v1 is deprecated: use qualified_lead; kept until 2020-03-31.',
    );
    expect(split.stderr).toBe('');
  });
});
