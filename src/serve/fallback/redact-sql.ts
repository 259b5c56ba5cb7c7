const STRING_LITERAL = /[eE]?'(?:[^']|'')*(?:'|$)/g;

/** The statement with every string literal replaced, fit for a log. */
export function redactSqlLiterals(sql: string): string {
  return sql.replace(STRING_LITERAL, "'[REDACTED]'");
}
