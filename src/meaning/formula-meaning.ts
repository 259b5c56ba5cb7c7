import type { Typed } from '../expression/typed.js';
import type { Aggregate, Duration, Formula, Window } from '../graph/metric.js';
import { canonicalForm, digest } from './canonical-form.js';
import { canonicalText } from './canonical-text.js';
import type { AggregateMeaning, CompositeMeaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';
import { sampleExpression, sampleRatio } from './sample.js';

type Part = AggregateMeaning | CompositeMeaning;

/** What a metric computes; `unit` is that of the whole, its parts have none of their own. */
export function formulaMeaning(source: MeaningSource, formula: Formula, unit: string | null): Part {
  switch (formula.kind) {
    case 'aggregate':
      return source.aggregate(formula.aggregate, unit);
    case 'ratio':
      return ratioMeaning(
        formulaMeaning(source, formula.numerator, null),
        formulaMeaning(source, formula.denominator, null),
        unit,
      );
    case 'derived': {
      const inputs = [...formula.inputs].map(
        ([name, input]) => [name, formulaMeaning(source, input, null)] as const,
      );
      return derivedMeaning(formula.expression, new Map(inputs), unit);
    }
    case 'cumulative': {
      const parts = [formulaMeaning(source, formula.input, null)];
      const shape = `cumulative ${windowText(formula.window)}`;
      return { kind: 'composite', shape, parts, unit, samples: null };
    }
    case 'conversion': {
      const { from, to, by, within } = formula;
      const fields = by.from.name === by.to.name ? by.from.name : `${by.from.name} = ${by.to.name}`;
      const shape = `conversion by ${fields} within ${durationText(within)}`;
      const parts = [followed(source, from), followed(source, to)];
      return { kind: 'composite', shape, parts, unit, samples: null };
    }
  }
}

/** Of a metric that starts or ends a conversion only its records count, and when they are. */
function followed(source: MeaningSource, aggregate: Aggregate): AggregateMeaning {
  return source.aggregate({ ...aggregate, aggregation: { type: 'count' } }, null);
}

function ratioMeaning(numerator: Part, denominator: Part, unit: string | null): CompositeMeaning {
  const samples = sampleRatio(canonicalForm(numerator), canonicalForm(denominator));
  return { kind: 'composite', shape: 'ratio', parts: [numerator, denominator], unit, samples };
}

/** `a / b` is the ratio of both: dividing by nothing gives NULL in either. */
function derivedMeaning(
  expression: Typed,
  inputs: ReadonlyMap<string, Part>,
  unit: string | null,
): CompositeMeaning | Part {
  const partOf = (node: Typed) => (node.kind === 'column' ? inputs.get(node.field.name) : undefined);
  const only = partOf(expression);
  if (only) return { ...only, unit };
  if (expression.kind === 'arithmetic' && expression.operator === '/') {
    const [numerator, denominator] = [partOf(expression.left), partOf(expression.right)];
    if (numerator && denominator) return ratioMeaning(numerator, denominator, unit);
  }
  const { text, parts } = shapeOf(expression, inputs);
  const samples = sampleExpression(
    expression,
    new Map([...inputs].map(([name, part]) => [name, canonicalForm(part)])),
  );
  return { kind: 'composite', shape: `derived ${text}`, parts, unit, samples };
}

/**
 * An expression on metrics by what they mean: they are called `$0`, `$1` … in the order of the canonical text, in which
 * each stands by a digest of its meaning.
 */
export function shapeOf(
  expression: Typed,
  inputs: ReadonlyMap<string, Part>,
): { readonly text: string; readonly parts: readonly Part[] } {
  const byToken = new Map<string, Part>();
  const text = canonicalText(expression, ({ field }) => {
    const part = inputs.get(field.name);
    if (!part) throw new Error(`no metric ${field.name}`);
    const token = `$${digest(canonicalForm(part))}$`;
    byToken.set(token, part);
    return token;
  });
  const order = [...new Set(text.match(/\$[0-9a-f]{16}\$/g))].filter((token) => byToken.has(token));
  return {
    text: text.replace(/\$[0-9a-f]{16}\$/g, (token) => `$${order.indexOf(token)}`),
    parts: order.flatMap((token) => byToken.get(token) ?? []),
  };
}

function windowText(window: Window): string {
  switch (window.kind) {
    case 'to-date':
      return window.grain;
    case 'trailing':
      return durationText(window.duration);
    case 'unbounded':
      return 'unbounded';
  }
}

const IN_BASE_UNITS = {
  minute: [1, 'minute'],
  hour: [60, 'minute'],
  day: [1, 'day'],
  week: [7, 'day'],
  month: [1, 'month'],
  year: [12, 'month'],
} as const;
const MINUTES_OF_A_DAY = 24 * 60;

/** In minutes, days or months: `2 weeks` are `14 day`, and so are 336 hours, since timestamps are without a zone. */
export function durationText({ amount, unit }: Duration): string {
  const [factor, base] = IN_BASE_UNITS[unit];
  const inBase = amount * factor;
  const areDays = base === 'minute' && inBase % MINUTES_OF_A_DAY === 0;
  return areDays ? `${inBase / MINUTES_OF_A_DAY} day` : `${inBase} ${base}`;
}
