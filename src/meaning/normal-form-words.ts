import { listInWords } from '../diagnostic/words.js';
import { describeLiteral } from '../expression/describe-literal.js';
import { inWords, possessive } from '../expression/phrase.js';
import type { Graph } from '../graph/graph.js';
import type { NormalForm, NormalTest, NormalValues } from '../logic/normal-form.js';
import { withArticle } from './article.js';
import { inFieldOrder } from './field-order.js';
import { fieldTitle } from './field-title.js';
import { type Interval, intervalWords } from './interval-words.js';

/** A list that is longer is cut. */
const SHOWN = 12;

/**
 * What must hold for a record to belong, a line each. null where there are several ways, or a test is on something
 * computed or on a pattern: that is better read as it is written.
 */
export function normalFormWords(graph: Graph, { alternatives, isCut }: NormalForm): readonly string[] | null {
  const [tests, other] = alternatives;
  if (!tests) return ['never'];
  const isPlain = (test: NormalTest) => test.kind !== 'computed' && test.values.kind !== 'pattern';
  if (other || isCut || !tests.every(isPlain)) return null;
  const words = inFieldOrder(graph, withoutImplied(graph, tests)).map((test) => testWords(graph, test));
  return words.length === 0 ? ['always'] : words;
}

/** Of a related row whose fields are told, it need not be told that it is there, nor that its key is known. */
function withoutImplied(graph: Graph, tests: readonly NormalTest[]): readonly NormalTest[] {
  const told = (path: readonly string[]) =>
    tests.some((test) => test.field !== null && path.every((step, index) => test.path[index] === step));
  return tests.filter(({ kind, path, field, values, withNull }) => {
    if (kind === 'exists') return !(isTrue(values) && told(path));
    if (field === null || values.kind !== 'any' || withNull) return true;
    const relationships = [...(graph.entities.get(field.entity)?.relationships.values() ?? [])];
    const joins = relationships.filter(({ keys }) => keys.some(({ here }) => here === field.name));
    return !joins.some(({ name }) => told([...path, name]));
  });
}

function testWords(graph: Graph, { label, path, field, kind, values, withNull }: NormalTest): string {
  if (kind === 'exists') {
    const row = withArticle(path.map(inWords).join(' '));
    return isTrue(values) ? `there is ${row}` : `there is not ${row}`;
  }
  const subject = field ? possessive(path, fieldTitle(graph, field)) : label;
  if (values.kind === 'none') return `${subject} is not known`;
  if (values.kind === 'any') return `${subject} is known`;
  if (values.kind === 'pattern') throw new RangeError('A pattern is told as it is written.');
  return `${subject} ${valuesWords(values)}${withNull ? ' or is not known' : ''}`;
}

function isTrue(values: NormalValues): boolean {
  return values.kind === 'any' || (values.kind === 'listed' && values.values.includes(true));
}

function valuesWords(values: Exclude<NormalValues, { kind: 'none' | 'any' | 'pattern' }>): string {
  switch (values.kind) {
    case 'listed':
      return `is ${listWords(values.values.map(String))}`;
    case 'texts':
      return `is ${values.excluded ? 'not ' : ''}${listWords(values.values.map(textWords))}`;
    case 'intervals':
      return rangesWords(values.intervals, values.flavour);
  }
}

function rangesWords(intervals: readonly Interval[], flavour: 'number' | 'date' | 'timestamp'): string {
  const words = intervals.slice(0, SHOWN).map((each) => intervalWords(each, flavour));
  const more = intervals.length - words.length;
  return listInWords(more > 0 ? [...words, `in one of ${more} more ranges`] : words, 'or');
}

function textWords(value: string): string {
  return describeLiteral({ kind: 'string', value });
}

function listWords(values: readonly string[]): string {
  const more = values.length - SHOWN;
  return more > 0 ? `${values.slice(0, SHOWN).join(', ')} or one of ${more} more` : listInWords(values, 'or');
}
