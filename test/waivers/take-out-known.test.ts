import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import { rangeOf } from '../../src/diagnostic/source.js';
import type { ConfigValue } from '../../src/language/config.js';
import { type Judged, toFindings } from '../../src/rules/judge.js';
import { printBaseline, recordOf } from '../../src/waivers/baseline-file.js';
import { recordEverything } from '../../src/waivers/next-baseline.js';
import { readBaseline } from '../../src/waivers/read-baseline.js';
import { readWaivers } from '../../src/waivers/read-waivers.js';
import { takeOutKnown } from '../../src/waivers/take-out-known.js';
import { COMPANY } from '../support/company.js';

const DEAD = '  - {name: dead, owners: [sales_ops], entity: lead, where: score > 71 OR score > 700}\n';
const NEVER = '  - {name: never, owners: [sales_ops], entity: lead, where: score > 5 AND score < 3}\n';
const ALIKE = `  - {name: solved_ticket, owners: [service_desk], entity: ticket, where: solved_at IS NOT NULL}
  - {name: closed_ticket, owners: [service_desk], entity: ticket, where: status = 'closed'}
`;
const ALL = DEAD + NEVER + ALIKE;
const TODAY = '2026-06-30';

interface Given {
  readonly waivers?: string;
  readonly baseline?: string;
  readonly config?: ConfigValue;
  readonly today?: string;
  readonly base?: string;
}

function check(terms: string, { waivers, baseline, config = {}, today = TODAY, base }: Given = {}) {
  const text = `terms:\n${terms}`;
  const sourceOf = (path: string, given: string | undefined) =>
    given === undefined ? null : { path, text: given };
  return checkDefinitions({
    config,
    sources: [
      { path: 'company.yml', text: COMPANY },
      { path: 'terms.yml', text },
    ],
    waivers: sourceOf('waivers.yml', waivers),
    baseline: sourceOf('accord-baseline.json', baseline),
    base:
      base === undefined
        ? undefined
        : {
            config,
            sources: [
              { path: 'company.yml', text: COMPANY },
              { path: 'terms.yml', text: `terms:\n${base}` },
            ],
          },
    today,
  });
}

type Checked = ReturnType<typeof check>;

/** What is found, as `rule line` of the file it stands in. */
function counted({ findings }: Checked): readonly string[] {
  return findings.map(({ rule, span }) => `${rule} ${span.source.path}:${rangeOf(span).start.line}`);
}

function known({ suppressed }: Checked): readonly string[] {
  return suppressed.map(
    ({ by, finding, entry }) => `${by} ${finding.rule} ${entry.source.path}:${rangeOf(entry).start.line}`,
  );
}

const waive = (rule: string, definitions: string, expires = '2026-12-31') =>
  `  - {rule: ${rule}, definitions: [${definitions}], reason: ours, owner: sales_ops, expires: ${expires}}\n`;

const baselineOf = (terms: string, given: Given = {}) =>
  printBaseline(recordEverything(check(terms, given).baseline).records);

