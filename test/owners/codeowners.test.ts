import { describe, expect, it } from 'vitest';
import { codeownersLines } from '../../src/owners/codeowners-lines.js';
import { withSection } from '../../src/owners/codeowners-section.js';
import { overriddenApprovals } from '../../src/owners/overridden-approvals.js';
import { parseCodeowners, ruleFor } from '../../src/owners/parse-codeowners.js';
import { planOwners } from '../../src/owners/plan-owners.js';
import { type Forge, forgeOf, handlesOf } from '../../src/owners/team-handles.js';
import { graphOfTexts } from '../support/graph-of.js';

const TEAMS = `teams:
  - {name: sales, github: "@acme/sales", gitlab: "@acme/sales-team"}
  - {name: service, github: "@acme/service", gitlab: "@acme/service-team"}
  - {name: idle}
`;
const DEAL = `entities:
  - {name: deal, owners: [sales], source: deal, primary_key: id, fields: [{name: id, type: string}, {name: amount, type: integer}]}
terms:
  - {name: large_deal, owners: [service, sales], entity: deal, where: amount > 10}
`;
const HANDOFF = `handoffs:
  - {name: over, entity: deal, from: sales, to: service, releases: large_deal, accepts: large_deal}
`;

const graph = graphOfTexts([TEAMS.replace('  - {name: idle}\n', ''), DEAL, HANDOFF]);
const plan = planOwners(graph);

function linesFor(forge: Forge, folder = '', definitions: string | null = null) {
  const handles = handlesOf(graph, plan.teams, forge);
  const place = { forge, folder, definitions, codeowners: '.github/CODEOWNERS' };
  const lines = codeownersLines(plan, handles, place);
  return { handles, lines: lines.filter((line) => !line.startsWith('#')) };
}

describe('who owns which file', () => {
  it('is told by the definitions in it, and an approval file is of its team alone', () => {
    expect(linesFor('github').lines).toEqual([
      '/accord.yml @acme/sales @acme/service',
      '/waivers.yml @acme/sales @acme/service',
      '/accord-baseline.json @acme/sales @acme/service',
      '/.github/CODEOWNERS @acme/sales @acme/service',
      '/0.yml @acme/sales @acme/service',
      '/1.yml @acme/sales @acme/service',
      '/2.yml @acme/sales @acme/service',
      '/approvals/ @acme/sales @acme/service',
      '/approvals/sales.yml @acme/sales',
      '/approvals/service.yml @acme/service',
    ]);
  });

  it('is written from the top of the repository, in a section of its own on GitLab', () => {
    const { lines } = linesFor('gitlab', 'data/my metrics');
    expect(lines.slice(0, 2)).toEqual([
      '[Accord]',
      '/data/my\\ metrics/accord.yml @acme/sales-team @acme/service-team',
    ]);
    expect(lines.at(-1)).toBe('/data/my\\ metrics/approvals/service.yml @acme/service-team');
  });

  it('gives the approvals of a team that the merged branch does not know to any of the teams', () => {
    for (const forge of ['github', 'gitlab'] as const) {
      const rules = parseCodeowners(linesFor(forge).lines.join('\n'), { hasSections: forge === 'gitlab' });
      expect(ruleFor(rules, 'approvals/growth.yml')?.owners).toHaveLength(2);
      expect(ruleFor(rules, 'approvals/sales.yml')?.owners).toHaveLength(1);
      expect(ruleFor(rules, 'approvals/sales.yml/forged.yml')?.owners).toHaveLength(1);
    }
  });

  it('gives a file of definitions that the merged branch does not know to any of the teams', () => {
    const rules = parseCodeowners(linesFor('github', 'data', 'defs').lines.join('\n'), {
      hasSections: false,
    });
    expect(ruleFor(rules, 'data/defs/growth/new.yml')?.owners).toHaveLength(2);
    expect(ruleFor(rules, 'data/other/new.yml')).toBeNull();
    const own = parseCodeowners(linesFor('github').lines.join('\n'), { hasSections: false });
    expect(ruleFor(own, 'new.yml')).toBeNull();
  });

  it('leaves a team that owns nothing but itself without a file of approvals', () => {
    const idle = planOwners(graphOfTexts([TEAMS, DEAL]));
    expect(idle.approvals.map((each) => each.path)).toEqual(['approvals/sales.yml', 'approvals/service.yml']);
  });
});

