import type { Typed } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import { aggregateMeaning } from './aggregate-meaning.js';
import { canonicalForm, digest } from './canonical-form.js';
import { compareMeanings } from './compare-meanings.js';
import { compareRecords } from './compare-records.js';
import { compareValues } from './compare-values.js';
import { definitionMeaning, resolvedOf } from './definition-meaning.js';
import { createEngine, type Engine } from './engine.js';
import { findRecord, type RecordQuestion } from './find-record.js';
import type { Comparison, Found, Meaning, Meanings, RecordsMeaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';
import { normalFormWords } from './normal-form-words.js';
import type { Remembered } from './remembered.js';
import { valueText } from './value-text.js';

/**
 * The meanings of a graph's definitions. What is remembered of earlier checks is not worked out again. Meanings on the
 * engine of others can be compared with those, see Engine.
 */
export function createMeanings(
  graph: Graph,
  remembered?: Remembered,
  { logic, trees, own }: Engine = createEngine(graph, remembered),
): Meanings {
  const resolved = resolvedOf(graph);
  const known = new Map<AnyDefinition, Meaning | null>();
  const compared = new Map<string, Comparison>();
  const records = rememberRecords((entity, conditions) => {
    const condition = logic.condition(entity, conditions);
    own.add(condition);
    return { kind: 'records', entity, condition };
  });
  const source: MeaningSource = {
    graph,
    trees,
    records,
    value: (entity, value) => {
      const text = valueText(logic, entity, value);
      trees.keep(entity, text, value);
      return text;
    },
    aggregate: (aggregate, unit) => aggregateMeaning(source, aggregate, unit),
    of: (definition) => {
      const before = known.get(definition);
      if (before !== undefined) return before;
      const meaning = definitionMeaning(source, resolved, definition);
      known.set(definition, meaning);
      return meaning;
    },
  };
  const ask = (question: RecordQuestion): Found => {
    // What another engine made would be read as something else here.
    if (![...question.inside, ...question.outside].every(({ condition }) => own.has(condition)))
      throw new Error('A condition of another graph cannot be asked about.');
    return findRecord(logic, graph, question);
  };
  const find = rememberSingle(ask);
  const compareConditions = (left: RecordsMeaning, right: RecordsMeaning): Comparison => {
    const key = `${canonicalForm(left)} ${canonicalForm(right)}`;
    const before = compared.get(key);
    if (before) return before;
    const told = compareRecords(find, left, right);
    compared.set(key, told);
    return told;
  };
  const asking = { conditions: compareConditions, values: compareValues(find, records, trees) };
  return {
    of: source.of,
    records,
    aggregate: source.aggregate,
    compare: (left, right) => compareMeanings(asking, left, right),
    find,
    describeCondition: ({ condition }) => {
      const form = logic.normalForm(condition, 1);
      return form && normalFormWords(graph, form);
    },
    fingerprint: remember((meaning) => digest(canonicalForm(meaning))),
  };
}

function remember<K extends object, V extends string>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** Whether any record meets a condition, and whether all do, is asked by one rule after the other. */
function rememberSingle(ask: (question: RecordQuestion) => Found): typeof ask {
  const met = new WeakMap<RecordsMeaning, Found>();
  const missed = new WeakMap<RecordsMeaning, Found>();
  return (question) => {
    const { inside, outside } = question;
    const [only, other] = [...inside, ...outside];
    if (!only || other) return ask(question);
    const known = inside.length > 0 ? met : missed;
    const found = known.get(only) ?? ask(question);
    known.set(only, found);
    return found;
  };
}

type Records = (entity: string, conditions: readonly Typed[]) => RecordsMeaning;

/** What was compiled of conditions that begin alike, by the next of them. */
interface Known {
  made?: RecordsMeaning;
  next?: WeakMap<Typed, Known>;
}

/** Rules ask for the same conditions again and again. */
function rememberRecords(compile: Records): Records {
  const byEntity = new Map<string, Known>();
  return (entity, conditions) => {
    let known = byEntity.get(entity) ?? {};
    byEntity.set(entity, known);
    for (const condition of conditions) {
      known.next ??= new WeakMap();
      const next: Known = known.next.get(condition) ?? {};
      known.next.set(condition, next);
      known = next;
    }
    known.made ??= compile(entity, conditions);
    return known.made;
  };
}
