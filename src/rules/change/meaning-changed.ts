import { refKey } from '../../diagnostic/definition-ref.js';
import { capital } from '../../diagnostic/words.js';
import type { Change, ChangeOf } from '../../diff/change.js';
import { placesOf } from '../../diff/change-places.js';
import { changeInWords, refsInWords } from '../../diff/change-words.js';
import type { Difference } from '../../diff/diff-sources.js';
import type { AnyDefinition } from '../../language/definition.js';
import type { Comparison } from '../../meaning/meaning.js';
import { reportOfChange } from '../change-report.js';
import { evidenceOf } from '../concept/pair-report.js';
import { refOf } from '../fact-reports.js';
import { previousYaml, sunsetFrom } from '../previous-yaml.js';
import type { ChangeContext, ChangeRule, RuleReport } from '../rule.js';

/** A meaning must not change without saying so. */
export const meaningChanged: ChangeRule = {
  id: 'meaning-changed',
  severity: 'error',
  *check(change, context): Generator<RuleReport> {
    if (change.kind !== 'meaning-changed' && change.kind !== 'meaning-undecided') return;
    if (isSaid(change)) return;
    if (change.kind === 'meaning-undecided') leaveOpen(change, context);
    else yield report(change, context);
  },
};

/** Teams and dashboards are told of, not agreed on: what a dashboard claims is judged by `claim-drift`. */
function isSaid({ before, definition }: Extract<Change, { before: unknown; definition: unknown }>): boolean {
  if (definition.kind === 'team' || definition.kind === 'dashboard') return true;
  // What is kept of an earlier version is that version.
  if (definition.previousOf !== null) return false;
  return (definition.value.version ?? 1) > (before.value.version ?? 1);
}

function report(change: ChangeOf<'meaning-changed'>, context: ChangeContext): RuleReport {
  const { before, definition, comparison, affected, about } = change;
  const version = before.value.version ?? 1;
  const now = definition.value.version ?? 1;
  const fell = now < version ? `fell from ${version} to ${now}` : `is still ${version}`;
  const others = affected.length === 0 ? '' : ` With it changes what rests on it: ${refsInWords(affected)}.`;
  return {
    ...reportOfChange(change, context),
    message: `${capital(changeInWords(change))}. ${
      definition.previousOf === null ? `Its version ${fell}.` : 'What is kept must stay what it was.'
    }${others}`,
    help: helpWith(change, context),
    about,
    ...evidenceOf(comparison),
  };
}

/** How the change is said, and how what it was is kept beside it. */
function helpWith(
  { before, definition, comparison }: ChangeOf<'meaning-changed'>,
  { today, difference }: ChangeContext,
): string {
  if (definition.previousOf !== null) return 'Restore what `previous` said.';
  const raise = `Say \`version: ${(before.value.version ?? 1) + 1}\` if the change is meant, or restore the meaning.`;
  const isKept = 'previous' in definition.value && definition.value.previous !== undefined;
  // What cannot be read today cannot be served today.
  if (isKept || comparison.reason !== null || isOfRenamed(before, definition, comparison)) return raise;
  if (difference && namesWhatIsGone(before, difference)) return raise;
  const yaml = previousYaml(before, definition, { sunset: sunsetFrom(today) });
  return yaml === null ? raise : `${raise} To serve what it meant for a while: \`${yaml}\` beside it.`;
}

/** An entity that has another name today cannot be named by the old one. */
function isOfRenamed(
  { value: was }: AnyDefinition,
  { value: is }: AnyDefinition,
  { differs }: Comparison,
): boolean {
  return 'entity' in was && 'entity' in is && was.entity !== is.entity && !differs.includes('entity');
}

/** Nor can anything else that has gone, or has another name. */
function namesWhatIsGone(before: AnyDefinition, { worlds, head }: Difference): boolean {
  const there = new Set(head.graph.definitions.map(refKey));
  return worlds.base.references.some(
    ({ from, to, role }) => from === before && role === 'needs' && !there.has(refKey(to)),
  );
}

function leaveOpen(change: ChangeOf<'meaning-undecided'>, { open, sources }: ChangeContext): void {
  const { before, definition, reason } = change;
  const places = placesOf(change, sources);
  open.push({
    definition: refOf(definition),
    span: places.now,
    ...(places.before
      ? { related: [{ definition: refOf(before), span: places.before, message: 'What it was.', base: true }] }
      : {}),
    about: `meaning-changed ${change.about}`,
    question: `whether the ${definition.kind} \`${definition.name}\` means what it meant`,
    reason,
  });
}
