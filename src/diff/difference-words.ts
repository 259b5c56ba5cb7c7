import type { TextDifference } from './text-differences.js';

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
  const said = `${item === null ? 'its' : `of the ${item} the`} ${key.replaceAll('_', ' ')}`;
  if (was.text === null) return `${said} is \`${short(is.text ?? '')}\`, and nothing was said before`;
  if (is.text === null) return `${said} was \`${short(was.text)}\`, and nothing is said any more`;
  return `${said} was \`${short(was.text)}\` and is \`${short(is.text)}\``;
}

/** `segment `small``; null for a key of the definition itself. */
function itemOf([list = '', name]: readonly string[]): string | null {
  const noun = ITEM_OF_LIST[list];
  return noun === undefined || name === undefined ? null : `${noun} \`${name}\``;
}

function short(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}
