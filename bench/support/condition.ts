import type { Random } from '../../test/support/random.js';

/**
 * One part of a condition. `key` says what it means: two atoms of one entity with different keys mean different things,
 * and atoms without a common field can be met, or not, whatever the others are.
 */
export interface Atom {
  readonly key: string;
  readonly text: string;
  /** Another way to say the same. */
  readonly rewritten: string;
  readonly fields: readonly string[];
  /** A narrower one over the same fields, where there is a plain one. */
  readonly narrower?: Atom;
  /** Over the same field, and never met together. */
  readonly disjoint?: Atom;
}

export function atom(fields: readonly string[], text: string, rewritten: string = text): Atom {
  return { key: text, text, rewritten, fields };
}

/** A closed list: some of its values, not all and not none. */
export function oneOf(random: Random, field: string, values: readonly (string | number)[]): Atom {
  const shuffled = random.shuffle(values);
  const chosen = shuffled.slice(0, random.integer(1, Math.min(4, values.length - 1)));
  const others = values.filter((value) => !chosen.includes(value));
  const whole = among(field, chosen, values);
  const [least] = chosen;
  const narrower = chosen.length > 1 && least !== undefined ? among(field, [least], values) : null;
  const disjoint = among(field, others.slice(0, random.integer(1, others.length)), values);
  return { ...whole, disjoint, ...(narrower ? { narrower } : {}) };
}

function among(
  field: string,
  chosen: readonly (string | number)[],
  values: readonly (string | number)[],
): Atom {
  const sorted = values.filter((value) => chosen.includes(value));
  const others = values.filter((value) => !chosen.includes(value));
  const each = sorted.map((value) => `${field} = ${literal(value)}`).join(' OR ');
  const rewritten = sorted.length === 1 ? `${field} NOT IN (${others.map(literal).join(', ')})` : `(${each})`;
  return { ...atom([field], member(field, sorted), rewritten), key: `${field}:${sorted.join('|')}` };
}

function member(field: string, values: readonly (string | number)[]): string {
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? `${field} = ${literal(only)}`
    : `${field} IN (${values.map(literal).join(', ')})`;
}

export function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

/** A range of an integer, or of a decimal in steps of 1 / `parts`. */
export function range(random: Random, field: string, most: number, parts = 1): Atom {
  const print = (steps: number) => (parts === 1 ? String(steps) : (steps / parts).toFixed(2));
  const from = random.integer(Math.ceil(most * 0.1), Math.floor(most * 0.6));
  const to = from + random.integer(1, Math.ceil(most * 0.35));
  const atLeast = (steps: number): Atom => ({
    ...atom([field], `${field} >= ${print(steps)}`, `${field} > ${print(steps - 1)}`),
    key: `${field}:${steps}-`,
  });
  const under = (steps: number): Atom => ({
    ...atom([field], `${field} < ${print(steps)}`, `NOT ${field} >= ${print(steps)}`),
    key: `${field}:-${steps - 1}`,
  });
  switch (random.integer(0, 3)) {
    case 0:
      return { ...under(from), disjoint: atLeast(to), narrower: under(Math.max(1, from - 1)) };
    case 1:
      return {
        ...atom(
          [field],
          `${field} BETWEEN ${print(from)} AND ${print(to)}`,
          `${field} >= ${print(from)} AND NOT ${field} > ${print(to)}`,
        ),
        key: `${field}:${from}-${to}`,
        disjoint: atLeast(to + 1),
      };
    default:
      return { ...atLeast(from), disjoint: under(from), narrower: atLeast(to) };
  }
}

/** All of them hold. */
export function conjunction(atoms: readonly Atom[], how: 'text' | 'rewritten' = 'text'): string {
  return atoms.map((each) => each[how]).join(' AND ');
}

export function keyOf(atoms: readonly Atom[]): string {
  return atoms
    .map(({ key }) => key)
    .sort()
    .join(' & ');
}

/** One of the two holds; they share no field. */
export function either(left: Atom, right: Atom): Atom {
  return {
    key: `(${[left.key, right.key].sort().join(' / ')})`,
    text: `(${left.text} OR ${right.text})`,
    rewritten: `(${right.rewritten} OR ${left.rewritten})`,
    fields: [...left.fields, ...right.fields],
  };
}
