import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSettings } from '../../src/diff/diff-settings.js';
import { settingInWords } from '../../src/diff/setting-words.js';
import type { ConfigValue } from '../../src/language/config.js';
import { readConfig } from '../../src/language/read-config.js';
import { isBelow, levelAt } from '../../src/language/rule-levels.js';
import { usualLevel } from '../../src/rules/usual-level.js';

const SOURCES = [{ path: 'definitions/a.yml', text: '' }];

function changesBetween(before: ConfigValue, now: ConfigValue) {
  const side = (config: ConfigValue) => ({ config, sources: SOURCES, configSource: null });
  return diffSettings(side(before), side(now), usualLevel);
}

/** What is told of two texts of `accord.yml`, each with the text it stands on today and before. */
function told(before: string, now: string): readonly string[] {
  const side = (text: string) => {
    const configSource = { path: 'accord.yml', text };
    return { config: readConfig(configSource).config, sources: SOURCES, configSource };
  };
  return diffSettings(side(before), side(now), usualLevel).map((change) => {
    const [is, was] = [change.places.now, change.places.before].map(
      (span) => span && JSON.stringify(span.source.text.slice(span.start, span.end)),
    );
    return `${change.kind}: ${settingInWords(change)} | ${was} → ${is}`;
  });
}

describe('diffSettings', () => {
  it('tells what nobody has to agree to, as well', () => {
    expect(
      told(
        'name: A\nmodel: cube\nrules: {undecided: off}\n',
        `name: B
definitions: metrics
source: {folder: data, type: files}
rules: {undecided: error}
approvals: required
near_synonyms: [[Site, plant]]
functions:
  - {name: to_eur, arguments: [decimal], result: decimal}
`,
      ),
    ).toEqual([
      'rule-raised: the rule `undecided` was off and is error | "undecided: off" → "undecided: error"',
      'approvals-required: approvals are required now | "" → "approvals: required"',
      'near-synonyms-added: `site` and `plant` are near synonyms now | "" → "near_synonyms"',
      'function-added: the function `to_eur` is declared now | null → "name: to_eur"',
      'setting-changed: `definitions` is `metrics`, and nothing was said before | "" → "definitions: metrics"',
      'setting-changed: `model` was `cube`, and nothing is said any more | "model: cube" → ""',
      'setting-changed: `name` was `A` and is `B` | "name: A" → "name: B"',
      'setting-changed: `source` is `type: files, folder: data`, and nothing was said before | "" → "source"',
    ]);
  });

  it('tells of a function that is gone at the list that held it', () => {
    const declare = (...names: readonly string[]) =>
      `functions:\n${names.map((name) => `  - {name: ${name}, args: [], returns: date}\n`).join('')}`;
    expect(told(declare('one', 'two'), declare('two'))).toEqual([
      'function-removed: the function `one` is declared no longer | "name: one" → "functions"',
    ]);
  });

  it('stands on the key of a value that is an alias', () => {
    const [zone] = told('name: &zone Asia/Tokyo\n', 'name: &zone Asia/Tokyo\ntimezone: *zone\n');
    expect(zone).toMatch(/^time-zone-changed: .* \| "" → "timezone"$/);
  });

  const FOLDERS = ['.', 'a', 'a/b', './a/b/', 'ab', 'c'];
  const PATHS = ['x.yml', 'a/x.yml', 'a/b/x.yml', 'a/b/c/x.yml', 'ab/x.yml', 'c/x.yml'];
  const IDS = ['undecided', 'deprecated-reference'] as const;
  const RANK = { off: 0, warning: 1, error: 2 } as const;
  const rules = fc.record(
    {
      undecided: fc.constantFrom('off', 'warning', 'error'),
      'deprecated-reference': fc.constantFrom('off', 'warning', 'error'),
    },
    { requiredKeys: [] },
  );
  const override = fc.record({ folders: fc.subarray(FOLDERS, { minLength: 1 }), rules });
  const config: fc.Arbitrary<ConfigValue> = fc.record({
    rules,
    overrides: fc.array(override, { maxLength: 3 }),
  });

  it('tells of every file in which a rule gives less or more than it did, and of no other', () => {
    const ranksAt = (each: ConfigValue, id: (typeof IDS)[number], path: string) => {
      const set = levelAt(each, id, path);
      const { usual, gravest } = set === undefined ? usualLevel(id) : { usual: set, gravest: set };
      return [RANK[usual], RANK[gravest]] as const;
    };
    fc.assert(
      fc.property(config, config, (before, now) => {
        const changes = changesBetween(before, now);
        for (const id of IDS) {
          for (const path of PATHS) {
            const [[usual, gravest], [usualNow, gravestNow]] = [
              ranksAt(before, id, path),
              ranksAt(now, id, path),
            ];
            const isLower = usualNow < usual || gravestNow < gravest;
            const isHigher = !isLower && (usualNow > usual || gravestNow > gravest);
            // The innermost change that is about the file says what happened to it; an outer one may be of the rest.
            const about = changes.flatMap((each) =>
              'rule' in each && each.rule === id
                ? (each.folders ?? ['.'])
                    .filter((folder) => isBelow(folder, path))
                    .map((folder) => ({ each, folder }))
                : [],
            );
            const kinds = about.map(({ each }) => each.kind);
            if (isLower) expect(kinds, `${id} ${path}`).toContain('rule-lowered');
            else if (isHigher) expect(kinds, `${id} ${path}`).toContain('rule-raised');
          }
          for (const each of changes) {
            if (!('rule' in each) || each.rule !== id || each.folders === null) continue;
            for (const folder of each.folders) {
              const path = `${folder}/x.yml`;
              const [was, is] = [ranksAt(before, id, path), ranksAt(now, id, path)];
              expect(
                is.some((rank, index) => rank !== was[index]),
                `${id} ${path}`,
              ).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('tells nothing of the same settings, and the other way round of the way back', () => {
    fc.assert(
      fc.property(config, config, (one, other) => {
        expect(changesBetween(one, one)).toEqual([]);
        expect(changesBetween(one, other).length === 0).toBe(changesBetween(other, one).length === 0);
      }),
    );
  });
});
