import type { Claim } from '../../graph/graph.js';
import type { Aggregate, Metric } from '../../graph/metric.js';
import type { Definition } from '../../language/definition.js';
import type { AggregateMeaning, Meanings } from '../../meaning/meaning.js';

/** A dashboard's claim, as written and resolved, with the metric it is about. */
export interface ClaimOnMetric {
  readonly dashboard: Definition<'dashboard'>;
  readonly index: number;
  readonly written: NonNullable<Definition<'dashboard'>['value']['claims']>[number];
  readonly claim: Claim;
  readonly metric: Metric;
}

/** What a claim says of one part of its metric: where it is silent, it says what the metric says. */
export function meaningOfClaim(
  meanings: Meanings,
  { written, claim }: ClaimOnMetric,
  aggregate: Aggregate,
): AggregateMeaning {
  const meant = meanings.aggregate(aggregate, null);
  const entity = written.entity ?? aggregate.entity;
  const isOtherEntity = entity !== aggregate.entity;
  const records =
    claim.where || isOtherEntity ? meanings.records(entity, claim.where ? [claim.where] : []) : meant.records;
  return {
    ...meant,
    records,
    value: claim.value ? valueTaken(meanings, { ...aggregate, entity }, claim.value) : meant.value,
    time: written.time ?? meant.time,
  };
}

function valueTaken(
  meanings: Meanings,
  aggregate: Aggregate,
  value: NonNullable<Claim['value']>,
): string | null {
  return meanings.aggregate({ ...aggregate, aggregation: { type: 'sum', value } }, null).value;
}
