import { describe, expect, it } from 'vitest';
import { readSourceFiles } from '../support/source-files.js';

/** The one file of the engine that calls the evaluator: it holds what was found against it. */
const VERIFIER = 'src/logic/search/verify.ts';
/** What the syntax tree says of itself; the evaluator does without it. */
const SYNTAX_TREE = ['children.js'];
const RUNTIME_IMPORT = /^import (?!type\b)[^;]*? from '([^']*\/expression\/[^']*)'/gm;

const engine = readSourceFiles().filter((file) => file.path.startsWith('src/logic/'));

function runtimeImports(text: string): readonly string[] {
  return [...text.matchAll(RUNTIME_IMPORT)].map(([, target = '']) => target.replace(/^.*\/expression\//, ''));
}

describe('the engine and the evaluator that checks it', () => {
  it('share no code: the engine knows the types of expressions and nothing else', () => {
    const shared = engine
      .filter(({ path }) => path !== VERIFIER)
      .flatMap(({ path, text }) =>
        runtimeImports(text)
          .filter((target) => !SYNTAX_TREE.includes(target))
          .map((target) => `${path} → ${target}`),
      );
    expect(engine.length).toBeGreaterThan(50);
    expect(shared).toEqual([]);
  });

  it('meet in one file, which evaluates', () => {
    const verifier = engine.find(({ path }) => path === VERIFIER);
    expect([...runtimeImports(verifier?.text ?? '')].sort()).toEqual(['columns.js', 'evaluate.js']);
  });

  it('walk the tree each in its own way', () => {
    const walking = readSourceFiles().filter(
      ({ path, text }) =>
        /^src\/expression\/evaluat/.test(path) &&
        runtimeImports(text.replaceAll("'./", "'/expression/")).includes('children.js'),
    );
    expect(walking.map(({ path }) => path)).toEqual([]);
  });

  it('are apart the other way, too', () => {
    const back = readSourceFiles().filter(
      (file) =>
        file.path.startsWith('src/expression/') &&
        file.imports.some((target) => target.startsWith('src/logic/')),
    );
    expect(back.map((file) => file.path)).toEqual([]);
  });
});
