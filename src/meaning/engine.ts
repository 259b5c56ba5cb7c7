import type { Graph } from '../graph/graph.js';
import { createLogic } from '../logic/create-logic.js';
import type { Condition, Logic } from '../logic/logic.js';
import { ValueTrees } from './compare-values.js';
import { joinKeysOf } from './join-keys.js';
import { rememberLogic } from './remember-logic.js';
import type { Remembered } from './remembered.js';

/**
 * What decides questions about records. Meanings made on one engine can be compared with each other: they have to read
 * the same entities, for a column is known to the engine by its path alone.
 */
export interface Engine {
  readonly logic: Logic;
  /** What the texts of values stand for. */
  readonly trees: ValueTrees;
  /** The conditions that were made here. */
  readonly own: WeakSet<Condition>;
}

export function createEngine(graph: Graph, remembered?: Remembered): Engine {
  const engine = createLogic({ keysOf: (entity, path) => joinKeysOf(graph, entity, path) });
  const logic = remembered ? rememberLogic(engine, remembered) : engine;
  return { logic, trees: new ValueTrees(), own: new WeakSet() };
}
