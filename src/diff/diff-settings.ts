import type { ConfigValue } from '../language/config.js';
import { settingSpans } from '../language/setting-spans.js';
import { diffFunctions } from './diff-functions.js';
import { diffRuleLevels } from './diff-rule-levels.js';
import type { BaseTexts } from './diff-sources.js';
import type { SettingChange, TwoSettings } from './setting-change.js';

type Compare = (two: TwoSettings) => readonly SettingChange[];

/** How each setting is compared. A key that is missing here does not compile: what is added to `accord.yml` is told of. */
const COMPARE: Readonly<Record<keyof ConfigValue, Compare>> = {
  rules: diffRuleLevels,
  // Told of with `rules`: what is in force in a folder is made of both.
  overrides: () => [],
  approvals: diffApprovals,
  near_synonyms: diffNearSynonyms,
  timezone: diffTimeZone,
  functions: diffFunctions,
  definitions: asWritten('definitions'),
  model: asWritten('model'),
  name: asWritten('name'),
  source: asWritten('source'),
};

/**
 * What changed in `accord.yml` between two states of a project. A side without the file has what holds by default, but a
 * base without definitions had nothing to hold it for: there, nothing changed. What is gone is told of where it would
 * stand; where the whole file is gone, at the beginning of the first of today's files.
 */
export function diffSettings(
  base: BaseTexts,
  head: BaseTexts,
  usualOf: TwoSettings['usualOf'],
): readonly SettingChange[] {
  const { configSource: was = null } = base;
  if (!was && base.sources.length === 0) return [];
  const is = head.configSource ?? head.sources[0] ?? { path: 'accord.yml', text: '' };
  const now = head.configSource ? settingSpans(is) : null;
  const before = was && settingSpans(was);
  const two: TwoSettings = {
    base: base.config,
    head: head.config,
    usualOf,
    placesOf: (path, old) => ({
      now: now?.spanOf(path) ?? { source: is, start: 0, end: 0 },
      before: before?.spanOf(old) ?? null,
    }),
  };
  return Object.values(COMPARE).flatMap((compare) => compare(two));
}

function diffApprovals({ base, head, placesOf }: TwoSettings): readonly SettingChange[] {
  const [was, is] = [base.approvals ?? 'off', head.approvals ?? 'off'];
  if (was === is) return [];
  const kind = is === 'off' ? 'approvals-dropped' : 'approvals-required';
  return [{ kind, setting: 'approvals', places: placesOf(['approvals'], ['approvals']) }];
}

function diffTimeZone({ base, head, placesOf }: TwoSettings): readonly SettingChange[] {
  const [from, to] = [base.timezone ?? 'UTC', head.timezone ?? 'UTC'];
  if (from === to) return [];
  return [
    {
      kind: 'time-zone-changed',
      setting: 'timezone',
      from,
      to,
      places: placesOf(['timezone'], ['timezone']),
    },
  ];
}

/** Groups that share a word are one; a group is gone when nothing holds all of its words together any more. */
function diffNearSynonyms({ base, head, placesOf }: TwoSettings): readonly SettingChange[] {
  const [was, is] = [joined(base.near_synonyms ?? []), joined(head.near_synonyms ?? [])];
  const missing = (from: Groups, among: Groups) =>
    from.filter((group) => !among.some((other) => group.every((word) => other.includes(word))));
  const told = (kind: 'near-synonyms-dropped' | 'near-synonyms-added', groups: Groups) =>
    groups.map((words) => ({
      kind,
      words,
      setting: 'near_synonyms',
      places: placesOf(['near_synonyms'], ['near_synonyms']),
    }));
  return [
    ...told('near-synonyms-dropped', missing(was, is)),
    ...told('near-synonyms-added', missing(is, was)),
  ];
}

type Groups = readonly (readonly string[])[];

function joined(groups: Groups): Groups {
  let all: readonly (readonly string[])[] = [];
  for (const group of groups) {
    const words = group.map((word) => word.trim().toLowerCase());
    const met = all.filter((other) => other.some((word) => words.includes(word)));
    all = [...all.filter((other) => !met.includes(other)), [...new Set([...met.flat(), ...words])]];
  }
  return all.filter((group) => group.length > 1);
}

/** A setting that no finding depends on. */
function asWritten(key: 'definitions' | 'model' | 'name' | 'source'): Compare {
  return ({ base, head, placesOf }) => {
    const [from, to] = [said(base[key]), said(head[key])];
    return from === to
      ? []
      : [{ kind: 'setting-changed', setting: key, from, to, places: placesOf([key], [key]) }];
  };
}

/** On one line; a map as `type: files, folder: data`. */
function said(value: ConfigValue['name'] | ConfigValue['source']): string | null {
  if (value === undefined || typeof value === 'string') return value ?? null;
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${each}`)
    .sort((left, right) => Number(right.startsWith('type:')) - Number(left.startsWith('type:')))
    .join(', ');
}
