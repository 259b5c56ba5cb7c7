import { describe, it } from 'vitest';
import { expectProblems } from './expect-problems.js';

const SAID = 'between braces a comma, `: ` or brace ends a value';
const before = (where: string) => `terms:\n  - {name: a, owners: [t], entity: deal, where: ${where}}\n`;
const inside = (where: string) => `terms:\n  - {name: a, where: ${where}, owners: [t], entity: deal}\n`;

describe('a value that YAML cuts between braces', () => {
  it.each([
    "status IN ('a', 'b')",
    "status IN ('a','b') AND amount > 1",
    'COALESCE(amount, 0) > 1',
    'GREATEST(a, COALESCE(b, c), d) > 1',
    "status = '{x}'",
    "name LIKE '%a, b' AND amount > 1",
    "amount BETWEEN 1 AND 2 AND status IN ('a: b', 'c')",
  ])('is told of as a whole, with what to write: %s', (where) => {
    for (const file of [before, inside]) {
      expectProblems(file(`»${where}«`), new RegExp(`${SAID}.*write \`"`, 'i'));
    }
  });

  it('is told of without an example where that could not stand in double quotes', () => {
    expectProblems(inside(`»name IN ('"', 'b')«`), /write it on a line of its own/i);
  });

  it('leaves the items around it whole', () => {
    const whole = "  - {name: b, owners: [t], entity: deal, where: \"status IN ('a', 'b')\"}\n";
    const { definitions } = expectProblems(`${inside("»status IN ('a', 'b')«")}${whole}`, SAID);
    if (definitions[0]?.name !== 'b') throw new Error('the other item is lost');
  });

  it.each([
    ['a brace that is not closed', 'terms:\n  - »{name: a, where: (b > 1)«\n', 'is not closed'],
    [
      'an apostrophe',
      "terms:\n  - {name: a, title: the team's, »wher«: x, owners: [t], entity: b}\n",
      'unknown key',
    ],
    [
      'a parenthesis that stays open',
      'terms:\n  - {name: a, title: (open, »wher«: x, owners: [t], entity: b}\n',
      'unknown key',
    ],
  ])('is no other mistake: %s', (_, text, message) => {
    expectProblems(text, message);
  });
});
