import type { Relation } from '../diagnostic/finding.js';
import { columnsReadBy } from '../expression/columns.js';
import type { Typed } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';
import { withArticle } from '../meaning/article.js';
import type { Comparison, Meanings, RecordsMeaning } from '../meaning/meaning.js';
import type { Neighbour } from './explanation.js';
import { inSentence, nameInWords, titleOf } from './titles.js';

/** Whose neighbours are looked for. */
export interface Center {
  readonly of: string | null;
  readonly records: RecordsMeaning;
  /** How it is called. */
  readonly label: string;
  /** Not a neighbour of itself. */
  isSelf(name: string): boolean;
}

/** The terms and segments of the entity that read most of the same fields, most related first. */
export function neighboursOf(
  graph: Graph,
  meanings: Meanings,
  { of, records, label, isSelf }: Center,
  most: number,
): readonly Neighbour[] {
  const own = fieldsOf(records.condition.conditions);
  const near = candidatesOn(graph, records.entity)
    .filter(({ name }) => !isSelf(name))
    .map((candidate) => ({ ...candidate, closeness: closeness(own, fieldsOf([candidate.condition])) }))
    .filter((candidate) => candidate.closeness > 0)
    .sort((left, right) => right.closeness - left.closeness || (left.name < right.name ? -1 : 1));
  const told = near.slice(0, most).map(({ kind, name, condition }): Neighbour => {
    const compared = meanings.compare(records, meanings.records(records.entity, [condition]));
    const relation = compared.relation ?? 'unknown';
    const words = wordsFor(relation, recordTitle(graph, records.entity), [label, name], compared);
    return { of, kind, name, relation, words, witness: compared.witness };
  });
  return told.sort((left, right) => RANK.indexOf(left.relation) - RANK.indexOf(right.relation));
}

/** Those with records in common first. */
const RANK: readonly Relation[] = ['equivalent', 'narrower', 'wider', 'overlapping', 'unknown', 'disjoint'];

interface Candidate {
  readonly kind: Neighbour['kind'];
  readonly name: string;
  readonly condition: Typed;
}

function candidatesOn(graph: Graph, entity: string): readonly Candidate[] {
  const terms = [...graph.terms.values()].flatMap(({ name, info }): Candidate[] =>
    info?.entity === entity ? [{ kind: 'term', name, condition: info.condition }] : [],
  );
  const segments = [...graph.segmentations.values()]
    .filter((each) => each.entity === entity)
    .flatMap((each) =>
      each.segments.flatMap(({ name, condition }): Candidate[] =>
        condition ? [{ kind: 'segment', name: `${each.name}.${name}`, condition }] : [],
      ),
    );
  return [...terms, ...segments];
}

/** The stored fields that the conditions rest on. */
function fieldsOf(conditions: readonly Typed[]): ReadonlySet<string> {
  const columns = conditions.flatMap(columnsReadBy).filter(({ field }) => field.expression === null);
  return new Set(columns.map(({ path, field }) => [...path, field.name].join('.')));
}

/** The share of all fields of both that both read: from 0 to 1. */
function closeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((each) => right.has(each)).length;
  return shared === 0 ? 0 : shared / (left.size + right.size - shared);
}

function wordsFor(
  relation: Relation,
  record: string,
  [own, other]: readonly [string, string],
  { words, reason }: Comparison,
): string {
  const example = (found: string | undefined, where: string) =>
    found === undefined ? '' : `: ${withArticle(found)} belongs to ${where} alone`;
  const shares = [
    [words.both, 'belongs to both'],
    [words.onlyThis, `to ${own} alone`],
    [words.onlyOther, `to ${other} alone`],
  ] as const;
  const listed = shares.flatMap(([found, where]) =>
    found === undefined ? [] : [`${withArticle(found)} ${where}`],
  );
  switch (relation) {
    case 'equivalent':
      return 'the same';
    case 'narrower':
      return `narrower${example(words.onlyOther, other)}`;
    case 'wider':
      return `wider${example(words.onlyThis, own)}`;
    case 'overlapping':
      return `overlaps: ${listed.join('; ')}`;
    case 'disjoint':
      return `disjoint: no ${record} belongs to both`;
    case 'unknown':
      return `not decided: ${reason ?? 'no reason given'}`;
  }
}

function recordTitle(graph: Graph, entity: string): string {
  const definition = graph.entities.get(entity)?.definition;
  return inSentence(definition ? titleOf(definition) : nameInWords(entity));
}
