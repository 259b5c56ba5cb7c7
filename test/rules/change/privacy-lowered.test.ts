import { describe, expect, it } from 'vitest';
import { baseText } from '../../diff/compare.js';
import { expectChange, expectOne } from './expect-change.js';

const person = (field: string, more = '') => `entities:
  - name: person
    owners: [sales_ops]
    source: crm.people
    primary_key: id${more}
    fields:
      - {name: id, type: string}
      - {${field}}
`;
const email = (privacy: string) => person(`name: email, type: string${privacy}`);

describe('privacy-lowered', () => {
  it.each([
    ['secret', 'personal'],
    ['secret', 'public'],
    ['personal', 'public'],
  ])('tells that a field was %s and is %s', (from, to) => {
    const finding = expectOne(email(`, privacy: ${from}`), email(`, privacy: »${to}«`), 'privacy-lowered');
    expect(finding).toMatchObject({
      severity: 'error',
      definition: { kind: 'entity', name: 'person' },
      message: `The field \`email\` of the entity \`person\` was ${from} and is ${to}.`,
    });
    expect(baseText(finding)).toBe(from);
  });

  it('points at the field where nothing is said any more', () => {
    expectOne(email(', privacy: personal'), person('name: »email«, type: string'), 'privacy-lowered');
  });

  it('is silent about more privacy, and about what is said as it is meant', () => {
    expectChange(email(''), email(', privacy: personal'), []);
    expectChange(email(''), email(', privacy: public'), []);
    expectChange(email(', privacy: public'), email(''), []);
  });

  it('knows a field under a new name by its column', () => {
    const now = person('name: »contact«, type: string, column: email', '\n    version: 2');
    const finding = expectOne(email(', privacy: personal'), now, 'privacy-lowered');
    expect(finding.message).toBe(
      'The field `contact` of the entity `person` reads the same column as `email`, which was personal, and is public.',
    );
    expect(baseText(finding)).toBe('personal');
  });

  it('knows a second field that shows the column of a first', () => {
    const both = (second: string) =>
      `${email(', privacy: personal')}      - {name: ${second}, type: string, column: email}\n`;
    expectOne(email(', privacy: personal'), both('»contact«'), 'privacy-lowered');
    expectChange(
      both('contact'),
      `${both('contact')}      - {name: again, type: string, column: email}\n`,
      [],
    );
    const secret = `${email('')}      - {name: contact, type: string, column: email, privacy: secret}\n`;
    expectChange(email(''), secret, []);
  });
});
