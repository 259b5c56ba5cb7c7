/*
 * Cube reads every string of a YAML model as a Python f-string and then as a JavaScript template literal, and a file that
 * holds `{{`, `{%` or `{#` as a Jinja template. A `\uXXXX` escape passes through all of them and is only then decoded,
 * so a text written with such escapes for every character that one of the readers knows arrives exactly as it was.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const READ_BY_CUBE = /[\\`{}"\u0000-\u001f\u007f\u2028\u2029]/g;
const READ_IN_SQL = /[\\`{}]/g;
/** The quote after such a text would begin another f-string. */
const PREFIX_OF_STRING = /^(?:f(?=r?$)|r(?=f$))/i;

/** A text that people wrote (title, description, anything in `meta`) as it must stand in a model. */
export function escapeText(text: string): string {
  return escapeName(text).replace(PREFIX_OF_STRING, escapeUnit);
}

/** A name: Cube takes some as they stand, so a name is never escaped that holds nothing but letters. */
export function escapeName(name: string): string {
  return name.replace(READ_BY_CUBE, escapeUnit);
}

/** SQL that people wrote, as it must stand inside a `sql` string: without a reference to a member. */
export function escapeSql(sql: string): string {
  return sql.replace(READ_IN_SQL, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
