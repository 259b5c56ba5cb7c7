import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import { rangeOf, type Source, type Span } from '../diagnostic/source.js';
import type { Comparison } from '../meaning/meaning.js';
import type { Change } from './change.js';
import { placesOf } from './change-places.js';
import { changeInWords } from './change-words.js';
import { subjectOf } from './diff-graphs.js';
import type { SettingChange, UsualLevel } from './setting-change.js';
import { levelWords, settingInWords } from './setting-words.js';

export interface DiffBase {
  /** As people wrote it: a ref or a folder. */
  readonly name: string;
  /** The full id of the commit; null for a folder. */
  readonly commit: string | null;
}

/** All that changed since the base. */
export interface ToldChanges {
  readonly changes: readonly Change[];
  readonly settings: readonly SettingChange[];
  /** Today's files, `accord.yml` among them. */
  readonly sources: readonly Source[];
}

/** The changes for tools, version 1; see docs/changes.md. */
export function changesJson(base: DiffBase, { changes, settings, sources }: ToldChanges): object {
  return {
    version: 1,
    base,
    changes: changes.map((change) => changeJson(change, sources)),
    settings: settings.map(settingJson),
  };
}

/** One of them. */
export function settingJson(change: SettingChange): object {
  const { kind, setting, places } = change;
  return {
    kind,
    setting,
    message: settingInWords(change),
    ...('from' in change ? { from: levelOrText(change.from), to: levelOrText(change.to) } : {}),
    ...('folders' in change && change.folders ? { folders: change.folders } : {}),
    ...(change.kind === 'function-changed' ? { parts: change.parts } : {}),
    ...placeJson(places.now),
    before: places.before && placeJson(places.before),
  };
}

/** One of them. */
export function changeJson(change: Change, sources: readonly Source[]): object {
  const { now, before } = placesOf(change, sources);
  const comparison = comparisonOf(change);
  return {
    kind: change.kind,
    definition: refJson(subjectOf(change)),
    message: changeInWords(change),
    ...placeJson(now),
    before: before && { ...refBefore(change), ...placeJson(before) },
    ...(comparison
      ? {
          relation: comparison.relation,
          differs: comparison.differs,
          proof: comparison.proof,
          assumptions: comparison.assumptions,
          witness: comparison.witness,
          reason: comparison.reason ?? undefined,
        }
      : {}),
    ...(change.kind === 'meaning-undecided'
      ? { relation: 'unknown', proof: 'unknown', reason: change.reason }
      : {}),
    ...(change.kind === 'meaning-changed' ? { affected: change.affected.map(refJson) } : {}),
    ...(change.kind === 'meaning-inherited' ? { through: change.through.map(refJson) } : {}),
    ...(change.kind === 'removed' ? { usedBy: change.usedBy.map(refJson) } : {}),
  };
}

function levelOrText(said: UsualLevel | string | null): string | null {
  return typeof said === 'object' && said !== null ? levelWords(said) : said;
}

function comparisonOf(change: Change): Comparison | null {
  if (change.kind === 'kept')
    return change.judgement?.kind === 'different' ? change.judgement.comparison : null;
  return 'comparison' in change ? change.comparison : null;
}

/** Only where it was called something else. */
function refBefore(change: Change): { readonly definition?: DefinitionRef } {
  if (change.kind === 'added' || change.kind === 'removed') return {};
  const { definition } = change;
  const before = change.kind === 'kept' ? (change.was ?? definition) : change.before;
  return refKey(before) === refKey(definition) ? {} : { definition: refJson(before) };
}

function refJson({ kind, name }: DefinitionRef): DefinitionRef {
  return { kind, name };
}

function placeJson(span: Span): object {
  const { start, end } = rangeOf(span);
  return {
    file: span.source.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
