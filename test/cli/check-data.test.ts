import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkProject } from '../../cli/checked-project.js';
import { measureNumbers } from '../../cli/impact-data.js';
import { writeDemoToDuckdb } from '../../src/demo/duckdb.js';
import { loadProject } from '../../src/load-project.js';
import { type Database, openDuckdb } from '../demo/query.js';
import { makeFolder, runCommand } from '../support/run-command.js';
import { ROOT } from '../support/source-files.js';

let folder: string;
let base: string;
let source: string;
let database: Database;

const WAS = "score >= 75 AND status IN ('qualified', 'accepted', 'converted')";
const IS = "score >= 60 AND status IN ('qualified', 'accepted', 'converted') AND consent";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'accord-check-data-'));
  base = join(folder, 'base');
  cpSync(join(ROOT, 'accord.yml'), join(base, 'accord.yml'));
  cpSync(join(ROOT, 'definitions'), join(base, 'definitions'), { recursive: true });
  edit(
    'definitions/marketing/lead.yml',
    `where: ${IS}\n    refines: [engaged_lead]\n    disjoint_with: [disqualified`,
    `where: ${WAS}\n    refines: [engaged_lead]\n    disjoint_with: [disqualified`,
  );
  const path = join(folder, 'demo.duckdb');
  await writeDemoToDuckdb(path, { seed: 3, scale: 0.02 });
  source = `duckdb:${path}`;
  database = await openDuckdb(path);
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

function edit(file: string, was: string, is: string): void {
  const path = join(base, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(was)) throw new Error(`${file} does not say ${was}`);
  writeFileSync(path, text.replace(was, is));
}

/** Numbers as people read them. */
async function told(sql: string): Promise<string> {
  return Number((await database.query(sql))[0]?.[0]).toLocaleString('en');
}

describe('accord check --against-dir … --data', () => {
  it('shows in Markdown what hand-written SQL finds: records, keys, metrics, months and segments', async () => {
    const { code, stdout, stderr } = await runCommand(
      ...['check', ROOT, '--against-dir', base, '--data', '--source', source, '--format', 'markdown'],
    );
    expect(stderr).toBe('');
    // The meaning changed and the version did not: that is for the findings to say.
    expect(code).toBe(1);
    const count = (where: string) => told(`SELECT COUNT(*) FROM marketing.lead WHERE ${where}`);
    const cells = [
      await count(WAS),
      await count(IS),
      await count(`(${IS}) AND (${WAS}) IS NOT TRUE`),
      await count(`(${WAS}) AND (${IS}) IS NOT TRUE`),
    ];
    const row = lineWith(stdout, /^\| .*qualified\\?_lead<.* \| in: /);
    expect(row).toContain(`| ${cells.join(' | ')} |`);
    const keys = await database.query(
      `SELECT lead_id FROM marketing.lead WHERE (${WAS}) AND (${IS}) IS NOT TRUE ORDER BY 1 LIMIT 5`,
    );
    for (const [key] of keys) expect(row).toContain(String(key));
    expect(lineWith(stdout, /^\| Qualified leads /)).toContain(`| ${cells[0]} | ${cells[1]} |`);
    const month =
      "qualified_at >= TIMESTAMP '2026-05-01 00:00:00' AND qualified_at < TIMESTAMP '2026-06-01 00:00:00'";
    const section = sectionOf(stdout, 'qualified\\_leads');
    expect(section).toContain(
      `| 2026-05 | ${await count(`${WAS} AND ${month}`)} | ${await count(`${IS} AND ${month}`)} |`,
    );
    const sponsor = "job_function = 'executive'";
    expect(section).toContain(
      `| ${await count(`${WAS} AND ${sponsor}`)} | ${await count(`${IS} AND ${sponsor}`)} |`,
    );
  });

  it('gives tools the exact values', async () => {
    const { stdout } = await runCommand(
      ...['check', ROOT, '--against-dir', base, '--data', '--source', source, '--format', 'json'],
    );
    const { numbers } = JSON.parse(stdout);
    const shift = numbers.shifts.find(
      ({ definition }: { definition: { name: string } }) => definition.name === 'lead_acceptance_rate',
    );
    const share = (where: string) =>
      told(`SELECT COUNT(*) FROM marketing.lead WHERE ${where}`).then((text) =>
        Number(text.replaceAll(',', '')),
      );
    const accepted = await share("status IN ('accepted', 'converted') AND accepted_at IS NOT NULL");
    expect(Number(shift.values.value.total.before)).toBeCloseTo(accepted / (await share(WAS)), 12);
    expect(Number(shift.values.value.total.after)).toBeCloseTo(accepted / (await share(IS)), 12);
  });
});

