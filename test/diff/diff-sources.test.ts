import { describe, expect, it } from 'vitest';
import { changeInWords } from '../../src/diff/change-words.js';
import { changesBetween, type Texts } from './compare.js';

const term = (where: string, more = '', name = 'qualified_lead') =>
  `  - {name: ${name}, owners: [marketing_ops], entity: lead, where: "${where}"${more}}\n`;
const terms = (...all: readonly string[]) => `terms:\n${all.join('')}`;
const COUNT = 'metrics:\n  - {name: leads, owners: [marketing_ops], type: count, of: qualified_lead}\n';
const BEFORE = terms(term('score >= 50'));

const told = (before: Texts, now: Texts) =>
  changesBetween(before, now).map((change) => `${change.kind}: ${changeInWords(change)}`);

describe('diffSources', () => {
  it('tells nothing of the same texts, in another form and order', () => {
    const one = terms(term('score >= 50', ', synonyms: [a, b]'), term('score < 9', '', 'cold_lead'));
    const other = `# a comment\nterms:\n${term('score < 9', '', 'cold_lead')}
  - name: qualified_lead
    version: 1
    status: approved
    synonyms: [b, a]
    owners: [marketing_ops]
    entity: lead
    where: >-
      score >= 50
`;
    expect(told(one, other)).toEqual([]);
  });

  it.each([
    [
      'words',
      BEFORE,
      terms(term('score >= 50', ', title: MQL')),
      [
        'words-changed: what people read of the term `qualified_lead` changed: its title is `MQL`, and nothing was said before',
      ],
    ],
    [
      'a status',
      BEFORE,
      terms(term('score >= 50', ', status: draft')),
      ['status-changed: the status of the term `qualified_lead` was approved and is draft'],
    ],
    [
      'a rewrite',
      BEFORE,
      terms(term('NOT score < 50')),
      ['rewritten: the term `qualified_lead` is written otherwise and means the same'],
    ],
    [
      'a new one',
      BEFORE,
      terms(term('score >= 50'), term('score < 9', '', 'cold_lead')),
      ['added: the term `cold_lead` is new'],
    ],
    [
      'what cannot be understood today',
      BEFORE,
      terms(term('scoer >= 50')),
      [
        'not-compared: the term `qualified_lead` is written otherwise, and was not compared: it cannot be understood today',
      ],
    ],
    [
      'what could not be understood before',
      terms(term('scoer >= 50')),
      BEFORE,
      [
        'not-compared: the term `qualified_lead` is written otherwise, and was not compared: it could not be understood before',
      ],
    ],
    [
      'what changed with a term',
      BEFORE + COUNT,
      terms(term('score >= 60')) + COUNT,
      [
        'meaning-changed: the term `qualified_lead` is narrower now: a lead with score 50 no longer belongs',
        'meaning-inherited: the metric `leads` changed its meaning with term `qualified_lead`',
      ],
    ],
  ])('tells of %s', (_, before, now, expected) => {
    expect(told(before, now)).toEqual(expected);
  });

  it('tells of a file that was moved', () => {
    expect(told({ 'a.yml': BEFORE }, { 'b/c.yml': BEFORE })).toEqual([
      'moved: the term `qualified_lead` moved to b/c.yml',
    ]);
  });

  it('tells of fields that were added or are better protected', () => {
    const entity = (fields: string) =>
      `entities:\n  - {name: visit, owners: [sales_ops], source: web.visits, primary_key: id, fields: [{name: id, type: string}${fields}]}\n`;
    expect(
      told(
        entity(', {name: ip, type: string}'),
        entity(', {name: ip, type: string, privacy: secret}, {name: url, type: string}'),
      ),
    ).toEqual([
      'extended: the entity `visit` has more to tell: the field `url` is new',
      'privacy-raised: the field `ip` of the entity `visit` was public and is secret',
    ]);
  });

  it('lists no more than people read', () => {
    const fields = (type: string) =>
      `entities:\n  - {name: visit, owners: [sales_ops], source: web.visits, primary_key: a, fields: [${['a', 'b', 'c', 'd', 'e'].map((name) => `{name: ${name}, type: ${type}}`).join(', ')}]}\n`;
    const [change] = told(fields('string'), fields('integer'));
    expect(change).toMatch(/was `string` and is `integer`; and 2 more$/);
  });

  it('pairs a name that is given twice with the one in the same file', () => {
    const two = { 'a.yml': terms(term('score >= 90')), 'b.yml': BEFORE };
    expect(told({ 'b.yml': BEFORE }, two)).toEqual([]);
  });

  it('tells a change that its term makes undone: the metric means what it meant', () => {
    const metric = (where: string) =>
      COUNT.replace('of: qualified_lead', `of: qualified_lead, where: ${where}`);
    expect(told(BEFORE + metric('score >= 60'), terms(term('score >= 40')) + metric('score >= 60'))).toEqual([
      'meaning-changed: the term `qualified_lead` is wider now: a lead with score 40 belongs now and did not before',
    ]);
  });
});
