import { isGenerated, type ModelFile } from './print-model.js';

export interface ModelDifference {
  readonly fileName: string;
  readonly status: 'missing' | 'changed' | 'unexpected';
}

/**
 * How the files that are there differ from those that should be. Line ends of either kind count as equal; files that people
 * put beside the generated ones are their own affair.
 */
export function diffModel(
  expected: readonly ModelFile[],
  actual: readonly ModelFile[],
): readonly ModelDifference[] {
  const there = new Map(actual.map((file) => [file.fileName, normalise(file.content)]));
  const wanted = new Set(expected.map((file) => file.fileName));
  const differences = [
    ...expected.flatMap(({ fileName, content }): ModelDifference[] => {
      const found = there.get(fileName);
      if (found === undefined) return [{ fileName, status: 'missing' }];
      return found === normalise(content) ? [] : [{ fileName, status: 'changed' }];
    }),
    ...actual
      .filter(({ fileName, content }) => !wanted.has(fileName) && isGenerated(content))
      .map(({ fileName }): ModelDifference => ({ fileName, status: 'unexpected' })),
  ];
  return differences.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

function normalise(content: string): string {
  return content.replaceAll('\r\n', '\n');
}
