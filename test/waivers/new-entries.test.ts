import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import { rangeOf } from '../../src/diagnostic/source.js';
import type { ConfigValue } from '../../src/language/config.js';
import { printBaseline } from '../../src/waivers/baseline-file.js';
import { recordEverything } from '../../src/waivers/next-baseline.js';
import { COMPANY } from '../support/company.js';

const TERMS = `terms:
  - {name: dead, owners: [sales_ops], entity: lead, where: score > 71 OR score > 700}
  - {name: never, owners: [sales_ops], entity: lead, where: score > 5 AND score < 3}
`;

const waive = (rule: string, definition: string, expires: string) =>
  `  - {rule: ${rule}, definitions: [${definition}], reason: soon, owner: sales_ops, expires: ${expires}}\n`;
const NEVER = `waivers:\n${waive('never-true', 'term never', '2026-09-30')}`;

interface State {
  readonly waivers?: string;
  readonly baseline?: string;
  readonly config?: ConfigValue;
  readonly terms?: string;
}

function stateOf({ waivers, baseline, config = {}, terms = TERMS }: State) {
  const sourceOf = (path: string, text: string | undefined) => (text === undefined ? null : { path, text });
  const files = terms === '' ? [] : [{ path: 'company.yml', text: COMPANY }];
  return {
    config,
    sources: terms === '' ? [] : [...files, { path: 'terms.yml', text: terms }],
    waivers: sourceOf('waivers.yml', waivers),
    baseline: sourceOf('accord-baseline.json', baseline),
  };
}

/** What `settings-changed` says of a change between two states. */
function told(before: State, now: State) {
  const { findings } = checkDefinitions({ ...stateOf(now), base: stateOf(before), today: '2026-06-30' });
  return findings
    .filter(({ rule }) => rule === 'settings-changed')
    .map(({ message, severity, span }) => ({
      message,
      severity,
      place: `${span.source.path}:${rangeOf(span).start.line}`,
    }));
}

const recorded = () => {
  const { baseline } = checkDefinitions({ ...stateOf({}), today: '2026-06-30' });
  return printBaseline(recordEverything(baseline).records);
};

describe('what a change takes out of the gate', () => {
  it('tells of a waiver that is new, at its entry', () => {
    expect(told({}, { waivers: NEVER })).toEqual([
      {
        message:
          'The waiver of never-true about term never is new: the finding does not count until 2026-09-30.',
        severity: 'warning',
        place: 'waivers.yml:2',
      },
    ]);
  });

  it('tells of a waiver that holds for longer, and not of one that is the same or shorter', () => {
    const longer = NEVER.replace('2026-09-30', '2026-12-31');
    expect(told({ waivers: NEVER }, { waivers: longer }).map(({ message }) => message)).toEqual([
      'The waiver of never-true about term never held until 2026-09-30 and holds until 2026-12-31 now.',
    ]);
    expect(told({ waivers: longer }, { waivers: NEVER })).toEqual([]);
    expect(told({ waivers: NEVER }, { waivers: NEVER.replace('soon', 'in other words') })).toEqual([]);
  });

  it('tells once of everything that a baseline records more', () => {
    expect(told({}, { baseline: recorded() })).toEqual([
      {
        message:
          'The baseline is longer: a finding of dead-branch about term dead and 1 more do not count from now on.',
        severity: 'warning',
        place: 'accord-baseline.json:5',
      },
    ]);
    expect(told({ baseline: recorded() }, { baseline: recorded() })).toEqual([]);
    expect(told({ baseline: recorded() }, {})).toEqual([]);
  });

  it('has the level of the base where that is graver', () => {
    const strict: ConfigValue = { rules: { 'settings-changed': 'error' } };
    const lax: ConfigValue = { rules: { 'settings-changed': 'off' } };
    const found = told({ config: strict }, { config: lax, waivers: NEVER });
    expect(found.map(({ severity, place }) => [severity, place])).toContainEqual(['error', 'waivers.yml:2']);
  });

  it('is silent where the base had no definitions, so that nothing was held against anything', () => {
    expect(told({ terms: '' }, { waivers: NEVER, baseline: recorded() })).toEqual([]);
  });
});
