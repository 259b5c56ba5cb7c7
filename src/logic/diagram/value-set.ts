import {
  ALL_NUMBERS,
  complementNumbers,
  intersectNumbers,
  isNoNumber,
  keyOfNumbers,
  NO_NUMBER,
  type OrderedSet,
  uniteNumbers,
} from '../number/ordered-set.js';
import {
  ALL_TEXT,
  complementText,
  intersectTexts,
  isEmptyText,
  keyOfTexts,
  NO_TEXT,
  type TextSet,
  uniteTexts,
} from '../text/text-set.js';

/** Values of one kind, without NULL. `listed` is a bit a value, in the order of the variable's own list. */
export type ValueSet =
  | { readonly kind: 'number'; readonly set: OrderedSet }
  | { readonly kind: 'text'; readonly set: TextSet }
  | { readonly kind: 'listed'; readonly set: bigint };

export type ValueKind = ValueSet['kind'];

export const NO_VALUES: { readonly [K in ValueKind]: Extract<ValueSet, { kind: K }> } = {
  number: { kind: 'number', set: NO_NUMBER },
  text: { kind: 'text', set: NO_TEXT },
  listed: { kind: 'listed', set: 0n },
};

export const ALL_VALUES = {
  number: { kind: 'number', set: ALL_NUMBERS },
  text: { kind: 'text', set: ALL_TEXT },
} as const;

/** Every value of a list of so many. */
export function allListed(count: number): ValueSet {
  return { kind: 'listed', set: (1n << BigInt(count)) - 1n };
}

export function keyOfValues(values: ValueSet): string {
  switch (values.kind) {
    case 'number':
      return `n${keyOfNumbers(values.set)}`;
    case 'text':
      return `t${keyOfTexts(values.set)}`;
    case 'listed':
      return `l${values.set.toString(16)}`;
  }
}

export function isNoValues(values: ValueSet): boolean {
  switch (values.kind) {
    case 'number':
      return isNoNumber(values.set);
    case 'text':
      return isEmptyText(values.set);
    case 'listed':
      return values.set === 0n;
  }
}

/** @throws RangeError for sets of two kinds, which no variable has */
export function intersectValues(left: ValueSet, right: ValueSet): ValueSet {
  if (left.kind === 'number' && right.kind === 'number')
    return { kind: 'number', set: intersectNumbers(left.set, right.set) };
  if (left.kind === 'text' && right.kind === 'text')
    return { kind: 'text', set: intersectTexts(left.set, right.set) };
  if (left.kind === 'listed' && right.kind === 'listed') return { kind: 'listed', set: left.set & right.set };
  throw mixed(left, right);
}

export function uniteValues(left: ValueSet, right: ValueSet): ValueSet {
  if (left.kind === 'number' && right.kind === 'number')
    return { kind: 'number', set: uniteNumbers(left.set, right.set) };
  if (left.kind === 'text' && right.kind === 'text')
    return { kind: 'text', set: uniteTexts(left.set, right.set) };
  if (left.kind === 'listed' && right.kind === 'listed') return { kind: 'listed', set: left.set | right.set };
  throw mixed(left, right);
}

/** What is in `all` and not in `values`. */
export function complementValues(values: ValueSet, all: ValueSet): ValueSet {
  if (values.kind === 'number' && all.kind === 'number')
    return { kind: 'number', set: intersectNumbers(all.set, complementNumbers(values.set)) };
  if (values.kind === 'text') return { kind: 'text', set: complementText(values.set) };
  if (all.kind === 'listed') return { kind: 'listed', set: all.set & ~values.set };
  throw mixed(values, all);
}

function mixed(left: ValueSet, right: ValueSet): RangeError {
  return new RangeError(`A variable cannot be both ${left.kind} and ${right.kind}.`);
}
