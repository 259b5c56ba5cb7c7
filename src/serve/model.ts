/** One file of a Cube model: `fileName` ends in .yml, .yaml or .js. */
export interface ModelFile {
  readonly fileName: string;
  readonly content: string;
}

export type ModelFiles = readonly ModelFile[];

export interface ModelProblem {
  readonly message: string;
  readonly fileName?: string;
}

/** Cube's compiler refused a model. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(readonly problems: readonly ModelProblem[]) {
    super(
      problems.map(({ fileName, message }) => (fileName ? `${fileName}: ${message}` : message)).join('\n'),
    );
  }
}

/** The problems in an error of Cube's compiler, whose report groups messages under "FILE Errors:" lines. */
export function readModelProblems(error: unknown): ModelProblem[] {
  if (!(error instanceof Error)) return [{ message: String(error) }];
  if (!('messages' in error) || typeof error.messages !== 'string') return [{ message: error.message }];
  let fileName: string | undefined;
  const problems: ModelProblem[] = [];
  for (const line of error.messages.split('\n')) {
    const heading = /^(?:(.+) )?Errors:$/.exec(line);
    if (heading !== null) fileName = heading[1];
    else if (line.trim() !== '')
      problems.push({ message: line, ...(fileName === undefined ? {} : { fileName }) });
  }
  return problems;
}
