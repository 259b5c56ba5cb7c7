import type { Said, TextDifference } from './text-differences.js';

const ITEM_OF_LIST: Readonly<Record<string, string>> = {
  fields: 'field',
  relationships: 'relationship',
  segments: 'segment',
  claims: 'claim',
};

const MOST = 3;
const MOST_LETTERS = 120;

/** `its value was `amount` and is `net_amount``, the first few. */
export function differencesInWords(differences: readonly TextDifference[]): string {
  const told = differences.slice(0, MOST).map(differenceInWords);
  const more = differences.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function differenceInWords({ at, key, was, is }: TextDifference): string {
  const item = itemOf(at);
  if (key === null) return is.text === null ? `the ${item} is gone` : `the ${item} is new`;
  if (key === 'nullable')
    return `the ${item} ${is.text === 'false' ? 'is never NULL now' : 'may be NULL now'}`;
  const said = `${item === null ? 'its' : `of the ${item} the`} ${nounOf(key)}`;
  const moved = UNORDERED.has(key) ? movedInWords(was, is) : null;
  if (moved) return `${said} ${moved}`;
  if (was.text === null) return `${said} is \`${short(is.text ?? '')}\`, and nothing was said before`;
  if (is.text === null) return `${said} was \`${short(was.text)}\`, and nothing is said any more`;
  return `${said} was \`${short(was.text)}\` and is \`${short(is.text)}\``;
}

/** Keys that are no nouns stand as they are written. */
const NO_NOUNS: ReadonlySet<string> = new Set([
  'accepts',
  'by',
  'from',
  'of',
  'on',
  'releases',
  'released_at',
  'accepted_at',
  'sql',
  'to',
  'uses',
  'where',
  'within',
]);

function nounOf(key: string): string {
  return NO_NOUNS.has(key) ? `\`${key}\`` : key.replaceAll('_', ' ');
}

const UNORDERED: ReadonlySet<string> = new Set(['values', 'uses', 'synonyms', 'tags']);

/** `lost `sal` and gained `recycled``: of a long list only that. */
function movedInWords(was: Said, is: Said): string | null {
  if (!was.list || !is.list) return null;
  const [before, now] = [new Set(was.list), new Set(is.list)];
  const lost = was.list.filter((each) => !now.has(each));
  const gained = is.list.filter((each) => !before.has(each));
  const told = [...namedInWords('lost', lost), ...namedInWords('gained', gained)];
  return told.length === 0 ? null : told.join(' and ');
}

function namedInWords(verb: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${verb} \`${short(names.join(', '))}\``];
}

/** `segment `small``; null for a key of the definition itself. */
function itemOf([list = '', name]: readonly string[]): string | null {
  const noun = ITEM_OF_LIST[list];
  return noun === undefined || name === undefined ? null : `${noun} \`${name}\``;
}

function short(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}
