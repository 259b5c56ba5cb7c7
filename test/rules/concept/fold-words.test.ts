import { describe, expect, it } from 'vitest';
import { conceptKeys, foldedWords } from '../../../src/rules/concept/fold-words.js';

const isOneConcept = (one: string, other: string) =>
  conceptKeys(one).some((key) => conceptKeys(other).includes(key));

describe('conceptKeys', () => {
  it.each([
    ['Qualified Leads', 'qualified_lead'],
    ['qualified-lead', 'qualified_lead'],
    ['QUALIFIED LEAD', 'qualified lead'],
    ['qualified  leads', 'qualifieds lead'],
    ['sales-ready lead', 'sales_ready_lead'],
    ['salesready leads', 'sales-ready lead'],
    ['sign-up', 'signups'],
    ['MQLs', 'mql'],
    ['SKUs', 'sku'],
    ['ads', 'ad'],
    ['Opportunities', 'opportunity'],
    ['movies', 'movie'],
    ['losses', 'loss'],
    ['boxes', 'box'],
    ['caches', 'cache'],
    ['status', 'STATUS'],
    ['Ｍ Ｑ Ｌ', 'mql'],
    ['ﬁnal lead', 'final lead'],
    ['Großkunden', 'GROSSKUNDEN'],
    ['net\u00a0revenue', 'net_revenue'],
    ['net–revenue', 'net_revenue'],
    ['net\u200brevenue', 'netrevenue'],
    ['soft\u00adware', 'software'],
    ['МQL', 'MQL'],
    ['сlosed', 'closed'],
    ['ΑRR', 'ARR'],
    ['Μ.Q.L.', 'm.q.l.'],
    ['λόγος', 'ΛΌΓΟΣ'],
    ['РОСТ', 'рост'],
  ])('takes %s and %s for one', (one, other) => {
    expect(isOneConcept(one, other)).toBe(true);
    expect(isOneConcept(other, one)).toBe(true);
  });

  it.each([
    ['lead', 'leader'],
    ['loss', 'lo'],
    ['as', 'a'],
    ['won deals', 'won deal size'],
    ['resolve', 'resolved'],
    ['lead (marketing)', 'lead (sales)'],
    ['Q1 leads', 'Q2 leads'],
    ['pass', 'pas'],
    ['new', 'news letter'],
  ])('tells %s from %s', (one, other) => {
    expect(isOneConcept(one, other)).toBe(false);
  });

  it.each(['', ' ', '_', '—', '\u200b'])('has no key for %j', (text) => {
    expect(conceptKeys(text)).toEqual([]);
  });
});

describe('foldedWords', () => {
  it('folds each word', () => {
    expect(foldedWords('Closed-lost  opportunities')).toEqual(['closed', 'lost', 'opportunity']);
  });
});
