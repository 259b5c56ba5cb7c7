import type { Part } from '../../diagnostic/finding.js';
import { capital, listInWords } from '../../diagnostic/words.js';
import type { Graph } from '../../graph/graph.js';
import { withArticle } from '../../meaning/article.js';
import type { Comparison, PlainMeaning } from '../../meaning/meaning.js';
import type { Meant } from './differing-text.js';
import { metricPart } from './metric-words.js';
import { differingPieces } from './pieces.js';

export interface Side extends Meant {
  /** How sentences call it: `this one`, `` `qualified_lead` (marketing/lead.yml:12)``. */
  readonly called: string;
  /** The value that is taken of each record, where the definition is no metric. */
  readonly takes?: string;
}

/** In what two meanings differ, in sentences that end with full stops: the parts, then a record that shows it. */
export function differenceInWords(graph: Graph, one: Side, other: Side, comparison: Comparison): string {
  const sentences =
    one.meaning.kind === 'plain' && other.meaning.kind === 'plain'
      ? [piecesInWords(one.meaning, other.meaning), ...exampleInWords(comparison)]
      : [...partsInWords(graph, one, other, comparison.differs), ...relationInWords(one, other, comparison)];
  return sentences.map((each) => `${capital(each)}.`).join(' ');
}

function piecesInWords(one: PlainMeaning, other: PlainMeaning): string {
  const pieces = differingPieces(one, other).map((piece) => piece.replaceAll('_', ' '));
  const more = pieces.length > 4 ? [`${pieces.length - 4} more`] : [];
  return `they differ in ${listInWords([...pieces.slice(0, 4), ...more])}`;
}

function exampleInWords({ words }: Comparison): readonly string[] {
  const shown = words.onlyThis ?? words.onlyOther;
  return shown === undefined ? [] : [`${withArticle(shown)} shows it`];
}

function partsInWords(graph: Graph, one: Side, other: Side, differs: readonly Part[]): readonly string[] {
  // The condition is shown by records; what is aggregated is said with how.
  const said = differs.filter(
    (part) => part !== 'condition' && !(part === 'value' && differs.includes('aggregation')),
  );
  const [left, right] = [one, other].map((side) =>
    said.flatMap((part) => metricPart(graph, side, part) ?? []),
  );
  if (!left?.length || !right?.length) return [];
  return [`${one.called} ${listInWords(left)}; ${other.called} ${listInWords(right)}`];
}

/** What a record does in a definition: it belongs to a term, and counts in a metric. */
const VERBS = {
  records: ['belongs to', 'to'],
  aggregate: ['counts for', 'for'],
  composite: ['counts for', 'for'],
  plain: ['belongs to', 'to'],
} as const;

function relationInWords(one: Side, other: Side, { relation, words }: Comparison): readonly string[] {
  const [verb, to] = VERBS[one.meaning.kind];
  const onlyOne =
    words.onlyThis && `${withArticle(words.onlyThis)} ${verb} ${one.called} and not ${to} ${other.called}`;
  const onlyOther =
    words.onlyOther && `${withArticle(words.onlyOther)} ${verb} ${other.called} and not ${to} ${one.called}`;
  const head = {
    narrower: `${one.called} is narrower`,
    wider: `${one.called} is wider`,
    overlapping: 'they overlap',
    disjoint: 'no record is in both',
    equivalent: null,
    unknown: null,
  }[relation ?? 'unknown'];
  const records = [onlyOther, onlyOne].filter((each) => each !== undefined).join('; ');
  if (head === null) return records === '' ? [] : [records];
  return [records === '' ? head : `${head}: ${records}`];
}
