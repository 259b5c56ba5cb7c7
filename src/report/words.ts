import type { Finding, Part, RelatedPlace, Relation, Witness, WitnessRecord } from '../diagnostic/finding.js';
import { countFindings, type ReportInput } from './report-input.js';

export function countOf(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `2 errors, 1 warning in 42 definitions in 9 files`. */
export function summaryOf(input: ReportInput): string {
  const { errors, warnings } = countFindings(input.findings);
  const read = `${countOf(input.definitions, 'definition')} in ${countOf(input.files, 'file')}`;
  if (errors + warnings === 0) return `${read}, no findings`;
  return `${countOf(errors, 'error')}, ${countOf(warnings, 'warning')} in ${read}`;
}

export interface Shown {
  readonly label: string;
  readonly record: WitnessRecord;
}

const WITNESS_WORDS = {
  record: 'for example',
  onlyThis: 'only here',
  onlyOther: 'only there',
  both: 'in both',
  neither: 'in none',
} as const satisfies Record<keyof Witness, string>;

/** The same where the other one is what was. */
const CHANGE_WORDS: Readonly<Record<keyof Witness, string>> = {
  ...WITNESS_WORDS,
  onlyThis: 'only now',
  onlyOther: 'only before',
};

/** The records that show a finding, each with what it shows. */
export function recordsOf({ witness, related = [] }: Finding): readonly Shown[] {
  const words = related.some(({ base }) => base === true) ? CHANGE_WORDS : WITNESS_WORDS;
  return Object.entries(words).flatMap(([key, label]) => {
    // The words have exactly the keys of a witness.
    const record = witness?.[key as keyof Witness];
    return record ? [{ label, record }] : [];
  });
}

/** `score = 60, country is not known`. */
export function recordInWords(record: WitnessRecord): string {
  return Object.entries(record)
    .map(([field, value]) => `${field} ${value === null ? 'is not known' : `= ${value}`}`)
    .join(', ');
}

/** How this definition stands to the other one, or the new meaning to the old. */
export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  equivalent: 'means the same',
  narrower: 'narrower',
  wider: 'wider',
  overlapping: 'overlapping',
  disjoint: 'nothing in common',
  unknown: 'relation not decided',
};

/** `narrower; condition and time differ`; empty where a finding compares nothing. */
export function comparisonInWords(finding: Finding): string {
  const relation = finding.relation ? [RELATION_WORDS[finding.relation]] : [];
  const parts: readonly Part[] = finding.differs ?? [];
  const differs =
    parts.length > 0 ? [`${parts.join(', ')} ${parts.length === 1 ? 'differs' : 'differ'}`] : [];
  return [...relation, ...differs].join('; ');
}

/** What follows a place in the base, which may be gone today. */
export function beforeWords(place: RelatedPlace): string {
  return place.base ? ' (before)' : '';
}

/** A finding as lines of plain text; `seeRelated` words the other place. */
export function linesOf(
  finding: Finding,
  seeRelated: (place: RelatedPlace, index: number) => string,
): readonly string[] {
  return [
    finding.message,
    ...recordsOf(finding).map(({ label, record }) => `${label}: ${recordInWords(record)}`),
    ...(finding.assumptions ?? []).map((assumption) => `assuming ${assumption}`),
    ...(finding.related ?? []).map((place, index) => `see ${seeRelated(place, index)}`),
    ...(finding.help ? [`help: ${finding.help}`] : []),
  ];
}