describe('a baseline', () => {
  const baseline = baselineOf(ALL);

  it('takes out what it records, and nothing else', () => {
    expect(counted(check(ALL))).toEqual([
      'dead-branch terms.yml:2',
      'never-true terms.yml:3',
      'confusable-names terms.yml:5',
    ]);
    const after = check(ALL, { baseline });
    expect(counted(after)).toEqual([]);
    expect(known(after)).toEqual([
      'baseline dead-branch accord-baseline.json:6',
      'baseline never-true accord-baseline.json:7',
      'baseline confusable-names accord-baseline.json:5',
    ]);
    expect(
      counted(
        check(
          `${ALL}  - {name: empty, owners: [sales_ops], entity: lead, where: score > 8 AND score < 7}\n`,
          { baseline },
        ),
      ),
    ).toEqual(['never-true terms.yml:6']);
  });

  it('is told where what it records is gone', () => {
    const after = check(NEVER + ALIKE, { baseline });
    expect(counted(after)).toEqual(['baseline-stale accord-baseline.json:6']);
    expect(after.findings[0]).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'dead' },
      message: 'This finding of dead-branch about term dead is gone.',
    });
    expect(after.findings[0]?.help).toContain('`accord check --prune-baseline`');
  });

  it('never takes another violation for one that it records', () => {
    const other = DEAD.replace('score > 700', 'score > 800');
    expect(counted(check(other + NEVER + ALIKE, { baseline }))).toEqual([
      'baseline-stale accord-baseline.json:6',
      'dead-branch terms.yml:2',
    ]);
    const moved = ALIKE.replaceAll('ticket, where', 'ticket, tags: [moved], where') + NEVER + DEAD;
    expect(counted(check(moved, { baseline }))).toEqual([]);
  });

  it('says nothing of what is out of sight: a definition that cannot be read, or has no meaning', () => {
    const unreadable = check(`${DEAD.replace('where', 'wher')}${NEVER}${ALIKE}`, { baseline });
    expect(counted(unreadable)).toEqual(['syntax terms.yml:2']);
    const misspelt = check(DEAD.replace('score > 700', 'scoer > 700') + NEVER + ALIKE, { baseline });
    expect(counted(misspelt)).toEqual(['unknown-reference terms.yml:2']);
    for (const { baseline: state } of [unreadable, misspelt]) {
      expect(state.stale).toEqual([]);
      expect(state.outOfSight.map(({ rule }) => rule)).toEqual(['dead-branch']);
    }
    expect(recordEverything(unreadable.baseline).records).toHaveLength(3);
  });

  it('records neither text that cannot be read nor approvals nor what it says itself', () => {
    const config: ConfigValue = { approvals: 'required' };
    const state = check(`${DEAD}  - {name: broken, entity: lead, wher: x}\n`, { config, baseline }).baseline;
    expect(state.recordable.map(({ rule }) => rule)).toEqual(['dead-branch']);
    expect(new Set(state.unrecordable.map(({ rule }) => rule))).toEqual(
      new Set(['approval-missing', 'syntax']),
    );
  });

  it('records nothing about a change', () => {
    const base = DEAD.replace('score > 71', 'score > 72');
    const state = check(DEAD, { base }).baseline;
    expect(state.recordable.map(({ rule }) => rule)).toEqual(['dead-branch']);
    expect(state.unrecordable.map(({ rule }) => rule)).toEqual(['meaning-changed']);
    const [finding] = state.unrecordable;
    const forged = finding ? printBaseline([recordOf(finding)]) : '';
    expect(counted(check(DEAD, { base, baseline: forged }))).toEqual([
      'syntax accord-baseline.json:5',
      'meaning-changed terms.yml:2',
      'dead-branch terms.yml:2',
    ]);
  });

  it('follows the severities of accord.yml', () => {
    const rules = (level: 'off' | 'warning') => ({ rules: { 'baseline-stale': level } });
    expect(check(NEVER + ALIKE, { baseline, config: rules('warning') }).findings[0]?.severity).toBe(
      'warning',
    );
    expect(check(NEVER + ALIKE, { baseline, config: rules('off') }).findings).toEqual([]);
    const none = { rules: { 'dead-branch': 'off' } } as const;
    expect(counted(check(ALL, { baseline, config: none }))).toEqual([
      'baseline-stale accord-baseline.json:6',
    ]);
  });

  it('that cannot be read takes nothing out', () => {
    expect(counted(check(DEAD, { baseline: '{' }))).toEqual([
      'syntax accord-baseline.json:1',
      'dead-branch terms.yml:2',
    ]);
  });
});

describe('a waiver', () => {
  it('takes out the findings of its rule about exactly its definitions', () => {
    const waivers = `waivers:\n${waive('dead-branch', 'term dead')}${waive('confusable-names', 'term solved_ticket, term closed_ticket')}`;
    const after = check(ALL, { waivers });
    expect(counted(after)).toEqual(['never-true terms.yml:3']);
    expect(known(after)).toEqual([
      'waiver dead-branch waivers.yml:2',
      'waiver confusable-names waivers.yml:3',
    ]);
    expect(after.suppressed[0]).toMatchObject({ reason: 'ours', owner: 'sales_ops', expires: '2026-12-31' });
    const one = `waivers:\n${waive('confusable-names', 'term closed_ticket')}`;
    expect(counted(check(ALIKE, { waivers: one }))).toEqual([
      'confusable-names terms.yml:3',
      'waiver-stale waivers.yml:2',
    ]);
  });

  it('holds on its day and not after it', () => {
    const waivers = `waivers:\n${waive('dead-branch', 'term dead', TODAY)}`;
    expect(counted(check(DEAD, { waivers }))).toEqual([]);
    const after = check(DEAD, { waivers, today: '2026-07-01' });
    expect(counted(after)).toEqual(['dead-branch terms.yml:2', 'waiver-expired waivers.yml:2']);
    expect(after.findings[1]).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'dead' },
    });
    expect(after.findings[1]?.message).toBe(
      'The waiver of dead-branch about term dead expired on 2026-06-30: the finding counts again.',
    );
    expect(counted(check(NEVER.replace('never', 'dead'), { waivers, today: '2026-07-01' }))).toContain(
      'waiver-expired waivers.yml:2',
    );
  });

  it('is told where there is nothing to waive', () => {
    const waivers = `waivers:\n${waive('never-true', 'term dead')}`;
    const after = check(DEAD, { waivers });
    expect(counted(after)).toEqual(['dead-branch terms.yml:2', 'waiver-stale waivers.yml:2']);
    expect(after.findings[1]).toMatchObject({
      severity: 'error',
      message: 'There is no finding any more of never-true about term dead.',
    });
    expect(counted(check(DEAD.replace('700', 'scoer'), { waivers }))).toEqual([
      'unknown-reference terms.yml:2',
    ]);
  });

  it('of a change is never stale, and ends on its day', () => {
    const waivers = `waivers:\n${waive('meaning-changed', 'term dead')}`;
    const base = DEAD.replace('score > 71', 'score > 72');
    expect(counted(check(DEAD, { waivers }))).toEqual(['dead-branch terms.yml:2']);
    expect(counted(check(DEAD, { waivers, base }))).toEqual([
      'dead-branch terms.yml:2',
      'settings-changed waivers.yml:2',
    ]);
    expect(counted(check(DEAD, { base }))).toEqual([
      'meaning-changed terms.yml:2',
      'dead-branch terms.yml:2',
    ]);
    expect(counted(check(DEAD, { waivers, base, today: '2027-01-01' }))).toEqual([
      'meaning-changed terms.yml:2',
      'dead-branch terms.yml:2',
      'waiver-expired waivers.yml:2',
    ]);
  });

  it('with a mistake in it waives nothing', () => {
    const waivers = `waivers:\n${waive('dead-branch', 'term dead').replace('sales_ops', 'sales_op')}`;
    expect(counted(check(DEAD, { waivers }))).toEqual(['dead-branch terms.yml:2', 'syntax waivers.yml:2']);
  });
});

