import type { Random } from '../../test/support/random.js';
import type { EntityPlan } from './entity-plan.js';
import { CHANNELS } from './words.js';

export interface MetricPlan {
  readonly name: string;
  readonly entity: EntityPlan;
  /** What it measures the records of; null when it is made of other metrics. */
  readonly of: string | null;
  readonly type: string;
  /** The condition of its own, as it is written, and said otherwise. */
  readonly where: { readonly text: string; readonly rewritten: string } | null;
  readonly lines: readonly string[];
}

/** So many metrics of one entity, of every kind; `others` are of other entities. */
export function planMetrics(
  random: Random,
  entity: EntityPlan,
  count: number,
  others: readonly MetricPlan[],
): MetricPlan[] {
  const metrics = new Map<string, MetricPlan>();
  const subjects = [
    entity.name,
    ...entity.terms.filter(({ copies }) => copies === null).map(({ name }) => name),
  ];
  for (const subject of random.shuffle(subjects)) {
    if (metrics.size >= count * 0.4) break;
    add(metrics, aggregate(entity, subject, `${subject}_volume`, 'count', []));
  }
  for (let attempts = 0; metrics.size < count && attempts < count * 40; attempts++) {
    const made = random.chance(0.55)
      ? drawAggregate(random, entity, random.pick(subjects))
      : drawCombination(random, entity, [...metrics.values()], others);
    if (made) add(metrics, made);
  }
  return [...metrics.values()];
}

/** The name says what is measured: one name, one meaning. */
function add(metrics: Map<string, MetricPlan>, metric: MetricPlan): void {
  if (!metrics.has(metric.name)) metrics.set(metric.name, metric);
}

function aggregate(
  entity: EntityPlan,
  of: string,
  name: string,
  type: string,
  lines: readonly string[],
  where: MetricPlan['where'] = null,
): MetricPlan {
  const written = where ? [`where: ${where.text}`] : [];
  return { name, entity, of, type, where, lines: [`type: ${type}`, `of: ${of}`, ...lines, ...written] };
}

function drawAggregate(random: Random, entity: EntityPlan, of: string): MetricPlan {
  const amount = ['value: amount', 'unit: EUR'];
  switch (random.integer(0, 8)) {
    case 0: {
      const channel = random.pick(CHANNELS);
      const where = { text: `channel = '${channel}'`, rewritten: `channel IN ('${channel}')` };
      return aggregate(entity, of, `${of}_by_${channel}`, 'count', [], where);
    }
    case 1: {
      const where = { text: 'attempts >= 3', rewritten: 'NOT attempts <= 2' };
      return aggregate(entity, of, `${of}_after_retries`, 'count', ['time: closed_at'], where);
    }
    case 2:
      return aggregate(entity, of, `${of}_companies`, 'count_distinct', ['value: company_id']);
    case 3:
      return aggregate(entity, of, `average_${of}_worth`, 'average', amount);
    case 4:
      return aggregate(entity, of, `typical_${of}_days`, 'median', [
        'value: days_between(created_at, closed_at)',
        'time: closed_at',
        'unit: days',
      ]);
    case 5:
      return aggregate(entity, of, `high_${of}_worth`, 'percentile', ['percentile: 0.95', ...amount]);
    case 6:
      return random.chance(0.5)
        ? aggregate(entity, of, `smallest_${of}`, 'min', amount)
        : aggregate(entity, of, `largest_${of}`, 'max', amount);
    default:
      return aggregate(entity, of, `${of}_worth_total`, 'sum', [...amount, 'time: closed_at']);
  }
}

function drawCombination(
  random: Random,
  entity: EntityPlan,
  own: readonly MetricPlan[],
  others: readonly MetricPlan[],
): MetricPlan | null {
  const additive = own.filter(({ type }) => type === 'count' || type === 'sum');
  const counts = own.filter(({ type, name }) => type === 'count' && name.endsWith('_volume'));
  if (additive.length < 2 || counts.length < 2) return null;
  const base = random.pick(additive);
  const [left, right] = random.shuffle(counts);
  if (!left || !right) return null;
  const made = (type: string, name: string, lines: readonly string[]): MetricPlan | null =>
    name.length > 52
      ? null
      : { name, entity, of: null, type, where: null, lines: [`type: ${type}`, ...lines] };
  const short = (metric: MetricPlan) => (metric.of ?? '').replace(`_${entity.name}`, '');
  switch (random.integer(0, 4)) {
    case 0: {
      const total = random.pick(additive.filter(({ type }) => type === 'sum').concat(base));
      if (total.type !== 'sum') return null;
      return made('derived', `${total.name}_per_${short(left)}`, [
        `expression: ${total.name} / ${left.name}`,
      ]);
    }
    case 1: {
      const window = random.pick(['month', 'year', '30 days', 'unbounded']);
      const lines = [`metric: ${base.name}`, `window: ${window}`];
      return made('cumulative', `${base.name}_${window.replace('30 days', 'thirty_days')}`, lines);
    }
    case 2: {
      const to = others.length > 0 ? random.pick(others) : right;
      if (to.type !== 'count' || !to.name.endsWith('_volume')) return null;
      return made('conversion', `${left.of}_to_${to.of}`, [
        `from: ${left.name}`,
        `to: ${to.name}`,
        'by: company_id',
        `within: ${random.pick([30, 60, 90])} days`,
      ]);
    }
    default:
      return made('ratio', `${short(left)}_among_${right.of}`, [
        `numerator: ${left.name}`,
        `denominator: ${right.name}`,
        'format: percent',
      ]);
  }
}
