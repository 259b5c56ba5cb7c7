import type { Member, QueryType, TimeDimension, TransformRequest } from './transform-request.js';
import { UserError } from './user-error.js';

export const COMPARE_DATE_RANGE = 'compareDateRange';

const LEVELS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 2,
  hour: 3,
  day: 4,
  week: 5,
  month: 6,
  quarter: 7,
  year: 8,
};
const CUSTOM_LEVEL = 10;

/** Cube hides members here and nowhere else: a member without an annotation was hidden from this caller. */
export function requireAnnotation(
  member: string,
  annotation: TransformRequest['annotation'],
): { type?: string } {
  const found = Object.hasOwn(annotation, member) ? annotation[member] : undefined;
  if (found === undefined) throw new UserError(explainHidden(member));
  return found;
}

export function explainHidden(member: string): string {
  return (
    `You requested hidden member: '${member}'. Please make it visible using \`public: true\`. ` +
    'Please note primaryKey fields are `public: false` by default: ' +
    'https://docs.cube.dev/reference/data-modeling/joins#setting-a-primary-key.'
  );
}

/** An empty result names no column, so the query's own members are checked. */
export function requireQueryAnnotations({ query, annotation }: TransformRequest): void {
  const named = [...(query.measures ?? []), ...(query.dimensions ?? [])].map(nameOf);
  const timed = (query.timeDimensions ?? []).filter((t) => t.granularity != null).map((t) => t.dimension);
  for (const member of [...named, ...timed]) requireAnnotation(member, annotation);
}

function nameOf(member: Member): string {
  return typeof member === 'string' ? member : member.name;
}

/** `orders.created_at.month` stands for `orders.created_at` too, unless the query asks for that itself. */
export function readGranularity(
  member: string,
  query: TransformRequest['query'],
): { base: string; level: number } | undefined {
  const [cube, dimension, granularity, ...more] = member.split('.');
  if (granularity === undefined || more.length > 0) return undefined;
  const base = `${cube}.${dimension}`;
  if (query.dimensions?.includes(base) === true) return undefined;
  return { base, level: LEVELS[granularity] ?? CUSTOM_LEVEL };
}

/** The range's bounds in one text, as the client shows them. */
export function readDateRange(query: TransformRequest['query']): string {
  const range = requireTimeDimension(query, 'compare date range').dateRange;
  if (range === undefined || range.length === 1) {
    throw new UserError('Inconsistent QueryTimeDimension configuration: dateRange required.');
  }
  return range.join(' - ');
}

/** A blended query's common time column, and the member whose values it takes. */
export function readBlending(query: TransformRequest['query']): {
  key: string;
  source: string;
  base: string;
} {
  const { dimension, granularity } = requireTimeDimension(query, 'blending');
  if (granularity == null) {
    throw new UserError(
      'Inconsistent QueryTimeDimension configuration for the blending query, granularity required.',
    );
  }
  return { key: `time.${granularity}`, source: `${dimension}.${granularity}`, base: dimension };
}

function requireTimeDimension(query: TransformRequest['query'], what: string): TimeDimension {
  const first = query.timeDimensions?.[0];
  if (first === undefined)
    throw new UserError(`QueryTimeDimension should be specified for the ${what} query.`);
  return first;
}

export function queryTypeOf(request: TransformRequest): QueryType {
  return request.queryType ?? 'regularQuery';
}
