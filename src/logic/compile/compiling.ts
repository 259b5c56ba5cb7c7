import type { Typed } from '../../expression/typed.js';
import type { DiagramStore, NodeId } from '../diagram/diagram.js';
import type { SetStore } from '../diagram/set-store.js';
import type { VariableStore } from '../diagram/variable-store.js';
import type { JoinKey } from '../logic-options.js';
import type { Simple } from '../term/term.js';

/** Where the names of an expression start: an entity, and the relationships walked from it. */
export interface At {
  readonly entity: string;
  readonly path: readonly string[];
}

/** A condition under SQL's logic: UNKNOWN where it is neither. The two have no record in common. */
export interface Truth {
  readonly whenTrue: NodeId;
  readonly whenFalse: NodeId;
}

/** A value where a guard holds. The guards of all choices of one expression have nothing in common and leave nothing out. */
export interface Choice {
  readonly guard: NodeId;
  readonly value: Simple;
}

export type Choices = readonly Choice[];

/** What every part of the compiler needs of the whole. */
export interface Compiling {
  readonly sets: SetStore;
  readonly diagrams: DiagramStore;
  readonly variables: VariableStore;
  keysOf(entity: string, path: readonly string[]): readonly JoinKey[];
  /** @throws Undecided beyond the budget */
  truth(typed: Typed, at: At): Truth;
  /** @throws Undecided beyond the budget */
  choices(typed: Typed, at: At): Choices;
}
