import type { DefinitionKind } from '../../diagnostic/definition-ref.js';
import type { AnyDefinition } from '../../language/definition.js';
import type { Meaning, RecordsMeaning } from '../../meaning/meaning.js';

/** One side of a comparison: a definition, a segment of one, or a condition written on the command line. */
export interface Operand {
  readonly kind: DefinitionKind | 'segment' | 'expression';
  /** `qualified_lead`, `customer_tier.small`, or the condition as written. */
  readonly name: string;
  /** null for a condition. */
  readonly definition: AnyDefinition | null;
  readonly meaning: Meaning;
}

/** Two things that cannot be compared as they were named; the message and help are for the person who named them. */
export class CompareError extends Error {
  override readonly name = 'CompareError';

  constructor(
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}

/** How it is called in a sentence: a condition in quotes of its own. */
export function labelOf({ kind, name }: Operand): string {
  return kind === 'expression' ? `\`${name}\`` : name;
}

/** The records that a term, a segment, a condition or a plain metric is about. */
export function recordsOf({ meaning }: Operand): RecordsMeaning | null {
  if (meaning.kind === 'records') return meaning;
  return meaning.kind === 'aggregate' ? meaning.records : null;
}
