import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import cube, { type CubeApi } from '@cubejs-client/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Serving, startServing } from '../../cli/serve-project.js';
import { watchDefinitions } from '../../cli/watch-definitions.js';
import { loadProject } from '../../src/load-project.js';
import { BASE } from '../support/check-marked.js';
import { makeFolder, runCommand } from '../support/run-command.js';

const OPTIONS = { demo: true, host: '127.0.0.1', port: 0, cors: [], watch: true };
const FILES = {
  'accord.yml': 'name: small\nsource: {type: files, folder: data}\n',
  'definitions/base.yml': BASE,
  'data/crm/accounts.csv': 'account_id,employees,revenue\na,10,100.50\n',
  'data/crm/deals.csv':
    'deal_id,account_id,stage,amount,closed_at\nd1,a,won,10.00,2026-01-05 10:00:00\nd2,a,lost,20.00,2026-01-06 10:00:00\nd3,,won,30.25,2026-02-01 00:00:00\n',
  'data/web/page_views.csv': 'view_id,seen_at\nv1,2026-01-01 00:00:00\n',
};

let folder: ReturnType<typeof makeFolder>;
let said = '';

beforeEach(() => {
  folder = makeFolder(FILES);
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.remove();
});

describe('accord serve', () => {
  let serving: Serving | undefined;
  afterEach(async () => {
    await serving?.stop();
    serving = undefined;
  });

  it('serves the definitions, follows good edits, and stays with the last good one after a broken edit', async () => {
    serving = await startServing(folder.path, OPTIONS);
    const api = cube('any', { apiUrl: `${serving.url}/cubejs-api/v1` });
    expect(await total(api, 'won_revenue')).toBe('40.25');
    const page = await (await fetch(serving.url)).text();
    expect(page).toContain('<h1>small</h1>');
    expect(page).toContain('/cubejs-api/v1/meta');

    const file = join(folder.path, 'definitions/base.yml');
    const good = readFileSync(file, 'utf8');
    const failures: unknown[] = [];
    let asking = true;
    const asked = (async () => {
      while (asking) {
        await total(api, 'won_revenue').catch((error: unknown) => failures.push(error));
      }
    })();

    writeFileSync(
      file,
      `${good}  - {name: lost_deals, owners: [sales_ops], type: count, of: deal, where: stage = 'lost'}\n`,
    );
    await until(() => said.includes('now served'));
    expect(await total(api, 'lost_deals')).toBe('1');

    writeFileSync(file, good.replace("stage = 'won'", "stage = 'Won'"));
    await until(() => said.includes('last good'));
    expect(said).toContain("'Won' is not a value of stage");
    expect(await total(api, 'lost_deals')).toBe('1');

    asking = false;
    await asked;
    expect(failures).toEqual([]);
  });

  it('tells where accord.yml is broken, and what of it takes effect at the next start only', async () => {
    serving = await startServing(folder.path, OPTIONS);
    const config = join(folder.path, 'accord.yml');
    const good = readFileSync(config, 'utf8');
    writeFileSync(config, `${good}nonsense: [\n`);
    await until(() => said.includes('last good'));
    expect(said).toContain('accord.yml:3:11');

    writeFileSync(config, `${good}timezone: Europe/Berlin\n`);
    await until(() => said.includes('now served'));
    expect(said).toContain('timezone of accord.yml changed too: start again to use it');
  });

  it('notices what was edited before it began to watch', async () => {
    const before = loadProject(folder.path);
    writeFileSync(join(folder.path, 'definitions/more.yml'), 'teams:\n  - {name: late, domain: sales}\n');
    const teams = await new Promise<readonly string[]>((resolve) => {
      const stop = watchDefinitions(before, async ({ graph }) => {
        resolve([...graph.teams.keys()]);
        return [];
      });
      serving = { url: '', stop };
    });
    expect(teams).toContain('late');
  });

  it.each([
    [['--source', 'duckdb:data/none.duckdb'], 'there is no database'],
    [['--cors', 'bi.example.com'], 'an origin is written as https://bi.example.com'],
    [['--cors', '*'], 'an origin is written as https://bi.example.com'],
  ])('does not start with %j', async (options, message) => {
    vi.restoreAllMocks();
    const run = await runCommand('serve', folder.path, '--demo', '--port', '0', ...options);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(existsSync('data/none.duckdb')).toBe(false);
  });

  it('refuses to start without a secret, and says which variables to set', async () => {
    vi.stubEnv('ACCORD_API_SECRET', '');
    vi.stubEnv('CUBEJS_API_SECRET', '');
    vi.stubEnv('ACCORD_JWK_URL', '');
    vi.restoreAllMocks();
    const run = await runCommand('serve', folder.path, '--port', '0');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('ACCORD_API_SECRET');
    vi.unstubAllEnvs();
  });

  it('does not serve definitions with errors', async () => {
    vi.restoreAllMocks();
    writeFileSync(
      join(folder.path, 'definitions/more.yml'),
      'terms:\n  - {name: t, entity: nothing, where: x = 1}\n',
    );
    const run = await runCommand('serve', folder.path, '--demo', '--port', '0');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('No entity is called `nothing`');
  });
});

async function total(api: CubeApi, metric: string): Promise<unknown> {
  const result = await api.load({ measures: [`metrics.${metric}`] });
  return result.rawData()[0]?.[`metrics.${metric}`];
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 50));
}
