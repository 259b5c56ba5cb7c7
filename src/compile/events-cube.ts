import type { Metric } from '../graph/metric.js';
import { entityNamed } from './branch.js';
import { printBranch } from './branch-sql.js';
import { escapeSql } from './cube-text.js';
import type { Measure } from './measures.js';
import { metaOfMetric } from './member-meta.js';
import { EVENTS_CUBE, TIME_MEMBER } from './name-plan.js';
import { cubeOf, type ModelPlan } from './plan-model.js';
import type { CubeObject } from './print-model.js';
import { columnOf } from './sql-text.js';
import { titleOf } from './words.js';

/** The one cube of all metrics: a row for each record and what it counts for, every row with the keys of what it belongs to. */
export function emitEventsCube(plan: ModelPlan): CubeObject {
  return {
    name: EVENTS_CUBE,
    public: false,
    title: 'Metric events',
    description:
      'One row for each record that a metric counts, dated by its own clock. Ask it through the views.',
    sql: plan.branches.flatMap((branch) => printBranch(branch, plan.columns)).join('\nUNION ALL\n'),
    joins: emitJoins(plan),
    dimensions: [
      {
        name: 'metric_branch',
        public: false,
        sql: '{CUBE}.metric_branch',
        type: 'string',
        primary_key: true,
      },
      { name: 'row_key', public: false, sql: '{CUBE}.row_key', type: 'string', primary_key: true },
      {
        name: TIME_MEMBER,
        title: 'Time',
        description: 'Each metric by its own clock: see `time` of the metric.',
        sql: '{CUBE}.metric_time',
        type: 'time',
        meta: { accord: { kind: 'time' } },
      },
    ],
    measures: plan.measures.map((measure) => emitMeasure(plan, measure)),
  };
}

function emitJoins(plan: ModelPlan): readonly object[] {
  const entities = new Map<string, string[]>();
  for (const key of plan.columns.keys) {
    const field = entityNamed(plan.graph, key.entity).fields.get(key.field);
    if (!field) throw new Error(`no field ${key.entity}.${key.field}`);
    // Both sides cast: a key that is a uuid or a number in one table and a text in another still meets itself.
    const there = `CAST({${cubeOf(plan, key.entity)}}.${escapeSql(columnOf(field))} AS ${key.sqlType})`;
    const conditions = entities.get(key.entity) ?? [];
    conditions.push(`{CUBE}.${key.column} = ${there}`);
    entities.set(key.entity, conditions);
  }
  return [...entities].map(([name, conditions]) => ({
    name: cubeOf(plan, name),
    relationship: 'many_to_one',
    sql: conditions.join(' AND '),
  }));
}

function emitMeasure(plan: ModelPlan, measure: Measure): object {
  const { metric, name } = measure;
  if (!metric) return { name, public: false, ...measure.measure };
  const { value } = metric.definition;
  return {
    name,
    title: titleOf(value),
    ...(value.description === undefined ? {} : { description: value.description }),
    ...measure.measure,
    ...formatOf(metric),
    meta: { accord: metaOfMetric(plan, measure, metric) },
  };
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** How Cube's clients show values: as written, else money where the unit is a currency. */
function formatOf({ definition, unit }: Metric): object {
  const written = definition.value.format;
  const currency = unit !== null && CURRENCIES.has(unit) ? unit : null;
  const format = written ?? (currency === null ? null : 'currency');
  if (format === 'percent' || format === 'number') return { format };
  return format === 'currency' ? { format, ...(currency === null ? {} : { currency }) } : {};
}
