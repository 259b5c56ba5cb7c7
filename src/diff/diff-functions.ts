import type { ConfigValue } from '../language/config.js';
import type { FunctionPart, SettingChange, TwoSettings } from './setting-change.js';

type Declared = NonNullable<ConfigValue['functions']>[number];

interface Placed {
  readonly declared: Declared;
  readonly index: number;
}

/** What is declared otherwise of the warehouse's functions: of one in both, what changes the meaning of a call. */
export function diffFunctions({ base, head, placesOf }: TwoSettings): readonly SettingChange[] {
  const [was, is] = [byName(base), byName(head)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name): readonly SettingChange[] => {
    const [before, now] = [was.get(name), is.get(name)];
    const setting = `functions.${name}`;
    if (!now) {
      const places = placesOf(['functions'], pathOf(before, 'name'));
      return [{ kind: 'function-removed', setting, name, places }];
    }
    if (!before) {
      const places = { ...placesOf(pathOf(now, 'name'), []), before: null };
      return [{ kind: 'function-added', setting, name, places }];
    }
    const parts = diffParts(before.declared, now.declared);
    const [first] = parts;
    if (!first) return [];
    const places = placesOf(pathOf(now, first.part), pathOf(before, first.part));
    return [{ kind: 'function-changed', setting, name, parts, places }];
  });
}

function byName({ functions = [] }: ConfigValue): ReadonlyMap<string, Placed> {
  return new Map(functions.map((declared, index) => [declared.name, { declared, index }]));
}

function diffParts(before: Declared, now: Declared): readonly FunctionPart[] {
  const [was, is] = [partsOf(before), partsOf(now)];
  return PARTS.map((part) => ({ part, from: was[part], to: is[part] })).filter(({ from, to }) => from !== to);
}

const PARTS = ['result', 'arguments', 'deterministic', 'strict'] as const;

function partsOf(declared: Declared): Readonly<Record<FunctionPart['part'], string>> {
  return {
    arguments: `(${declared.arguments.join(', ')})`,
    result: declared.result,
    deterministic: String(declared.deterministic ?? true),
    strict: String(declared.strict ?? false),
  };
}

/** The key where it is written; else the name of the function. */
function pathOf(
  placed: Placed | undefined,
  key: FunctionPart['part'] | 'name',
): readonly (string | number)[] {
  if (!placed) return ['functions'];
  return ['functions', placed.index, placed.declared[key] === undefined ? 'name' : key];
}
