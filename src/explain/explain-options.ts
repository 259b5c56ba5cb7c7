import type { SqlDialect } from '../compile/sql-text.js';
import type { Finding } from '../diagnostic/finding.js';
import { positionAt } from '../diagnostic/source.js';
import type { Meanings } from '../meaning/meaning.js';
import type { Remark } from './explanation.js';

export interface ExplainOptions {
  readonly dialect: SqlDialect;
  readonly findings: readonly Finding[];
  readonly meanings: Meanings;
  /** Dimensions that a metric can be split by, as people ask for them. */
  splitBy(metric: string): readonly string[];
}

/** The findings that are meant, as an explanation shows them. */
export function remarksOn(
  findings: readonly Finding[],
  isMeant: (finding: Finding) => boolean,
): readonly Remark[] {
  return findings.filter(isMeant).map(({ rule, severity, message, span }) => ({
    rule,
    severity,
    message,
    file: span.source.path,
    line: positionAt(span.source, span.start).line,
  }));
}
