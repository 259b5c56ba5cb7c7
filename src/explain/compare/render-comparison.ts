import pc from 'picocolors';
import type { Relation } from '../../diagnostic/finding.js';
import { listInWords } from '../../diagnostic/words.js';
import type { Graph } from '../../graph/graph.js';
import { entityPlural } from '../metric-sentences.js';
import type { TextOptions } from '../render-text.js';
import { inSentence, titleOf } from '../titles.js';
import { wrapText } from '../wrap-text.js';
import type { Compared } from './compare-operands.js';
import { labelOf, recordsOf } from './operand.js';

/** A comparison as people read it in a terminal: the verdict, the records that show it, what it leans on. */
export function renderComparison(graph: Graph, compared: Compared, { color, width }: TextOptions): string {
  const colors = pc.createColors(color);
  const room = Math.max(40, Math.min(width, 100));
  const [left, right] = [labelOf(compared.left), labelOf(compared.right)];
  const { comparison, parts } = compared;
  const sections = [
    wrapText(verdict(graph, compared), room).map((line) => colors.bold(line)),
    listing(
      parts.flatMap(({ part, left: ours, right: theirs }) => [
        [part, `${left}: ${ours}`],
        ['', `${right}: ${theirs}`],
      ]),
      room,
    ),
    listing(
      [
        [`only ${left}`, comparison.words.onlyThis ?? ''],
        [`only ${right}`, comparison.words.onlyOther ?? ''],
        ['both', comparison.words.both ?? ''],
      ].filter(([, words]) => words !== ''),
      room,
    ),
    wrapText(proofInWords(compared), room),
    comparison.assumptions.length === 0
      ? []
      : [
          'Taken for granted:',
          ...comparison.assumptions
            .flatMap((each) => wrapText(each, room - 2, '  '))
            .map((line) => `  ${line}`),
        ],
  ];
  const told = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${told.join('\n\n')}\n`;
}

function verdict(graph: Graph, compared: Compared): string {
  const { left, right, comparison } = compared;
  const names = `${labelOf(left)} and ${labelOf(right)}`;
  const { same, differs, relation, reason } = comparison;
  if (same === null)
    return `Whether ${names} mean the same could not be decided: ${reason ?? 'no reason given'}.`;
  const isRecords = left.meaning.kind === 'records' || right.meaning.kind === 'records';
  if (relation !== null && isRecords) return relationInWords(graph, compared, relation);
  if (same) return `${names} mean the same.`;
  const parts = differs.map((part) => (part === 'parts' ? 'what they are made of' : `their ${part}`));
  const said = `${names} differ in ${listInWords(parts)}.`;
  return relation === null ? said : `${said} ${relationInWords(graph, compared, relation)}`;
}

function relationInWords(graph: Graph, { left, right, comparison }: Compared, relation: Relation): string {
  const [ours, theirs] = [labelOf(left), labelOf(right)];
  const entity = recordsOf(left)?.entity ?? recordsOf(right)?.entity ?? '';
  const [record, records] = [entityTitle(graph, entity), entityPlural(graph, entity)];
  const isEmpty = comparison.witness.both === undefined && comparison.reason === null;
  switch (relation) {
    case 'equivalent':
      return `${ours} and ${theirs} mean the same: every ${record} belongs to both or to neither.`;
    case 'narrower':
      if (isEmpty) return `No ${record} belongs to ${ours} at all; some belong to ${theirs}.`;
      return `${ours} is narrower than ${theirs}: every ${record} of the first belongs to the second, and not the reverse.`;
    case 'wider':
      if (isEmpty) return `No ${record} belongs to ${theirs} at all; some belong to ${ours}.`;
      return `${ours} is wider than ${theirs}: every ${record} of the second belongs to the first, and not the reverse.`;
    case 'overlapping':
      return `${ours} and ${theirs} overlap: some ${records} belong to both, and each has some of its own.`;
    case 'disjoint':
      return `${ours} and ${theirs} are disjoint: no ${record} belongs to both.`;
    case 'unknown':
      return `${ours} and ${theirs} mean different things; how one stands to the other could not be decided: ${comparison.reason ?? 'no reason given'}.`;
  }
}

function proofInWords({ comparison }: Compared): string {
  const { proof, same, relation, witness } = comparison;
  const shown = Object.keys(witness).length > 0;
  switch (proof) {
    case 'proved':
      // Parts that are written differently need no proof.
      return same === false && relation === null ? '' : 'Proven for every record.';
    case 'refuted':
      return `${relation !== null && LEANS_ON_PROOF[relation] ? 'Proven for every record. ' : ''}Each record shown was evaluated once more, apart from the proof.`;
    case 'modulo':
      return same === true || !shown
        ? 'Proven, whatever the functions give that the warehouse declares.'
        : 'True where the functions that the warehouse declares give what is said here.';
    case 'unknown':
      return '';
  }
}

/** Of conditions that differ: records show all of an overlap, and nothing of what could not be decided. */
const LEANS_ON_PROOF: Readonly<Record<Relation, boolean>> = {
  equivalent: true,
  narrower: true,
  wider: true,
  disjoint: true,
  overlapping: false,
  unknown: false,
};

function entityTitle(graph: Graph, name: string): string {
  const definition = graph.entities.get(name)?.definition;
  return definition ? inSentence(titleOf(definition)) : 'record';
}

/** Two columns, the first as wide as its widest entry. */
function listing(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const widest = Math.min(44, Math.max(0, ...rows.map(([name = '']) => name.length)));
  return rows.flatMap(([name = '', text = '']) => {
    const [first = '', ...rest] = wrapText(text, Math.max(30, width - widest - 4));
    const indent = `  ${' '.repeat(widest)}  `;
    const label =
      name.length > widest ? [`  ${name}`, `${indent}${first}`] : [`  ${name.padEnd(widest)}  ${first}`];
    return [...label, ...rest.map((line) => `${indent}${line}`)];
  });
}
