import type { DataType } from '../../expression/data-type.js';
import type { Value } from '../../expression/value.js';
import type { ValueSet } from '../diagram/value-set.js';
import type { Domain } from '../diagram/variable.js';
import { sampleNumbers } from '../number/sample-number.js';
import { sampleTexts } from '../text/sample-text.js';
import { valueOfListed, valueOfNumber } from './assignment.js';

/** Up to `count` different values of a set, the most readable first; NULL is not among them. */
export function sampleValues(
  values: ValueSet,
  domain: Domain,
  type: DataType,
  count: number,
): readonly Value[] {
  switch (values.kind) {
    case 'listed':
      return listedValues(values.set, domain).slice(0, count);
    case 'text':
      return sampleTexts(values.set, count).map((value) => ({ kind: 'string', value }));
    case 'number': {
      if (domain.kind !== 'number') return [];
      return sampleNumbers(values.set, domain.space, domain.flavour, count)
        .map((number) => valueOfNumber(number, type))
        .filter((value) => value !== null);
    }
  }
}

function listedValues(set: bigint, domain: Domain): readonly NonNullable<Value>[] {
  if (domain.kind !== 'listed') return [];
  return domain.list.filter((_, bit) => (set >> BigInt(bit)) & 1n).map(valueOfListed);
}
