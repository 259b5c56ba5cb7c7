import { suggestNearest } from '../diagnostic/suggest.js';
import type { ConfigValue } from './config.js';
import type { Path } from './definition.js';
import { locate, type MapNode, trimEnd, type YamlProblem } from './yaml-node.js';

/** What the schema cannot say of a configuration. A key with a problem is left out of the result. */
export function checkConfig(
  config: ConfigValue,
  root: MapNode,
  text: string,
): { config: ConfigValue; problems: readonly YamlProblem[] } {
  const at = (path: Path) => {
    const { start, end } = locate(root, path).node;
    return { start, end: trimEnd(text, start, end) };
  };
  const problems: YamlProblem[] = [];
  const { timezone, ...others } = config;
  let checked: ConfigValue = config;
  if (timezone !== undefined && !isTimeZone(timezone)) {
    const near = suggestNearest(timezone, [...Intl.supportedValuesOf('timeZone'), 'UTC']);
    const start = `there is no time zone \`${timezone}\``;
    const message =
      near === null ? `${start}: write a name such as Europe/Berlin` : `${start}; did you mean \`${near}\`?`;
    problems.push({ ...at(['timezone']), message, about: 'timezone' });
    checked = others;
  }
  const names = new Set<string>();
  config.functions?.forEach(({ name }, index) => {
    if (names.has(name)) {
      const message = `a second function named \`${name}\``;
      problems.push({ ...at(['functions', index, 'name']), message, about: `repeated:functions.${name}` });
    }
    names.add(name);
  });
  return { config: checked, problems };
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
