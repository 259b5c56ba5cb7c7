import { posix } from 'node:path';
import { RULE_IDS, type RuleId } from '../diagnostic/rule-id.js';
import type { ConfigValue, RuleLevel } from '../language/config.js';
import type { Path } from '../language/definition.js';
import { isBelow } from '../language/rule-levels.js';
import type { SettingChange, TwoSettings, UsualLevel } from './setting-change.js';

/** The rules that find less than they did, or more: in the whole project, and in the folders where that is otherwise. */
export function diffRuleLevels(two: TwoSettings): readonly SettingChange[] {
  const folders = foldersOf(two.base, two.head);
  return RULE_IDS.flatMap((rule) => {
    const moves = new Map(folders.map((folder) => [folder, moveIn(two, rule, folder)]));
    const groups = new Map<string, Move & { readonly folders: string[] }>();
    for (const [folder, move] of moves) {
      const around = folders.findLast((other) => other !== folder && isBelow(other, `${folder}/`));
      const inherited = around === undefined ? null : (moves.get(around) ?? null);
      if (!move || (inherited && keyOf(inherited) === keyOf(move))) continue;
      const key = folder === WHOLE ? WHOLE : keyOf(move);
      groups.set(key, { ...move, folders: [...(groups.get(key)?.folders ?? []), folder] });
    }
    return [...groups.values()].map((group) => changeOf(two, rule, group));
  });
}

/** The whole project. */
const WHOLE = '.';

interface Move {
  readonly kind: 'rule-lowered' | 'rule-raised';
  readonly from: UsualLevel;
  readonly to: UsualLevel;
  readonly now: Path;
  readonly before: Path;
}

function changeOf(
  { placesOf }: TwoSettings,
  rule: RuleId,
  { kind, from, to, now, before, folders }: Move & { readonly folders: readonly string[] },
): SettingChange {
  const isWhole = folders[0] === WHOLE;
  return {
    kind,
    setting: isWhole ? `rules.${rule}` : `overrides.${rule}`,
    rule,
    folders: isWhole ? null : folders,
    from,
    to,
    places: placesOf(now, before),
  };
}

function moveIn({ base, head, usualOf }: TwoSettings, rule: RuleId, folder: string): Move | null {
  const [was, is] = [settingIn(base, rule, folder), settingIn(head, rule, folder)];
  const levelOf = (set: RuleLevel | undefined) =>
    set === undefined ? usualOf(rule) : { usual: set, gravest: set };
  const [from, to] = [levelOf(was.level), levelOf(is.level)];
  const usual = RANK[to.usual] - RANK[from.usual];
  const gravest = RANK[to.gravest] - RANK[from.gravest];
  if (usual === 0 && gravest === 0) return null;
  // Lower where anything is: a rule that warned of all may still have been an error about some.
  const kind = usual < 0 || gravest < 0 ? 'rule-lowered' : 'rule-raised';
  return { kind, from, to, now: is.path, before: was.path };
}

const RANK: Readonly<Record<RuleLevel, number>> = { off: 0, warning: 1, error: 2 };

function keyOf({ from, to }: Move): string {
  return [from.usual, from.gravest, to.usual, to.gravest].join(' ');
}

/** What is set for a rule in a folder, and where; a later override wins. */
function settingIn(
  { rules, overrides = [] }: ConfigValue,
  rule: RuleId,
  folder: string,
): { readonly level: RuleLevel | undefined; readonly path: Path } {
  const index = overrides.findLastIndex(
    (each) => each.rules[rule] !== undefined && each.folders.some((other) => isBelow(other, `${folder}/`)),
  );
  return index === -1
    ? { level: rules?.[rule], path: ['rules', rule] }
    : { level: overrides[index]?.rules[rule], path: ['overrides', index, 'rules', rule] };
}

/** Those that either side speaks of, outer before inner; between them nothing changes. */
function foldersOf(...configs: readonly ConfigValue[]): readonly string[] {
  const named = configs.flatMap(({ overrides = [] }) => overrides.flatMap(({ folders }) => folders));
  return [...new Set([WHOLE, ...named.map(normalized).sort()])];
}

function normalized(folder: string): string {
  return posix.normalize(`${folder.replaceAll('\\', '/')}/`).slice(0, -1);
}
