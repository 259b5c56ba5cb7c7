import { expect, it } from 'vitest';
import { readBase } from '../../src/diff/read-base.js';
import { readDefinitions } from '../../src/language/read-definitions.js';

const LEADS = 'terms:\n  - {name: lead_won, owners: [sales], entity: lead, where: score > 1}\n';
const DEALS = 'terms:\n  - {name: deal_won, owners: [sales], entity: deal, where: score > 1}\n';

function source(path: string, text: string) {
  return { path, text };
}

it('takes what was read today of a file that is as it was', () => {
  const head = readDefinitions([source('leads.yml', LEADS), source('deals.yml', DEALS)]);
  const base = readBase([source('leads.yml', LEADS), source('deals.yml', DEALS.replace('> 1', '> 2'))], head);
  expect(base.definitions.map(({ name }) => name)).toEqual(['lead_won', 'deal_won']);
  expect(base.definitions[0]).toBe(head.definitions[0]);
  expect(base.definitions[1]?.value).toMatchObject({ where: 'score > 2' });
});

it('reads a file again that has moved: its places are others', () => {
  const head = readDefinitions([source('leads.yml', LEADS)]);
  const base = readBase([source('before.yml', LEADS)], head);
  expect(base.definitions[0]?.spanOf(['name']).source.path).toBe('before.yml');
});

it('knows what could not be read in a file that is as it was', () => {
  const text = `${LEADS}  - {name: lead_lost, owners: [sales], entitty: lead}\n`;
  const base = readBase([source('leads.yml', text)], readDefinitions([source('leads.yml', text)]));
  expect(base.definitions.map(({ name }) => name)).toEqual(['lead_won']);
  expect(base.broken).toContainEqual({ kind: 'term', name: 'lead_lost' });
});
