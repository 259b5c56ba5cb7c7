import type { Answer, AskedMetric } from '../../../src/query/answer.js';
import type { Dimension } from '../../../src/query/dimension.js';

export function metricOf(name: string, more: Partial<AskedMetric> = {}): AskedMetric {
  return {
    name,
    title: name,
    unit: null,
    format: null,
    type: 'integer',
    meaning: '',
    isCount: true,
    isCumulative: false,
    ...more,
  };
}

export function dimensionOf(name: string, more: Partial<Dimension> = {}): Dimension {
  return {
    name,
    title: name,
    member: `metrics.${name}`,
    type: { kind: 'string' },
    nullable: true,
    values: null,
    ...more,
  };
}

export function answerOf(parts: Partial<Answer> & Pick<Answer, 'metrics' | 'rows'>): Answer {
  const count = parts.rows.length;
  return {
    dimensions: [],
    deprecated: [],
    grain: null,
    timezone: 'UTC',
    range: { from: null, to: null },
    totals: { all: null, periods: null, groups: null },
    found: count,
    shown: count,
    isCapped: false,
    ...parts,
  };
}
