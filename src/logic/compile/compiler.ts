import type { Typed } from '../../expression/typed.js';
import { DiagramStore, type VariableOrder } from '../diagram/diagram.js';
import { SetStore } from '../diagram/set-store.js';
import { VariableStore } from '../diagram/variable-store.js';
import type { JoinKey, LogicOptions } from '../logic-options.js';
import type { At, Choices, Compiling, Truth } from './compiling.js';
import { truthOf } from './truth.js';
import { choicesOf } from './values.js';

/** Compiles every expression once for each place it is seen from. */
export class Compiler implements Compiling {
  readonly sets = new SetStore();
  readonly diagrams: DiagramStore;
  readonly variables = new VariableStore(this.sets);
  private readonly truths = new WeakMap<Typed, Map<string, Truth>>();
  private readonly values = new WeakMap<Typed, Map<string, Choices>>();

  constructor(
    private readonly options: LogicOptions,
    order: VariableOrder,
  ) {
    this.diagrams = new DiagramStore(this.sets, order);
  }

  keysOf(entity: string, path: readonly string[]): readonly JoinKey[] {
    return this.options.keysOf?.(entity, path) ?? [];
  }

  truth(typed: Typed, at: At): Truth {
    return remember(this.truths, typed, at, () => truthOf(this, typed, at));
  }

  choices(typed: Typed, at: At): Choices {
    return remember(this.values, typed, at, () => choicesOf(this, typed, at));
  }
}

function remember<T>(memo: WeakMap<Typed, Map<string, T>>, typed: Typed, at: At, make: () => T): T {
  const key = [at.entity, ...at.path].join('.');
  const places = memo.get(typed) ?? new Map<string, T>();
  memo.set(typed, places);
  const known = places.get(key);
  if (known !== undefined) return known;
  const made = make();
  places.set(key, made);
  return made;
}
