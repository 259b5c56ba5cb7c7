import type { Claim, Dashboard } from '../graph/graph.js';
import { aggregatesOf, type Metric } from '../graph/metric.js';
import type { Definition } from '../language/definition.js';
import type { PlainMeaning, RecordsMeaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';
import { plain } from './plain-meaning.js';

type WrittenClaim = NonNullable<Definition<'dashboard'>['value']['claims']>[number];

export function dashboardMeaning(
  source: MeaningSource,
  { claims, definition }: Dashboard,
): PlainMeaning | null {
  const { value } = definition;
  const records: Record<string, RecordsMeaning> = {};
  const pieces: Record<string, string> = {};
  const values: Record<string, string> = {};
  if (value.uses?.length) pieces.uses = [...new Set(value.uses)].sort().join(', ');
  for (const [index, claim] of claims.entries()) {
    const written = value.claims?.[index];
    const entity = written && entityOf(written, source.graph.metrics.get(claim.metric));
    if (!entity || !isWhole(claim, written)) return null;
    const before = claims.slice(0, index).filter((each) => each.metric === claim.metric).length;
    const name = `claim ${claim.metric}${before === 0 ? '' : ` ${before + 1}`}`;
    pieces[name] = [entity, ...(written.time === undefined ? [] : [written.time])].join(' by ');
    if (claim.where) records[`${name} where`] = source.records(entity, [claim.where]);
    if (claim.value) {
      pieces[`${name} value`] = source.value(entity, claim.value);
      values[`${name} value`] = entity;
    }
  }
  return plain('dashboard', pieces, records, values);
}

/** What was written could be read, too. */
function isWhole({ where, value }: Claim, written: WrittenClaim): boolean {
  return (written.where === undefined || where !== null) && (written.value === undefined || value !== null);
}

/** The entities of a metric whose claim names none; a condition is on one of them only. */
function entityOf({ entity }: WrittenClaim, metric: Metric | undefined): string | null {
  if (entity !== undefined) return entity;
  if (!metric?.formula) return null;
  return [...new Set(aggregatesOf(metric.formula).map((each) => each.entity))].join(', ');
}