describe('the handles', () => {
  const withTeam = (keys: string) =>
    graphOfTexts([`teams: [{name: sales${keys}}]`, DEAL.replace('service, ', '')]);

  it.each([
    ['', /sales owns definitions and has no `github` handle/],
    [', github: acme/sales', /`github: acme\/sales` of the team sales is no handle/],
    [', github: "@acme/sales @acme/other"', /is no handle/],
    [', github: "@acme/sales\\n* @evil"', /is no handle/],
    [', github: "@acme/sales#"', /is no handle/],
  ])('%j is refused', (keys, message) => {
    expect(() => handlesOf(withTeam(keys), ['sales'], 'github')).toThrow(message);
  });

  it.each(['"@acme/sales"', '"@ada"', 'sales@acme.example'])('%s is taken', (handle) => {
    const keys = `, github: ${handle}`;
    expect([...handlesOf(withTeam(keys), ['sales'], 'github').values()]).toEqual([
      handle.replaceAll('"', ''),
    ]);
  });

  it('tell the forge', () => {
    expect(forgeOf(withTeam(''))).toBe('github');
    expect(forgeOf(withTeam(', gitlab: "@a"'))).toBe('gitlab');
    expect(forgeOf(withTeam(', gitlab: "@a", github: "@a"'))).toBe('github');
  });
});

describe('the section', () => {
  it('is put at the end, and replaced where it stands; the rest is kept', () => {
    const first = withSection('# ours\n* @acme/all\n', ['/a @b']);
    expect(first).toBe('# ours\n* @acme/all\n\n# >>> accord owners\n/a @b\n# <<< accord owners\n');
    const second = withSection(`${first}/x @y\n`, ['/c @d', '/e @f']);
    expect(second).toBe(
      '# ours\n* @acme/all\n\n# >>> accord owners\n/c @d\n/e @f\n# <<< accord owners\n/x @y\n',
    );
    expect(withSection(second, ['/c @d', '/e @f'])).toBe(second);
    expect(withSection(null, ['/a @b'])).toBe('# >>> accord owners\n/a @b\n# <<< accord owners\n');
  });

  it('keeps the ends of lines', () => {
    const text = withSection('* @a\r\n', ['/b @c']);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(withSection(text, ['/b @c'])).toBe(text);
  });

  it.each([
    '# >>> accord owners\n',
    '# <<< accord owners\n# >>> accord owners\n',
    '# <<< accord owners\n',
    '# >>> accord owners\n# >>> accord owners\n# <<< accord owners\n',
  ])('refuses markers that do not fit: %j', (text) => {
    expect(() => withSection(text, [])).toThrow(/marker/);
  });
});

describe('lines that come later', () => {
  const overridden = (forge: Forge, before: string, after: string) => {
    const { handles, lines } = linesFor(forge);
    const text = withSection(`${before}\n`, lines) + after;
    return overriddenApprovals(text, plan, handles, { forge, folder: '' }).map(
      ({ path, line, pattern }) => `${line} ${pattern} ${path}`,
    );
  };

  it('take approvals from their team, earlier ones do not', () => {
    expect(overridden('github', '* @acme/all\napprovals/ @x', '')).toEqual([]);
    expect(overridden('github', '', '/docs/ @x\n')).toEqual([]);
    expect(overridden('github', '', 'approvals/sales.yml @acme/all # all\n')).toEqual([
      '13 approvals/sales.yml approvals/sales.yml',
    ]);
    expect(overridden('github', '', '*.yml\n')).toEqual([
      '13 *.yml approvals/sales.yml',
      '13 *.yml approvals/service.yml',
    ]);
  });

  it('take nothing on GitLab when they are in a section of their own', () => {
    expect(overridden('gitlab', '[Docs]\n* @a', '[All][2]\n* @x\n')).toEqual([]);
    expect(overridden('gitlab', '', '* @x\n')).toHaveLength(2);
    expect(overridden('gitlab', '', '[accord]\n* @x\n')).toHaveLength(2);
  });
});

describe('reading CODEOWNERS', () => {
  it('takes the last line that matches', () => {
    const rules = parseCodeowners('# c\n* @a\n\n/a\\ b/ @b @c # why\n/a\\ b/free.md\n', {
      hasSections: false,
    });
    expect(ruleFor(rules, 'x')).toMatchObject({ line: 2, owners: ['@a'] });
    expect(ruleFor(rules, 'a b/x')).toMatchObject({ line: 4, owners: ['@b', '@c'] });
    expect(ruleFor(rules, 'a b/free.md')).toMatchObject({ line: 5, owners: [] });
    expect(ruleFor([], 'x')).toBeNull();
  });
});
