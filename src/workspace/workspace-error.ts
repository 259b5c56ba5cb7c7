/** Something outside the definitions is in the way: a missing folder, an unreadable file. Exit code 2. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';

  constructor(
    message: string,
    /** What to do about it, one line. */
    readonly help?: string,
  ) {
    super(message);
  }
}
