/** Cube answers an error of this type with status 400 and its message. */
export class UserError extends Error {
  readonly type = 'UserError';
}
