/** A query that cannot be answered as asked; the message is for the person who asks. */
export class QueryRefusal extends Error {
  override readonly name = 'QueryRefusal';
  /** The HTTP status under which the API answers it. */
  readonly status = 400;
}