describe('what is missing', () => {
  it('is a base: nothing says what changed', async () => {
    const { code, stderr } = await runCommand('check', ROOT, '--data');
    expect(code).toBe(2);
    expect(stderr).toContain('--against REF, or --against-dir DIR');
    // A source is named for nothing else.
    expect((await runCommand('check', ROOT, '--source', source)).code).toBe(2);
  });

  it('is a source: the ways to name one are told', async () => {
    const bare = makeFolder({ 'definitions/teams.yml': 'teams:\n  - {name: sales, title: Sales}\n' });
    const { code, stderr } = await runCommand('check', bare.path, '--against-dir', bare.path, '--data');
    bare.remove();
    expect(code).toBe(2);
    expect(stderr).toMatch(/names no `source`[\s\S]*--source duckdb:FILE, files:FOLDER, postgres or cube/);
  });

  it('is a time that makes sense', async () => {
    const { code, stderr } = await runCommand('check', ROOT, '--against-dir', base, '--data-timeout', '0');
    expect(code).toBe(2);
    expect(stderr).toContain('a number of seconds above 0');
  });
});

describe('a database that cannot be reached', () => {
  it('makes a failing check no better', async () => {
    vi.stubEnv('ACCORD_DATABASE_URL', 'postgres://reader:geheim@127.0.0.1:1/none');
    const { code, stdout, stderr } = await runCommand(
      ...['check', ROOT, '--against-dir', base, '--data', '--source', 'postgres', '--format', 'markdown'],
    );
    vi.unstubAllEnvs();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^accord: the records of term qualified_lead were not counted: the database could not be reached: .*ECONNREFUSED.*\n$/,
    );
    expect(stdout).toContain('the database could not be reached');
    expect(stdout + stderr).not.toContain('geheim');
    expect(stdout).toContain('meaning-changed');
  });

  it('makes a clean check no worse', async () => {
    const both = makeFolder({
      'accord.yml': 'source: {type: duckdb, database: nowhere.duckdb}\n',
      'definitions/all.yml': ALL,
      'old/definitions/all.yml': ALL.replace('version: 2, ', '').replace('size > 10', 'size > 5'),
    });
    const { code, stderr } = await runCommand(
      'check',
      both.path,
      '--against-dir',
      join(both.path, 'old'),
      '--data',
    );
    both.remove();
    expect(stderr).toContain('there is no database');
    expect(code).toBe(0);
  });
});

describe('a mistake of ours', () => {
  it('takes no finding away', async () => {
    const checked = checkProject(ROOT, { useCache: false, base: loadProject(base) });
    const { difference } = checked;
    if (!difference) throw new Error('nothing was compared');
    const broken = { ...difference, changes: new Proxy(difference.changes, { get: () => fail() }) };
    const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const numbers = await measureNumbers({ ...checked, difference: broken }, { source, dataTimeout: 5 });
    const told = error.mock.calls.join();
    error.mockRestore();
    expect(numbers).toEqual({
      flows: [],
      shifts: [],
      leftOut: ['Nothing was measured, by a mistake in Accord.'],
    });
    expect(told).toContain('this was not to happen');
  });
});

function fail(): never {
  throw new Error('this was not to happen');
}

const ALL = `teams:
  - {name: sales, title: Sales, domain: sales}
entities:
  - name: client
    owners: [sales]
    source: crm.client
    primary_key: client_id
    fields:
      - {name: client_id, type: string, nullable: false}
      - {name: size, type: integer}
terms:
  - {name: large_client, version: 2, owners: [sales], entity: client, where: size > 10}
`;

function lineWith(text: string, pattern: RegExp): string {
  const line = text.split('\n').find((each) => pattern.test(each));
  if (line === undefined) throw new Error(`no line with ${pattern} in\n${text}`);
  return line;
}

/** The tables of one metric. */
function sectionOf(text: string, name: string): string {
  const [, section = ''] = text.split(`#### metric <code>${name}</code>`);
  return section.split('####')[0] ?? '';
}
