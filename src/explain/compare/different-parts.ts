import type { Part } from '../../diagnostic/finding.js';
import type { Graph } from '../../graph/graph.js';
import type {
  AggregateMeaning,
  Comparison,
  CompositeMeaning,
  PlainMeaning,
  RecordsMeaning,
} from '../../meaning/meaning.js';
import { allInPlainWords } from '../words.js';
import type { Operand } from './operand.js';

/** One part on both sides, as people read it. */
export interface DifferentPart {
  readonly part: string;
  readonly left: string;
  readonly right: string;
}

export function differentParts(
  graph: Graph,
  left: Operand,
  right: Operand,
  { differs }: Comparison,
): readonly DifferentPart[] {
  const { meaning: ours } = left;
  const { meaning: theirs } = right;
  if (ours.kind === 'plain' && theirs.kind === 'plain') return differentPieces(graph, ours, theirs);
  if (ours.kind === 'records' || theirs.kind === 'records') return [];
  if (ours.kind === 'plain' || theirs.kind === 'plain') return [];
  if (ours.kind === 'composite' || theirs.kind === 'composite') {
    if (differs.length === 0) return [];
    const unit = differs.includes('unit') ? [partOf('unit', ours, theirs, unitText)] : [];
    return [{ part: 'formula', left: formulaText(left), right: formulaText(right) }, ...unit];
  }
  const texts: Readonly<Partial<Record<Part, (operand: Operand, meaning: AggregateMeaning) => string>>> = {
    entity: (_, { records }) => records.entity,
    aggregation: (_, { aggregation }) => aggregation,
    value: (operand, { value }) => writtenAt(operand, 'value') ?? value ?? 'none',
    condition: (_, { records }) => conditionText(graph, records),
    time: (_, { time }) => time ?? 'none',
    unit: (_, meaning) => unitText(meaning),
  };
  return differs.flatMap((part) => {
    const text = texts[part];
    return text ? [{ part, left: text(left, ours), right: text(right, theirs) }] : [];
  });
}

/** Segments, terms and claims by their conditions, everything else by what is said. */
function differentPieces(graph: Graph, left: PlainMeaning, right: PlainMeaning): readonly DifferentPart[] {
  const textsOf = ({ pieces, records }: PlainMeaning): Readonly<Record<string, string>> => ({
    ...pieces,
    ...Object.fromEntries(Object.entries(records).map(([name, each]) => [name, conditionText(graph, each)])),
  });
  const [ours, theirs] = [textsOf(left), textsOf(right)];
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return names.flatMap((part) => {
    const [a = 'none', b = 'none'] = [ours[part], theirs[part]];
    return a === b ? [] : [{ part, left: a, right: b }];
  });
}

function conditionText(graph: Graph, { condition }: RecordsMeaning): string {
  return allInPlainWords(graph, condition.conditions) || 'every record';
}

function partOf<T>(part: string, left: T, right: T, text: (side: T) => string): DifferentPart {
  return { part, left: text(left), right: text(right) };
}

function unitText({ unit }: AggregateMeaning | CompositeMeaning): string {
  return unit ?? 'none';
}

/** A metric made of others as its definition has it: `won_deals / closed_deals`. */
function formulaText(operand: Operand): string {
  const { definition } = operand;
  if (definition?.kind !== 'metric') return operand.name;
  const { value } = definition;
  switch (value.type) {
    case 'ratio':
      return `${value.numerator} / ${value.denominator}`;
    case 'derived':
      return writtenAt(operand, 'expression') ?? value.expression;
    case 'cumulative':
      return `${value.metric}, cumulative: ${value.window}`;
    case 'conversion':
      return `${value.from} to ${value.to} by ${value.by} within ${value.within}`;
    default:
      return `${value.type} of ${value.of}`;
  }
}

function writtenAt({ definition }: Operand, key: string): string | null {
  return definition?.textOf([key])?.text.trim() ?? null;
}
