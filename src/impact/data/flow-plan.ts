import type { DefinitionRef } from '../../diagnostic/definition-ref.js';
import type { Typed } from '../../expression/typed.js';

/** A changed definition that picks records, and how it used to pick them: all over one table of today. */
export interface FlowPlan {
  readonly definition: DefinitionRef;
  /** Whose records; today's, or where it is gone, that of the base. */
  readonly entity: string;
  /** One, or one a segment. */
  readonly parts: readonly FlowPart[];
  /** Why nothing can be asked; null where it can. */
  readonly obstacle: string | null;
}

export interface FlowPart {
  readonly segment: string | null;
  /** Null: it was not there, or is not any more, so that no record belongs. */
  readonly before: Typed | null;
  readonly after: Typed | null;
}
