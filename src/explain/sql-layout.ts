/** Every line two spaces further in. A text over several lines would become another one, so such SQL stays where it is. */
export function indentSql(sql: string): string {
  const hasLongText = [...sql.matchAll(/'(?:[^']|'')*'/g)].some(([text]) => text.includes('\n'));
  return hasLongText ? sql : sql.replace(/^/gm, '  ');
}

/** WHERE with one condition a line; empty without conditions. */
export function whereSql(conditions: readonly string[]): readonly string[] {
  const [first, ...others] = conditions;
  return first === undefined ? [] : [`WHERE ${first}`, ...others.map((each) => `  AND ${each}`)];
}
