import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../src/diagnostic/rule-id.js';
import { readWaivers } from '../../src/waivers/read-waivers.js';
import { expectReports } from '../language/expect-problems.js';
import { COMPANY } from '../support/company.js';
import { graphOfTexts } from '../support/graph-of.js';
import { markedSource } from '../support/marked-source.js';

const graph = graphOfTexts([COMPANY]);
const isChangeRule = (rule: RuleId) => rule === 'meaning-changed';

/** Reads marked text, and holds the problems against its marks and messages. */
function expectWaivers(marked: string, ...messages: readonly (string | RegExp)[]) {
  const { waivers, problems } = readWaivers(markedSource(marked, 'waivers.yml'), {
    graph,
    isChangeRule,
    isWhole: true,
  });
  expectReports(problems, marked, messages);
  return waivers;
}

/** One waiver that is right but for what is given. */
function waiver(changed: Readonly<Record<string, string | null>> = {}): string {
  const keys: Readonly<Record<string, string | null>> = {
    rule: 'dead-branch',
    definitions: '[term won_deal]',
    reason: Sales_renames,
    owner: 'sales_ops',
    expires: '2027-01-31',
    ...changed,
  };
  const lines = Object.entries(keys).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return `  - ${lines.join('\n    ')}\n`;
}
const Sales_renames = 'Sales renames its own in Q1';

describe('waivers.yml', () => {
  it('is read', () => {
    const text = `# ours\nwaivers:\n${waiver({ definitions: '[term won_deal, metric won_deals]' })}`;
    expect(expectWaivers(text)).toEqual([
      {
        rule: 'dead-branch',
        definitions: ['term won_deal', 'metric won_deals'],
        reason: 'Sales renames its own in Q1',
        owner: 'sales_ops',
        expires: '2027-01-31',
        span: expect.objectContaining({ start: text.indexOf('rule:') }),
        expiresSpan: expect.objectContaining({ start: text.indexOf('2027'), end: text.indexOf('2027') + 10 }),
      },
    ]);
  });

  it.each(['', '# nothing yet\n', 'waivers: []\n'])('may hold nothing: %j', (text) => {
    expect(expectWaivers(text)).toEqual([]);
  });

  it('needs every key of a waiver', () => {
    for (const key of ['rule', 'definitions', 'reason', 'owner', 'expires']) {
      const { problems, waivers } = readWaivers(
        { path: 'waivers.yml', text: `waivers:\n${waiver({ [key]: null })}` },
        { graph, isChangeRule, isWhole: true },
      );
      expect(problems.map(({ message }) => message)).toEqual([`A waiver needs the key \`${key}\`.`]);
      expect(waivers).toEqual([]);
    }
  });

  it.each<readonly [string, Readonly<Record<string, string | null>>, string | RegExp]>([
    ['an unknown key', { '»until«': '2027-01-31' }, 'unknown key `until`'],
    ['an unknown rule', { rule: '»dead-brnch«' }, 'did you mean `dead-branch`?'],
    ['a rule that cannot be waived', { rule: '»syntax«' }, '`syntax` cannot be waived: what cannot be read'],
    ['approving, waived', { rule: '»approval-missing«' }, 'let its owners approve'],
    ['settings, waived', { rule: '»settings-changed«' }, 'cannot be waived'],
    ['the baseline, waived', { rule: '»baseline-stale«' }, '--prune-baseline'],
    ['no definition', { definitions: '»[]«' }, 'empty list'],
    ['a definition without kind', { definitions: '[»won_deal«]' }, 'did you mean `term won_deal`?'],
    ['a kind misspelt', { definitions: '[»trem won_deal«]' }, 'did you mean `term won_deal`?'],
    [
      'a definition of another kind',
      { definitions: '[»metric won_deal«]' },
      'there is no metric `won_deal`; did you mean `term won_deal`?',
    ],
    [
      'an unknown definition',
      { definitions: '[»term won_dael«]' },
      'there is no term `won_dael`; did you mean `term won_deal`? Take the entry out when it is gone',
    ],
    [
      'a definition that is nothing alike',
      { definitions: '[»term zzzzzzzz«]' },
      'there is no term `zzzzzzzz`. Take',
    ],
    ['a definition twice', { definitions: '[term won_deal, »term won_deal«]' }, 'named twice'],
    ['words that are no name', { definitions: '[»term Won deal«]' }, 'is no kind and name'],
    ['no reason', { reason: '»""«' }, 'must not be empty'],
    ['a reason of blanks', { reason: '»"  "«' }, 'must not be empty'],
    ['a reason left out', { reason: null, '»reason«': '' }, '`reason` has no value'],
    ['an unknown owner', { owner: '»sales_op«' }, 'there is no team `sales_op`; did you mean `sales_ops`?'],
    ['a person', { owner: '»Ada Lovelace«' }, 'there is no team `Ada Lovelace`'],
    ['a day that is none', { expires: '»2027-02-30«' }, 'no day of the calendar'],
    ['a day written otherwise', { expires: '»31.01.2027«' }, 'a date is written YYYY-MM-DD'],
    ['no day', { expires: '»never«' }, 'a date is written YYYY-MM-DD'],
    ['a list for an owner', { owner: '»[sales_ops]«' }, 'expected text'],
  ])('%s is a problem, and nothing is waived', (_, changed, message) => {
    expect(expectWaivers(`waivers:\n${waiver(changed)}`, message)).toEqual([]);
  });

  it('holds one waiver of a finding, whatever the order of its definitions', () => {
    const first = waiver({ definitions: '[term won_deal, metric won_deals]' });
    const second = waiver({ definitions: '»[metric won_deals, term won_deal]«' });
    expect(expectWaivers(`waivers:\n${first}${second}`, 'a second waiver of dead-branch')).toHaveLength(1);
    expect(expectWaivers(`waivers:\n${first}${waiver({ rule: 'never-true' })}`)).toHaveLength(2);
  });

  it('keeps what is right', () => {
    const text = `waivers:\n${waiver({ owner: '»nobody«' })}${waiver({ rule: 'never-true' })}`;
    expect(expectWaivers(text, 'there is no team').map(({ rule }) => rule)).toEqual(['never-true']);
  });

  it('may name what is gone where a change is waived', () => {
    const changed = { rule: 'meaning-changed', definitions: '[term gone_by_now]' };
    expect(expectWaivers(`waivers:\n${waiver(changed)}`)).toHaveLength(1);
  });

  it('holds no names against definitions of which some cannot be read', () => {
    const text = `waivers:\n${waiver({ definitions: '[term in_the_broken_file]', owner: 'in_it_too' })}`;
    const context = { graph, isChangeRule, isWhole: false };
    expect(readWaivers({ path: 'waivers.yml', text }, context).problems).toEqual([]);
  });

  it.each([
    ['a list', '»- rule: dead-branch«\n', 'expected keys such as `waivers:`'],
    ['another key', '»waviers«: []\n', 'did you mean `waivers`?'],
    ['no list', 'waivers: »{rule: dead-branch}«\n', 'expected a list'],
    ['a waiver that is a word', 'waivers: [»dead-branch«]\n', 'expected'],
    ['broken YAML', 'waivers: »[«\n', 'not closed'],
    ['two documents', 'waivers: []\n»-«--\nwaivers: []\n', 'one document'],
  ])('%s is a problem', (_, text, message) => {
    expect(expectWaivers(text, message)).toEqual([]);
  });
});
