import { WorkspaceError } from '../workspace-error.js';

export type GitErrorKind =
  | 'no-git'
  | 'no-repository'
  | 'unsafe-directory'
  /** The folder is not below the top folder of the repository in use (`GIT_DIR` may have named another). */
  | 'outside-repository'
  | 'unknown-ref'
  | 'ambiguous-ref'
  | 'not-a-commit'
  /** What was asked for lies beyond the end of a shallow clone. */
  | 'shallow-history'
  | 'no-merge-base'
  /** An object of a partial clone that could not be fetched, or of a damaged repository. */
  | 'missing-object'
  | 'too-large'
  /** Definitions that are read today stand behind a submodule or a link that leads out of the repository. */
  | 'unversioned'
  | 'git-failed';

/** Git, or what it holds, cannot be read. Exit code 2; `help` says how to repair it. */
export class GitError extends WorkspaceError {
  constructor(
    readonly kind: GitErrorKind,
    message: string,
    help?: string,
  ) {
    super(message, help);
  }
}
