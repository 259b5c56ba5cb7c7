import type { ContentProblem, Written } from './content-problem.js';
import type { DefinitionValues } from './schema.js';

type Item = Pick<DefinitionValues['term' | 'metric' | 'segmentation'], 'name' | 'version' | 'previous'>;

/** Which version `previous` keeps must be one that was before; what it says is checked as a definition of its own. */
export function checkPrevious({ version = 1, previous }: Item, written: Written): ContentProblem[] {
  if (!previous) return [];
  const problems = Object.entries(previous).flatMap(([key, value]): ContentProblem[] => {
    const path = ['previous', key];
    if (value !== null || written(path) !== '') return [];
    const help = 'write `null` where there was none, or leave the key out where it is as today';
    const message = `\`${key}\` has no value`;
    return [{ path, atKey: true, message, help, about: `empty:previous.${key}` }];
  });
  if (version === 1) {
    const message = '`previous` is what a definition meant before its version rose, and this is version 1';
    const help = 'say `version: 2`, or leave `previous` out';
    return [...problems, { path: ['previous'], atKey: true, message, help, about: 'previous' }];
  }
  if (previous.version !== undefined && previous.version >= version) {
    const message = `version ${previous.version} is not before version ${version}`;
    const path = ['previous', 'version'];
    return [...problems, { path, message, about: 'previous.version' }];
  }
  return problems;
}
