import type { Part } from '../../diagnostic/finding.js';
import type { Span } from '../../diagnostic/source.js';
import type { AnyDefinition, Path } from '../../language/definition.js';
import type { Meaning } from '../../meaning/meaning.js';
import { differingPieces, pathOfPiece } from './pieces.js';

/** What a metric that is made of others is made of. */
const INPUTS = ['numerator', 'denominator', 'expression', 'metric', 'from', 'to'];

const KEYS_OF_PART: Readonly<Record<Part, readonly string[]>> = {
  condition: ['where', 'of', ...INPUTS],
  value: ['value', ...INPUTS],
  aggregation: ['percentile', 'type', 'window', 'by', 'within'],
  time: ['time', ...INPUTS],
  entity: ['entity', 'of', ...INPUTS],
  unit: ['unit', 'value'],
  parts: [...INPUTS, 'window', 'by', 'within', 'where', 'type'],
};

/** The order in which parts are looked at: what people argue about first. */
const PARTS: readonly Part[] = ['condition', 'value', 'aggregation', 'time', 'entity', 'unit', 'parts'];

export interface Meant {
  readonly definition: AnyDefinition;
  readonly meaning: Meaning;
}

/** The text of one definition that makes it differ from the other: a condition, a value; else its name. */
export function differingText(one: Meant, other: Meant, differs: readonly Part[]): Span {
  const { definition } = one;
  const paths = pathsOfPieces(one, other);
  for (const part of PARTS) {
    if (!differs.includes(part)) continue;
    const written = KEYS_OF_PART[part].map((key) => [key]).filter((path) => definition.textOf(path));
    // A key that both write alike is not what differs, unless all of them are.
    const differing = written.filter((path) => isOther(path, definition, other.definition));
    paths.push(...differing, ...written);
  }
  return definition.spanOf(paths[0] ?? ['name']);
}

function pathsOfPieces(one: Meant, other: Meant): Path[] {
  if (one.meaning.kind !== 'plain' || other.meaning.kind !== 'plain') return [];
  return differingPieces(one.meaning, other.meaning)
    .map((piece) => pathOfPiece(one.definition, piece))
    .filter((path) => path !== null);
}

function isOther(path: Path, one: AnyDefinition, other: AnyDefinition): boolean {
  return one.textOf(path)?.text !== other.textOf(path)?.text;
}
