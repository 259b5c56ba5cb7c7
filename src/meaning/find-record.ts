import type { Graph } from '../graph/graph.js';
import type { Search } from '../logic/answer.js';
import type { Logic } from '../logic/logic.js';
import { assumptionWords, holdsForEveryFunction } from './assumption-words.js';
import { inFieldOrder } from './field-order.js';
import type { Found, RecordsMeaning } from './meaning.js';
import { once } from './once.js';
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
  switch (search.found) {
    case 'unknown':
      return { answer: 'unknown', reason: search.reason };
    case 'none':
      return nothingFound(search);
    case 'record':
      return recordFound(graph, entity, search);
  }
}

function nothingFound(search: Extract<Search, { found: 'none' }>): Found {
  const assumptions = once(() => assumptionWords(search.assumptions));
  return {
    answer: 'none',
    get proof() {
      return holdsForEveryFunction(search.assumptions) ? 'modulo' : 'proved';
    },
    get assumptions() {
      return assumptions();
    },
  };
}

/** Most rules ask only whether there is a record: it is put into words when it is read. */
function recordFound(graph: Graph, entity: string, search: Extract<Search, { found: 'record' }>): Found {
  const example = once(() => {
    const fields = search.example.fields.filter(({ isOnlyKey }) => !isOnlyKey);
    return { ...search.example, fields: inFieldOrder(graph, fields) };
  });
  const record = once(() => witnessRecord(example()));
  const words = once(() => witnessWords(graph, entity, example()));
  const assumptions = once(() => assumptionWords(search.assumptions));
  return {
    answer: 'record',
    get record() {
      return record();
    },
    get words() {
      return words();
    },
    /** The record shows it for one meaning of the functions that are called. */
    get proof() {
      return example().calls.length > 0 ? 'modulo' : 'refuted';
    },
    get assumptions() {
      return assumptions();
    },
  };
}
