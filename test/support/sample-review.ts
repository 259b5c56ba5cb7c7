import fc from 'fast-check';
import type {
  Approval,
  Flow,
  Impact,
  Numbers,
  Reached,
  Review,
  Shift,
  Team,
} from '../../src/report/review.js';
import { hostileText } from './sample-findings.js';

export const TERM = { kind: 'term', name: 'qualified_lead' } as const;
const MARKETING: Team = { name: 'marketing_ops', title: 'Marketing operations' };
const SALES: Team = { name: 'sales_ops', title: 'Sales operations' };

/** A term that became narrower, with a metric and a dashboard on it. */
export function sampleImpact(parts: Partial<Impact> = {}): Impact {
  return {
    definition: TERM,
    title: 'Qualified lead',
    owners: [MARKETING, SALES],
    change: 'changed',
    formerName: null,
    relation: 'narrower',
    kept: null,
    before: ['Qualified leads are leads where score is at least 60.', 'Dated by created_at.'],
    after: ['Qualified leads are leads where score is more than 60.', 'Dated by created_at.'],
    reaches: [
      {
        definition: { kind: 'metric', name: 'qualified_leads' },
        title: 'Qualified leads',
        owners: [MARKETING],
      },
      {
        definition: { kind: 'dashboard', name: 'weekly' },
        title: 'Marketing, weekly',
        owners: [SALES, MARKETING],
      },
    ],
    ...parts,
  };
}

export function sampleApproval(parts: Partial<Approval> = {}): Approval {
  return { team: SALES, definition: TERM, state: 'missing', through: [], ...parts };
}

/** Numbers of every shape: counted and not, with and without keys, of all time and by month. */
export const SAMPLE_NUMBERS: Numbers = {
  flows: [
    {
      definition: TERM,
      segment: null,
      entity: 'lead',
      counts: {
        kind: 'measured',
        value: {
          before: 12_345,
          after: 12_000,
          gained: 0,
          lost: 345,
          sample: { gained: [], lost: ['L-17', 'L-4'] },
        },
      },
    },
    {
      definition: { kind: 'segmentation', name: 'tier' },
      segment: 'large',
      entity: 'account',
      counts: { kind: 'measured', value: { before: 3, after: 4, gained: 1, lost: 0, sample: null } },
    },
    {
      definition: { kind: 'metric', name: 'won' },
      segment: null,
      entity: 'deal',
      counts: { kind: 'unmeasured', reason: 'it took longer than 10 s' },
    },
  ],
  shifts: [
    {
      definition: { kind: 'metric', name: 'qualified_leads' },
      title: 'Qualified leads',
      unit: null,
      isPercent: false,
      values: {
        kind: 'measured',
        value: {
          total: { before: '1234', after: '1196' },
          months: [
            { month: '2026-01', before: '617', after: '600' },
            { month: '2026-02', before: '617', after: '596' },
          ],
          segments: {
            segmentation: 'tier',
            title: 'Customer tier',
            rows: [
              { segment: 'large', before: '1', after: null },
              { segment: null, before: '2.5', after: '2.50001' },
            ],
          },
        },
      },
    },
    {
      definition: { kind: 'metric', name: 'spend' },
      title: 'Spend to date',
      unit: 'EUR',
      isPercent: false,
      values: {
        kind: 'measured',
        value: { total: null, months: [{ month: '2026-02', before: '10', after: '10' }], segments: null },
      },
    },
    {
      definition: { kind: 'metric', name: 'won' },
      title: 'Won',
      unit: null,
      isPercent: false,
      values: { kind: 'unmeasured', reason: 'the table deal is not there' },
    },
  ],
  leftOut: ['3 metrics were not asked for: 10 are, at most'],
};

export function sampleReview(parts: Partial<Review> = {}): Review {
  return {
    against: { name: 'origin/main', commit: '9f2c' },
    changes: [],
    settings: [],
    impacts: [sampleImpact()],
    approvals: [],
    numbers: null,
    ...parts,
  };
}

const hostileTeam: fc.Arbitrary<Team> = fc.record({ name: hostileText, title: hostileText });
const hostileDefinition = hostileText.map((name) => ({ kind: 'metric', name }) as const);

const hostileReached: fc.Arbitrary<Reached> = fc.record({
  definition: hostileDefinition,
  title: hostileText,
  owners: fc.array(hostileTeam, { maxLength: 3 }),
});

const hostileImpact: fc.Arbitrary<Impact> = fc
  .record({
    own: hostileReached,
    change: fc.constantFrom('changed', 'unknown', 'new', 'removed', 'renamed'),
    formerName: hostileText,
    kept: fc.option(fc.record({ name: hostileText, sunset: hostileText })),
    before: fc.array(hostileText, { maxLength: 3 }),
    after: fc.array(hostileText, { maxLength: 3 }),
    reaches: fc.array(hostileReached, { maxLength: 12 }),
  })
  .map(({ own, change, before, after, ...rest }) => ({
    ...own,
    ...rest,
    change,
    relation: null,
    before: change === 'new' ? null : before,
    after: change === 'removed' ? null : after,
  }));

const hostileApproval: fc.Arbitrary<Approval> = fc.record({
  team: hostileTeam,
  definition: hostileDefinition,
  state: fc.constantFrom('approved', 'missing', 'outdated', 'asked'),
  through: fc.array(hostileDefinition, { maxLength: 1 }),
});

const hostileFlow: fc.Arbitrary<Flow> = fc.record({
  definition: hostileDefinition,
  segment: fc.option(hostileText),
  entity: hostileText,
  counts: fc.oneof(
    fc.record({ kind: fc.constant('unmeasured' as const), reason: hostileText }),
    fc.array(hostileText, { minLength: 1, maxLength: 2 }).map((keys) => ({
      kind: 'measured' as const,
      value: { before: 1, after: 2, gained: 1, lost: 1, sample: { gained: keys, lost: keys } },
    })),
  ),
});

const hostileValues = fc.record({ before: fc.option(hostileText), after: fc.option(hostileText) });

const hostileShift: fc.Arbitrary<Shift> = fc.record({
  definition: hostileDefinition,
  title: hostileText,
  unit: fc.option(hostileText),
  isPercent: fc.boolean(),
  values: fc.oneof(
    fc.record({ kind: fc.constant('unmeasured' as const), reason: hostileText }),
    fc
      .record({
        total: fc.option(hostileValues),
        months: fc.array(
          fc.tuple(hostileText, hostileValues).map(([month, values]) => ({ month, ...values })),
          { maxLength: 2 },
        ),
        segments: fc.option(
          fc.record({
            segmentation: hostileText,
            title: hostileText,
            rows: fc.array(
              fc.tuple(fc.option(hostileText), hostileValues).map(([segment, values]) => ({
                segment,
                ...values,
              })),
              { maxLength: 2 },
            ),
          }),
        ),
      })
      .map((value) => ({ kind: 'measured' as const, value })),
  ),
});

/** A review whose every text was written by somebody who means no good. */
export const hostileReview: fc.Arbitrary<Review> = fc.record({
  against: fc.record({ name: hostileText, commit: fc.constant(null) }),
  changes: fc.constant([]),
  settings: fc.constant([]),
  impacts: fc.array(hostileImpact, { maxLength: 4 }),
  approvals: fc.array(hostileApproval, { maxLength: 6 }),
  numbers: fc.option(
    fc.record({
      flows: fc.array(hostileFlow, { maxLength: 3 }),
      shifts: fc.array(hostileShift, { maxLength: 3 }),
      leftOut: fc.array(hostileText, { maxLength: 2 }),
    }),
  ),
});
