import { hash } from 'node:crypto';
import { foldUnit } from '../graph/unit.js';
import { canonicalText } from './canonical-text.js';
import type { AggregateMeaning, Meaning, RecordsMeaning } from './meaning.js';
import { UNDECIDED } from './value-text.js';

/** One text a meaning: equal texts mean the same. */
export function canonicalForm(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'records':
      return list('records', meaning.entity, conditionText(meaning));
    case 'aggregate': {
      const { records, aggregation, value, time, unit } = meaning;
      const taken = countsRecords(meaning) ? ['count', ''] : [aggregation, value ?? ''];
      const parts = [canonicalForm(records), ...taken, time ?? '', unitKey(unit)];
      return list('aggregate', ...parts);
    }
    case 'composite':
      return list('composite', meaning.shape, unitKey(meaning.unit), ...meaning.parts.map(canonicalForm));
    case 'plain':
      return list(
        meaning.of,
        ...entriesOf(meaning.pieces),
        ...Object.entries(meaning.records)
          .sort(byName)
          .map(([name, records]) => list(name, canonicalForm(records))),
      );
  }
}

/** Each record has a primary key of its own: to count the distinct ones is to count the records. */
export function countsRecords({ aggregation, value, key }: AggregateMeaning): boolean {
  if (value === null) return aggregation === 'count';
  return aggregation === 'count_distinct' && value === key;
}

/** A condition by its key; where that is beyond the engine, by its canonical text, marked. */
export function conditionText({ condition }: RecordsMeaning): string {
  const { key, conditions } = condition;
  if (key !== null) return key;
  const texts = new Set(conditions.map((each) => canonicalText(each)));
  return `${UNDECIDED}${[...texts].sort().join(' and ')}`;
}

/** `usd` is `USD`, `hrs` are `hours`. */
export function unitKey(unit: string | null): string {
  return unit === null ? '' : foldUnit(unit);
}

/** The first 64 bits of the SHA-256 in hex: 16 digits. */
export function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}

function entriesOf(pieces: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(pieces)
    .sort(byName)
    .map(([name, piece]) => list(name, piece));
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

/** JSON, so that no text can be taken for two. */
function list(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
