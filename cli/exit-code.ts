/** What a command's exit code means to a script. */
export const EXIT = {
  clean: 0,
  /** Findings at or above `--fail-on`, or drift where a command checks for it. */
  findings: 1,
  /** Could not check: usage, unreadable configuration, a bad reference, no database. */
  unable: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
