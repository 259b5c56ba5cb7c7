import { describe, expect, it } from 'vitest';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { type Question, QuestionError } from '../../src/query/question.js';
import { readQuestion } from '../../src/query/read-question.js';
import { graphOf } from '../support/graph-of.js';
import { DEFINITIONS } from './support/company.js';

const graph = graphOf(
  `${DEFINITIONS}
  - {name: undated, title: Undated, owners: [sales], type: count, of: account, synonyms: [roster]}
  - {name: last_email, title: Last e-mail, owners: [marketing], type: max, of: lead, value: email}
`,
);
const { members } = createQueryRules(graph);
const EMPTY: Question = {
  metrics: ['leads'],
  by: [],
  where: [],
  grain: null,
  from: null,
  to: null,
  order: [],
  limit: null,
};

function refuse(question: Partial<Question>): string {
  try {
    readQuestion({ ...EMPTY, ...question }, { graph, members, today: '2026-01-15', meaningOf: () => '' });
  } catch (error) {
    if (error instanceof QuestionError) return `${error.message}\n=> ${error.help ?? ''}`;
    throw error;
  }
  throw new Error('was not refused');
}

describe('names', () => {
  it('suggests the nearest metric, or tells all', () => {
    expect(refuse({ metrics: ['reveneu'] })).toBe('there is no metric reveneu\n=> did you mean revenue?');
    expect(refuse({ metrics: ['xyz'] })).toMatch(/=> metrics: .*accounts, deals, good_leads/);
  });

  it('says which metrics count what is no metric', () => {
    expect(refuse({ metrics: ['good_lead'] })).toBe('good_lead is no metric\n=> metrics of it: good_leads');
    expect(refuse({ metrics: ['mql'] })).toBe('mql is no metric\n=> metrics of it: good_leads');
  });

  it('takes a title or a synonym that only one metric has', () => {
    const ask = readQuestion(
      { ...EMPTY, metrics: ['Roster'] },
      { graph, members, today: '2026-01-15', meaningOf: () => '' },
    );
    expect(ask.metrics.map(({ name }) => name)).toEqual(['undated']);
  });

  it('does not show what is one person’s own', () => {
    expect(refuse({ metrics: ['last_email'] })).toContain('personal or secret');
  });

  it('suggests the nearest dimension', () => {
    expect(refuse({ by: ['account.regoin'] })).toBe(
      'there is no dimension account.regoin\n=> did you mean account.region?',
    );
  });

  it('names the field that a path of the definitions leads to, and how time is asked', () => {
    expect(refuse({ by: ['deal.account.region'] })).toBe(
      'there is no dimension deal.account.region\n=> did you mean account.region?',
    );
    expect(refuse({ by: ['metric_time'] })).toBe(
      'metric_time is no dimension\n=> --grain month makes a row for each month',
    );
  });

  it('asks which one is meant when several entities have it, unless only one fits', () => {
    expect(refuse({ by: ['account_id'], metrics: ['leads'] })).toBe(
      'account_id may be account.account_id or lead.account_id\n=> write the entity before it',
    );
    const ask = readQuestion(
      { ...EMPTY, metrics: ['accounts'], by: ['account_id'] },
      { graph, members, today: '2026-01-15', meaningOf: () => '' },
    );
    expect(ask.dimensions.map(({ name }) => name)).toEqual(['account.account_id']);
  });

  it('names every metric that a dimension does not fit, and what all share', () => {
    const text = refuse({ metrics: ['leads', 'revenue', 'deals'], by: ['lead.score'] });
    expect(text).toContain('lead.score does not fit revenue, deals');
    expect(text).toContain(
      '=> all of these metrics can be split by size, account.account_id, account.region',
    );
  });

  it('holds a condition’s dimensions to the same', () => {
    expect(refuse({ metrics: ['revenue'], where: ['lead.score > 3'] })).toContain(
      'lead.score does not fit revenue',
    );
  });

  it('refuses time for records without a date', () => {
    const text = 'undated cannot be asked by time';
    expect(refuse({ metrics: ['undated'], grain: 'month' })).toContain(text);
    expect(refuse({ metrics: ['leads', 'undated'], from: '2025' })).toContain(text);
  });

  it('orders by what is part of the question only', () => {
    expect(refuse({ by: ['size'], order: ['revenue desc'] })).toBe(
      '--order revenue is not part of the question\n=> order by size, leads',
    );
    expect(refuse({ order: ['leads descending'] })).toContain('is not understood');
  });
});

describe('a condition that is no filter is refused at the character', () => {
  it.each([
    ['score >', 6, /missing/i],
    ["region = 'emae'", 9, /is not a value of account.region/],
    ["score = 'many'", 8, /./],
    ['regoin IS NULL', 0, /regoin/],
    ['score + 1 > 3', 0, /computes/],
    ['score > employees', 8, /fixed value/],
    ['score > 50.5', 8, /whole number/],
    ["LOWER(industry) = 'x'", 0, /computes/],
    ["industry LIKE 'Ret%'", 0, /upper from lower/],
    ["industry ILIKE 'a%b'", 15, /one text/],
    ["industry ILIKE '%a_b%'", 15, /one text/],
    ["industry ILIKE '%a\\_b%'", 15, /backslash/],
    ['region = NULL', 0, /NULL/],
    ['NOT good_lead', 4, /IS NOT TRUE|not known/],
    ['good_lead IS FALSE', 0, /not known/],
    ['(score > 3) IS NOT TRUE', 0, /dimension itself/],
    ["lead.created_at > TIMESTAMP '2025-01-01 00:00:00.0005'", 18, /millisecond/],
  ])('%s', (where, column, message) => {
    const [head = '', shown = '', mark = ''] = refuse({ where: [where] }).split('\n');
    expect(head).toMatch(message);
    expect(shown).toBe(`    ${where}`);
    expect(mark.indexOf('^') - 4).toBe(column);
  });
});
