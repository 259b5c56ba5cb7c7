/** Thrown when a search has used up its steps: what it was looking for is unknown. */
export class OutOfSteps extends Error {
  override readonly name = 'OutOfSteps';
}

/** Counts the steps of a search; a step is a small bounded piece of work, some ten microseconds. */
export class StepBudget {
  constructor(private left: number) {}

  get remaining(): number {
    return this.left;
  }

  /** @throws OutOfSteps */
  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new OutOfSteps('The search has used up its steps.');
  }
}
