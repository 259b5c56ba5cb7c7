import type { Graph } from '../../graph/graph.js';
import type { Meanings } from '../../meaning/meaning.js';
import { findSubjects, UnknownNameError } from '../find-definition.js';
import { CompareError, labelOf, type Operand, recordsOf } from './operand.js';
import { looksLikeCondition, readCondition } from './read-condition.js';

export interface Written {
  readonly left: string;
  readonly right: string;
  /** Whose records a written condition is about, where neither side tells. */
  readonly entity: string | null;
}

/**
 * What was named on the command line: definitions by name, title or synonym, `segmentation.segment`, or conditions.
 * Throws UnknownNameError or CompareError.
 */
export function readOperands(
  graph: Graph,
  meanings: Meanings,
  written: Written,
): { readonly left: Operand; readonly right: Operand } {
  const named = [written.left, written.right].map((text) => readName(graph, meanings, text, written.entity));
  const [left, right] = pickAlike(named[0] ?? null, named[1] ?? null);
  const entity = written.entity ?? entityOf(left) ?? entityOf(right);
  return {
    left: left ?? readExpression(graph, meanings, written.left, entity),
    right: right ?? readExpression(graph, meanings, written.right, entity),
  };
}

/** Everything of that name; null when it is a condition. */
function readName(
  graph: Graph,
  meanings: Meanings,
  text: string,
  entity: string | null,
): readonly Operand[] | null {
  const segment = readSegment(graph, meanings, text);
  if (segment) return [segment];
  try {
    return findSubjects(graph, text, null).flatMap((subject): Operand[] => {
      if (subject.kind === 'field')
        throw new CompareError(`${text} is a field, and no condition`, FIELD_HELP);
      const { definition } = subject;
      const meaning = meanings.of(definition);
      if (!meaning) throw hasProblems(`${definition.kind} ${definition.name}`);
      return [{ kind: definition.kind, name: definition.name, definition, meaning }];
    });
  } catch (error) {
    const isField = entity !== null && graph.entities.get(entity)?.fields.has(text) === true;
    if (error instanceof UnknownNameError && (looksLikeCondition(text) || isField)) return null;
    throw error;
  }
}

const FIELD_HELP = 'compare conditions on it: `accord compare "score >= 60" "score > 60" --entity lead`';

function readSegment(graph: Graph, meanings: Meanings, text: string): Operand | null {
  const [first = '', name, ...rest] = text.split('.');
  const segmentation = graph.segmentations.get(first);
  if (!segmentation || name === undefined || rest.length > 0) return null;
  const segment = segmentation.segments.find((each) => each.name === name);
  if (!segment) {
    const known = segmentation.segments.map((each) => `${first}.${each.name}`).join(', ');
    throw new CompareError(`${first} has no segment ${name}`, `its segments are ${known}`);
  }
  if (!segment.condition) throw hasProblems(`segment ${text}`);
  const meaning = meanings.records(segmentation.entity, [segment.condition]);
  return { kind: 'segment', name: text, definition: segmentation.definition, meaning };
}

function readExpression(graph: Graph, meanings: Meanings, text: string, entity: string | null): Operand {
  if (entity === null)
    throw new CompareError(`whose records is \`${text}\` about?`, 'name the entity: --entity lead');
  const condition = readCondition(graph, entity, text);
  const meaning = meanings.records(entity, [condition]);
  return { kind: 'expression', name: text, definition: null, meaning };
}

/** Of a name that several kinds have, what is of one kind with the other side. */
function pickAlike(
  left: readonly Operand[] | null,
  right: readonly Operand[] | null,
): readonly [Operand | null, Operand | null] {
  for (const ours of left ?? []) {
    const theirs = right?.find(({ kind }) => kind === ours.kind);
    if (theirs) return [ours, theirs];
  }
  // A condition, or a segment, is compared with records.
  const first = (all: readonly Operand[] | null) => all?.find(recordsOf) ?? all?.[0] ?? null;
  return [first(left), first(right)];
}

function entityOf(operand: Operand | null): string | null {
  return operand && (recordsOf(operand)?.entity ?? null);
}

function hasProblems(what: string): CompareError {
  return new CompareError(
    `${what} has problems of its own, so it cannot be compared`,
    '`accord check` tells of them',
  );
}

/** What both are compared as: two of a kind by all they say, others by their records. */
export function comparable(left: Operand, right: Operand): readonly [Operand['meaning'], Operand['meaning']] {
  const isMetric = ({ meaning }: Operand) => meaning.kind === 'aggregate' || meaning.kind === 'composite';
  if (left.kind === right.kind || (isMetric(left) && isMetric(right))) return [left.meaning, right.meaning];
  const [ours, theirs] = [recordsOf(left), recordsOf(right)];
  if (ours && theirs) return [ours, theirs];
  const words = `${labelOf(left)} is ${withArticle(left.kind)}, ${labelOf(right)} ${withArticle(right.kind)}`;
  throw new CompareError(`${words}: they cannot be compared`, 'compare two of a kind, or conditions');
}

function withArticle(kind: string): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