describe('a waiver beside a baseline', () => {
  const baseline = baselineOf(DEAD);
  const waivers = `waivers:\n${waive('dead-branch', 'term dead')}`;

  it('is what holds: the same finding in the baseline is told', () => {
    const after = check(DEAD, { waivers, baseline });
    expect(known(after)).toEqual(['waiver dead-branch waivers.yml:2']);
    expect(counted(after)).toEqual(['baseline-stale accord-baseline.json:5']);
    expect(after.findings[0]?.message).toBe(
      'This finding of dead-branch about term dead is waived, and known by that.',
    );
  });

  it('keeps a finding out of a baseline that is written, also when its day is over', () => {
    expect(check(DEAD, { waivers }).baseline.recordable).toEqual([]);
    const over = check(DEAD, { waivers, baseline, today: '2027-01-01' });
    expect(counted(over)).toEqual([
      'baseline-stale accord-baseline.json:5',
      'dead-branch terms.yml:2',
      'waiver-expired waivers.yml:2',
    ]);
    expect(over.baseline.recordable).toEqual([]);
    expect(over.baseline.unrecordable.map(({ rule }) => rule)).toEqual(['dead-branch']);
  });
});

describe('many entries', () => {
  it('are held against many findings at once', () => {
    const terms = Array.from(
      { length: 1_500 },
      (_, index) => `  - {name: n_${index}, entity: lead, where: score = ${index}}\n`,
    ).join('');
    const first = check(terms);
    const baseline = printBaseline(recordEverything(first.baseline).records);
    const after = check(terms, { baseline });
    expect(first.findings.length).toBeGreaterThanOrEqual(1_500);
    expect(after.findings).toEqual([]);
    expect(after.suppressed).toHaveLength(first.findings.length);
  });
});

describe('a rule that failed', () => {
  const { graph, meanings } = check(DEAD);
  const span = { source: { path: 'terms.yml', text: '' }, start: 0, end: 0 };
  const fault: Judged = {
    rule: 'never-true',
    severity: 'error',
    report: { definition: null, message: 'it fell over', span, isFault: true },
  };
  const sortOut = (judged: readonly Judged[], baseline: string) =>
    takeOutKnown(judged, {
      graph,
      meanings,
      waivers: { path: 'waivers.yml', text: `waivers:\n${waive('never-true', 'term dead')}` },
      baseline: { path: 'accord-baseline.json', text: baseline },
      base: null,
      today: TODAY,
      changeRules: new Set(),
      isWhole: true,
    });

  it('always counts, also where its finding was recorded, and nothing is said of entries meanwhile', () => {
    const [finding] = toFindings([fault]);
    const baseline = finding ? printBaseline([recordOf(finding)]) : '';
    const { findings, suppressed, baseline: state } = sortOut([fault], baseline);
    expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual(['never-true it fell over']);
    expect(suppressed).toEqual([]);
    expect(state).toMatchObject({ recordable: [], stale: [], outOfSight: [{ rule: 'never-true' }] });
    const without = sortOut([], baseline);
    expect(without.findings.map(({ rule }) => rule)).toEqual(['baseline-stale', 'waiver-stale']);
  });
});

describe('whatever is written', () => {
  it('is read, or told, and never thrown', () => {
    const pieces = fc.constantFrom(
      'waivers:',
      '"findings"',
      ':',
      '[',
      ']',
      '{',
      '}',
      '- ',
      '\n',
      '  ',
      'rule',
      '"',
      "'",
      '&a',
      '*a',
      '<<',
      '<<<<<<<',
      '\0',
      '\ud800',
      '#',
      ',',
      'term x',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    const { graph } = check(NEVER);
    const property = fc.property(text, (written) => {
      const isChangeRule = () => false;
      const waivers = readWaivers(
        { path: 'waivers.yml', text: written },
        { graph, isChangeRule, isWhole: true },
      );
      const baseline = readBaseline({ path: 'accord-baseline.json', text: written }, isChangeRule);
      expect([...waivers.waivers, ...baseline.entries]).toEqual([]);
      for (const { span } of [...waivers.problems, ...baseline.problems]) {
        expect(span.end).toBeLessThanOrEqual(written.length);
      }
      expect(baseline.problems.length).toBeGreaterThan(0);
    });
    fc.assert(property, { numRuns: 300 });
  });
});
