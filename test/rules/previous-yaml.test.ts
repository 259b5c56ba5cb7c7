import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AnyDefinition } from '../../src/language/definition.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { previousYaml, sunsetFrom } from '../../src/rules/previous-yaml.js';

const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
const SUNSET = '2027-03-31';

function read(list: string, item: object): AnyDefinition {
  const text = JSON.stringify({ [list]: [item] });
  const { definitions, problems } = readDefinitions([{ path: 'a.yml', text }]);
  const [definition] = definitions;
  if (!definition) throw new Error(problems.map(({ message }) => message).join('\n'));
  return definition;
}

const term = (where: string) => read('terms', { name: 'a', entity: 'lead', where });

describe(`the YAML that keeps what was (seed ${seed})`, () => {
  const texts = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom(
      'a > 1',
      "status IN ('x', 'y')",
      'a: b',
      '{a}',
      '# no',
      '- a',
      'TRUE',
      'null',
      '1',
      "' '",
      '"q"',
      'a\n  > 1',
    ),
    fc
      .array(
        fc.constantFrom(
          'a',
          ' ',
          ':',
          '#',
          "'",
          '"',
          '{',
          '}',
          ',',
          '>',
          '\n',
          '-',
          '%',
          '@',
          '`',
          '\\',
          '*',
          '&',
          '!',
          '|',
        ),
        { minLength: 1 },
      )
      .map((all) => all.join('')),
  );

  it('is YAML, whatever the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text.trim() !== '');
        const yaml = previousYaml(term(text), term('other > 5'), { sunset: SUNSET });
        const { where } = parse(yaml ?? '').previous;
        const written = /['"]/.test(text) ? text.trim() : text.trim().replace(/\s+/g, ' ');
        expect(where).toBe(written);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('says what was otherwise, and no more', () => {
    const metric = (value: object) => read('metrics', { name: 'a', ...value });
    const yaml = (before: object, today: object, version?: number) =>
      previousYaml(metric(before), metric(today), { sunset: SUNSET, version });
    const sum = { type: 'sum', of: 'b', value: 'amount' };
    expect(yaml(sum, sum)).toBe('previous: {sunset: 2027-03-31}');
    expect(yaml(sum, { ...sum, where: 'x > 1', title: 'A' })).toBe(
      'previous: {sunset: 2027-03-31, where: null}',
    );
    expect(yaml(sum, { type: 'count', of: 'b' }, 3)).toBe(
      'previous: {sunset: 2027-03-31, version: 3, type: sum, value: amount}',
    );
    expect(yaml({ type: 'count', of: 'b' }, { type: 'cumulative', metric: 'c', window: '30 days' })).toBe(
      'previous: {sunset: 2027-03-31, type: count, of: b}',
    );
    const tier = (value: object) =>
      read('segmentations', {
        name: 'a',
        entity: 'b',
        segments: [{ name: 'c', where: "d = 'e'" }],
        ...value,
      });
    expect(
      previousYaml(tier({}), tier({ exclusive: false, segments: [{ name: 'c', where: 'd > 1' }] }), {
        sunset: SUNSET,
      }),
    ).toBe(`previous: {sunset: 2027-03-31, segments: [{name: c, where: "d = 'e'"}], exclusive: true}`);
    expect(
      previousYaml(read('teams', { name: 'a' }), read('teams', { name: 'a' }), { sunset: SUNSET }),
    ).toBeNull();
  });

  it('proposes the end of the third month from now', () => {
    expect(sunsetFrom('2026-11-22')).toBe('2027-02-28');
    expect(sunsetFrom('2026-11-30')).toBe('2027-02-28');
    expect(sunsetFrom('2027-11-01')).toBe('2028-02-29');
    expect(sunsetFrom('2026-12-31')).toBe('2027-03-31');
  });
});
