import { GRAINS, type Grain } from '../language/schema.js';
import type { WindowGrain } from './branch.js';
import type { CubeQuery, QueryMembers } from './cube-query.js';
import type { MetricMember } from './member-index.js';
import { TIME_MEMBER } from './name-plan.js';
import { QueryRefusal } from './query-refusal.js';

/**
 * The length of the periods that the running values of a query are for: its one granularity, or, where it asks for neither
 * periods nor a range, the moment of asking. Throws QueryRefusal where that is not clear.
 */
export function readWindowGrain(
  query: CubeQuery,
  members: QueryMembers,
  running: readonly MetricMember[],
  timezone: string,
): WindowGrain {
  const names = running.map(({ name }) => name).join(', ');
  if (query.timezone !== undefined && query.timezone !== timezone) {
    throw new QueryRefusal(
      `${names}: running values are cut in the project's time zone, ${timezone}; ask without a timezone, or in that one.`,
    );
  }
  const own = members.times.filter(({ member }) => member.endsWith(`.${TIME_MEMBER}`));
  const granularities = new Set(own.flatMap(({ granularity }) => granularity ?? []));
  const [granularity, second] = granularities;
  if (second !== undefined)
    throw new QueryRefusal(
      `${names}: a running value needs one granularity, and this query has ${[...granularities].join(' and ')}.`,
    );
  if (granularity === undefined) {
    const isLimited = own.length > 0 || members.others.some((member) => member.endsWith(`.${TIME_MEMBER}`));
    if (isLimited)
      throw new QueryRefusal(
        `${names}: a running value over a range needs a granularity: one of ${GRAINS.join(', ')}.`,
      );
    return 'now';
  }
  const grain = GRAINS.find((each) => each === granularity);
  if (!grain)
    throw new QueryRefusal(
      `${names}: a running value is known by ${GRAINS.join(', ')}, not by ${granularity}.`,
    );
  for (const { dateRange } of own) requireWholeEnd(names, dateRange, grain);
  return grain;
}

/** A range inside one period holds neither its first nor its last moment, and would show no value of it. */
function requireWholeEnd(names: string, dateRange: unknown, grain: Grain): void {
  if (!Array.isArray(dateRange)) return;
  const [from, to] = dateRange.map((each: unknown) =>
    typeof each === 'string' ? Date.parse(toUtc(each)) : Number.NaN,
  );
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) return;
  const start = startOf(new Date(from), grain);
  const end = startOf(new Date(to), grain);
  const next = startOf(new Date(start + LONGER_THAN[grain] * DAY), grain);
  const isDateOnly = typeof dateRange[1] === 'string' && dateRange[1].length === 10;
  const last = isDateOnly ? to + DAY - 1 : to;
  if (start !== end || from === start || last >= next - 1) return;
  throw new QueryRefusal(
    `${names}: the range lies inside one ${grain}; let it begin or end with the ${grain}, or ask by a finer granularity.`,
  );
}

const DAY = 86_400_000;
/** Days that lead from the start of a period into the next one, and not further. */
const LONGER_THAN: Readonly<Record<Grain, number>> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

function toUtc(text: string): string {
  return /Z|[+-]\d\d:\d\d$/.test(text) || text.length === 10 ? text : `${text}Z`;
}

function startOf(time: Date, grain: Grain): number {
  const [year, month, day] = [time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate()];
  switch (grain) {
    case 'day':
      return Date.UTC(year, month, day);
    case 'week':
      return Date.UTC(year, month, day - ((time.getUTCDay() + 6) % 7));
    case 'month':
      return Date.UTC(year, month);
    case 'quarter':
      return Date.UTC(year, month - (month % 3));
    case 'year':
      return Date.UTC(year, 0);
  }
}
