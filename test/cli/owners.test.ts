import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder, runCommand } from '../support/run-command.js';

const TEAMS = `teams:
  - {name: sales, github: "@acme/sales", gitlab: "@acme/sales-team"}
`;
const DEAL = `entities:
  - {name: deal, owners: [sales], source: deal, primary_key: id, fields: [{name: id, type: string}]}
`;
const LINES = `# >>> accord owners
# Written by \`accord owners\` from the definitions: change those and run it again.
# What is required of everybody: any of the teams.
/data/accord.yml @acme/sales
/data/waivers.yml @acme/sales
/data/accord-baseline.json @acme/sales
/.github/CODEOWNERS @acme/sales
# Definitions: any of the owners of what is in the file; of a file that is new, any of the teams.
/data/definitions/ @acme/sales
/data/definitions/deal.yml @acme/sales
/data/definitions/teams.yml @acme/sales
# Approvals: the team itself, so that every owner of a definition has to agree; those of a team that is new, any of them.
/data/approvals/ @acme/sales
/data/approvals/sales.yml @acme/sales
# <<< accord owners
`;

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder({
    'data/accord.yml': 'name: test\n',
    'data/definitions/teams.yml': TEAMS,
    'data/definitions/deal.yml': DEAL,
  });
  mkdirSync(join(folder.path, '.git'));
});
afterEach(() => folder.remove());

const at = (path: string) => join(folder.path, path);
const owners = (...words: readonly string[]) => runCommand('owners', at('data'), ...words);

describe('accord owners', () => {
  it('writes for the top of the repository, and checks for drift', async () => {
    const missing = await owners('--check');
    expect(missing).toMatchObject({ code: 1, stderr: '' });
    expect(missing.stdout).toMatch(/^There is no .*CODEOWNERS yet: run `accord owners`\.\n$/);
    expect(existsSync(at('.github'))).toBe(false);
    expect(await owners()).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(at('.github/CODEOWNERS'), 'utf8')).toBe(LINES);
    expect((await owners('--check')).code).toBe(0);
    expect((await owners()).stdout).toMatch(/is up to date\.\n$/);

    writeFileSync(at('data/definitions/teams.yml'), `${TEAMS}  - {name: service, github: "@acme/service"}\n`);
    writeFileSync(at('data/definitions/deal.yml'), DEAL.replace('[sales]', '[sales, service]'));
    const drift = await owners('--check');
    expect(drift.code).toBe(1);
    expect(drift.stdout).toContain('- /data/definitions/deal.yml @acme/sales\n');
    expect(drift.stdout).toContain('+ /data/definitions/deal.yml @acme/sales @acme/service\n');
    expect(drift.stdout).toContain('+ /data/approvals/service.yml @acme/service\n');
  });

  it('keeps what is written by hand, where it stands', async () => {
    writeFileSync(at('CODEOWNERS'), '* @acme/all\n');
    await owners();
    expect(existsSync(at('.github'))).toBe(false);
    const text = readFileSync(at('CODEOWNERS'), 'utf8');
    expect(text).toBe(`* @acme/all\n\n${LINES.replace('/.github/CODEOWNERS', '/CODEOWNERS')}`);
    appendFileSync(at('CODEOWNERS'), '/docs/ @acme/docs\n');
    expect(await owners('--check')).toMatchObject({ code: 0, stderr: '' });
  });

  it('fails where a later line takes approvals from their team', async () => {
    await owners();
    appendFileSync(at('.github/CODEOWNERS'), '*.yml @acme/all\n');
    for (const words of [['--check'], []]) {
      const run = await owners(...words);
      expect(run.code).toBe(1);
      expect(run.stderr).toMatch(
        /^error line 16 of .*CODEOWNERS \(`\*\.yml`\) takes approvals .*data\/approvals\/sales\.yml\n/,
      );
    }
  });

  it('writes for GitLab', async () => {
    await owners('--forge', 'gitlab');
    const text = readFileSync(at('CODEOWNERS'), 'utf8');
    expect(text).toContain('[Accord]\n');
    expect(text).toContain('/data/approvals/sales.yml @acme/sales-team\n');
    await owners('--forge', 'gitlab', '--output', at('.gitlab/CODEOWNERS'));
    expect(readFileSync(at('.gitlab/CODEOWNERS'), 'utf8')).toContain(
      '/.gitlab/CODEOWNERS @acme/sales-team\n',
    );
  });

  it('writes nothing where a team has no handle, or markers do not fit', async () => {
    writeFileSync(at('data/definitions/teams.yml'), 'teams: [{name: sales}]\n');
    const run = await owners();
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toBe(
      'error sales owns definitions and has no `github` handle\n  help: add it to the team: `github: "@company/sales"`\n',
    );
    expect(existsSync(at('.github'))).toBe(false);
    writeFileSync(at('data/definitions/teams.yml'), TEAMS);
    writeFileSync(at('CODEOWNERS'), '# >>> accord owners\n');
    expect((await owners()).code).toBe(2);
    expect(readFileSync(at('CODEOWNERS'), 'utf8')).toBe('# >>> accord owners\n');
  });
});
