/**
 * Thrown where a question cannot be decided within its budget. It never leaves the engine: the answer is then
 * `unknown`, with this message as the reason ("the texts have more than 2,000 states").
 */
export class Undecided extends Error {
  override readonly name = 'Undecided';
}
