import type { MemberIndex } from '../compile/member-index.js';
import type { OrderBy } from './ask.js';
import { nameOfDimension } from './look-up-dimension.js';
import { type QueryGrain, QuestionError } from './question.js';
import { TIME_COLUMN } from './render-json.js';

/** `won_revenue desc, customer_tier`, `-won_revenue`, `metric_time`. Throws QuestionError. */
export function readOrder(
  text: string,
  asked: { readonly metrics: readonly string[]; readonly dimensions: readonly string[] },
  grain: QueryGrain | null,
  members: MemberIndex,
): readonly OrderBy[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => readItem(each));

  function readItem(item: string): OrderBy {
    const match = /^(-?)([\w.]+)(?:\s+(asc|desc))?$/i.exec(item);
    if (match === null)
      throw new QuestionError(`--order ${item} is not understood`, 'write name, -name, or name desc');
    const [, minus, name = '', direction] = match;
    const descending = minus === '-' || direction?.toLowerCase() === 'desc';
    if (grain !== null && (name === TIME_COLUMN || name === grain)) return { by: 'time', descending };
    const metric = asked.metrics.indexOf(name);
    if (metric !== -1) return { by: { metric }, descending };
    const dimension = asked.dimensions.indexOf(name);
    if (dimension !== -1) return { by: { dimension }, descending };
    const found = members.resolveDimension(name);
    const index = found.kind === 'found' ? asked.dimensions.indexOf(nameOfDimension(found.dimension)) : -1;
    if (index !== -1) return { by: { dimension: index }, descending };
    const names = [...(grain === null ? [] : [TIME_COLUMN]), ...asked.dimensions, ...asked.metrics];
    throw new QuestionError(`--order ${name} is not part of the question`, `order by ${names.join(', ')}`);
  }
}
