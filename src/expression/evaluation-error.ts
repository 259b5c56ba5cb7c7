/** What stops a query on PostgreSQL: a division by zero, a result out of range. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}
