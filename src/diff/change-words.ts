import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { listInWords } from '../diagnostic/words.js';
import type { AnyDefinition } from '../language/definition.js';
import { withArticle } from '../meaning/article.js';
import type { Change, ChangeOf } from './change.js';
import { differencesInWords } from './difference-words.js';

/** What happened, in a sentence without a full stop and without judgement. */
export function changeInWords(change: Change): string {
  switch (change.kind) {
    case 'added':
      return `${called(change.definition)} is new`;
    case 'removed':
      return `${goneInWords(change.before)}${usersInWords(change.usedBy)}`;
    case 'kept':
      return keptInWords(change);
    case 'renamed':
      return renameInWords(change);
    case 'moved':
      return `${called(change.definition)} moved to ${change.definition.source.path}`;
    case 'meaning-changed':
      return meaningInWords(change);
    case 'meaning-inherited':
      return `${called(change.definition)} changed its meaning with ${refsInWords(change.through)}`;
    case 'meaning-undecided':
      return `it is not known whether ${called(change.definition)} means what it meant: ${change.reason}`;
    case 'not-compared': {
      const why =
        change.side === 'base' ? 'it could not be understood before' : 'it cannot be understood today';
      return `${called(change.definition)} is written otherwise, and was not compared: ${why}`;
    }
    case 'rewritten':
      return `${called(change.definition)} is written otherwise and means the same`;
    case 'extended':
      return `${called(change.definition)} has more to tell: ${differencesInWords(change.differences)}`;
    case 'version-raised':
      return `the version of ${called(change.definition)} rose from ${change.from} to ${change.to}`;
    case 'promise-dropped':
      return promiseInWords(change);
    case 'owner-dropped':
      return `${called(change.definition)} is no longer owned by ${listInWords(change.owners)}`;
    case 'privacy-lowered':
    case 'privacy-raised':
      return privacyInWords(change);
    case 'status-changed':
      return `the status of ${called(change.definition)} was ${change.from} and is ${change.to}`;
    case 'words-changed':
      return `what people read of ${called(change.definition)} changed: ${differencesInWords(change.differences)}`;
  }
}

function goneInWords(before: AnyDefinition): string {
  const { previousOf, name, value } = before;
  if (previousOf === null) return `${called(before)} is gone`;
  return `what ${called(previousOf)} meant as version ${value.version ?? 1} is no longer kept as \`${name}\``;
}

function keptInWords({ definition, judgement }: ChangeOf<'kept'>): string {
  const { previousOf, name, value } = definition;
  const meant = `what ${called(previousOf ?? definition)} meant as version ${value.version ?? 1}`;
  const isOther = judgement?.kind === 'different';
  const until = value.sunset === undefined ? '' : ` until ${value.sunset}`;
  if (isOther) return `\`${name}\`, kept${until}, is not ${meant}`;
  return `${meant} is kept as \`${name}\`${until}`;
}

function renameInWords({ before, definition }: ChangeOf<'renamed'>): string {
  if (definition.previousOf === null || before.previousOf !== null)
    return `${called(before)} is called \`${definition.name}\` now, and means the same`;
  return `${called(before)} is called \`${definition.previousOf.name}\` now, and what it meant is kept as \`${definition.name}\``;
}

/** `the term `qualified_lead``. */
function called({ kind, name }: DefinitionRef): string {
  return `the ${kind} \`${name}\``;
}

/** What records do in a definition: they belong to a term, and count in a metric. */
function meaningInWords(change: ChangeOf<'meaning-changed'>): string {
  const { definition, comparison, differences } = change;
  const { relation, words, reason, piece } = comparison;
  const subject = called(definition);
  const segment = piece?.match(/^segment (.*)$/)?.[1];
  const verb = definition.kind === 'metric' ? 'counts' : 'belongs';
  const does = segment === undefined ? verb : `${verb} to \`${segment}\``;
  const leaves = words.onlyOther && `${withArticle(words.onlyOther)} no longer ${does}`;
  const enters = words.onlyThis && `${withArticle(words.onlyThis)} ${does} now and did not before`;
  const records = [leaves, enters].filter((each) => each !== undefined).join('; ');
  switch (relation) {
    case 'narrower':
      return withRecords(`${subject} is narrower now`, records);
    case 'wider':
      return withRecords(`${subject} is wider now`, records);
    case 'overlapping':
      return withRecords(`${subject} has shifted`, records);
    case 'disjoint':
      return withRecords(`${subject} has no record in common with what it was`, records);
    case 'unknown':
      return reason !== null && records === ''
        ? `${subject} changed, and what it meant cannot be compared: ${reason}`
        : withRecords(`${subject} means something else now`, records);
    case 'equivalent':
    case null:
      return withRecords(
        `${subject} means something else now: ${differencesInWords(differences)}`,
        definition.kind === 'metric' || definition.kind === 'segmentation' ? records : '',
        '. For example ',
      );
  }
}

function withRecords(head: string, records: string, between = ': '): string {
  return records === '' ? head : `${head}${between}${records}`;
}

function promiseInWords({ definition, promise, dropped }: ChangeOf<'promise-dropped'>): string {
  const names = listInWords(dropped.map((name) => `\`${name}\``));
  const words: Readonly<Record<typeof promise, string>> = {
    refines: `to be part of ${names}`,
    disjoint_with: `to have no record in common with ${names}`,
    equivalent_to: `to mean the same as ${names}`,
    exclusive: 'that no record is in two segments',
    exhaustive: 'that every record is in a segment',
  };
  return `${called(definition)} no longer promises ${words[promise]}`;
}

function privacyInWords({
  definition,
  field,
  formerField,
  from,
  to,
}: ChangeOf<'privacy-lowered' | 'privacy-raised'>): string {
  const subject = `the field \`${field}\` of ${called(definition)}`;
  if (field === formerField) return `${subject} was ${from} and is ${to}`;
  return `${subject} reads the same column as \`${formerField}\`, which was ${from}, and is ${to}`;
}

function usersInWords(usedBy: readonly DefinitionRef[]): string {
  return usedBy.length === 0 ? '' : `; it was used by ${refsInWords(usedBy)}`;
}

const MOST = 5;

/** `metric `a`, metric `b` and 3 more`. */
export function refsInWords(refs: readonly DefinitionRef[]): string {
  const told = refs.slice(0, MOST).map(({ kind, name }) => `${kind} \`${name}\``);
  const more = refs.length - told.length;
  return listInWords([...told, ...(more > 0 ? [`${more} more`] : [])]);
}
