import type { Graph } from '../graph/graph.js';
import type { Example } from '../logic/answer.js';
import type { Logic } from '../logic/logic.js';
import { assumptionWords, holdsForEveryFunction } from './assumption-words.js';
import type { Found, RecordsMeaning } from './meaning.js';
import { witnessRecord } from './witness-record.js';
import { witnessWords } from './witness-words.js';

/** All of one entity: the question is about one record. */
export interface RecordQuestion {
  readonly inside: readonly RecordsMeaning[];
  readonly outside: readonly RecordsMeaning[];
}

export function findRecord(logic: Logic, graph: Graph, { inside, outside }: RecordQuestion): Found {
  const entity = (inside[0] ?? outside[0])?.entity;
  if (entity === undefined || [...inside, ...outside].some((each) => each.entity !== entity))
    throw new Error('A question is about the records of one entity.');
  const search = logic.find({
    inside: inside.map((each) => each.condition),
    outside: outside.map((each) => each.condition),
  });
  if (search.found === 'unknown') return { answer: 'unknown', reason: search.reason };
  const assumptions = assumptionWords(search.assumptions);
  const isModulo = holdsForEveryFunction(search.assumptions);
  if (search.found === 'none') return { answer: 'none', proof: isModulo ? 'modulo' : 'proved', assumptions };
  const example = inFieldOrder(graph, search.example);
  return {
    answer: 'record',
    record: witnessRecord(example),
    words: witnessWords(graph, entity, example),
    // The record shows it for one meaning of the functions that are called.
    proof: example.calls.length > 0 ? 'modulo' : 'refuted',
    assumptions,
  };
}

/** The record's own fields first, each row's as its entity lists them. */
function inFieldOrder(graph: Graph, example: Example): Example {
  const placed = example.fields.map((each) => {
    const names = [...(graph.entities.get(each.field.entity)?.fields.keys() ?? [])];
    return { each, path: each.path.join('.'), place: names.indexOf(each.field.name) };
  });
  placed.sort((a, b) => (a.path === b.path ? a.place - b.place : a.path < b.path ? -1 : 1));
  return { ...example, fields: placed.map(({ each }) => each) };
}
