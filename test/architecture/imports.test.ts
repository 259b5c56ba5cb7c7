import { describe, expect, it } from 'vitest';
import { readSourceFiles } from '../support/source-files.js';

/** docs/architecture.md holds the same table with its reasons. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  diagnostic: [],
  cache: [],
  expression: ['diagnostic'],
  language: ['cache', 'diagnostic', 'expression'],
  graph: ['language', 'expression', 'diagnostic'],
  logic: ['expression'],
  meaning: ['cache', 'logic', 'graph', 'language', 'expression', 'diagnostic'],
  approvals: ['diff', 'meaning', 'graph', 'language', 'diagnostic'],
  owners: ['approvals', 'waivers', 'graph', 'language', 'diagnostic'],
  diff: ['meaning', 'graph', 'language', 'diagnostic'],
  rules: [
    'diff',
    'cache',
    'approvals',
    'meaning',
    'compile',
    'graph',
    'language',
    'expression',
    'diagnostic',
  ],
  waivers: ['approvals', 'rules', 'meaning', 'graph', 'language', 'diagnostic'],
  report: ['diagnostic'],
  compile: ['graph', 'language', 'expression', 'diagnostic'],
  explain: ['meaning', 'compile', 'graph', 'language', 'expression', 'diagnostic'],
  history: ['cache', 'diff', 'meaning', 'graph', 'language', 'diagnostic'],
  query: ['compile', 'graph', 'language', 'expression', 'diagnostic'],
  impact: ['report', 'explain', 'query', 'diff', 'compile', 'graph', 'language', 'expression', 'diagnostic'],
  warehouse: [],
  demo: [],
  workspace: ['diagnostic'],
  'check.ts': [
    'cache',
    'approvals',
    'waivers',
    'rules',
    'diff',
    'meaning',
    'graph',
    'language',
    'diagnostic',
  ],
  'load-base.ts': ['load-project.ts', 'workspace', 'language', 'diagnostic', 'waivers'],
  'load-history.ts': ['load-base.ts', 'workspace', 'history'],
  'load-project.ts': ['approvals', 'waivers', 'workspace', 'language', 'diagnostic'],
  serve: ['warehouse'],
};

function moduleOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'cli' ? 'cli' : second;
}

const files = readSourceFiles();

describe('the import table', () => {
  it('names every module', () => {
    const modules = new Set(files.map((file) => moduleOf(file.path)).filter((module) => module !== 'cli'));
    expect([...modules].sort()).toEqual(
      Object.keys(MAY_IMPORT)
        .filter((module) => modules.has(module))
        .sort(),
    );
  });

  it('is kept: no module imports what stands above it', () => {
    const broken = files.flatMap((file) => {
      const from = moduleOf(file.path);
      if (from === 'cli') return [];
      const allowed = new Set([from, ...(MAY_IMPORT[from] ?? [])]);
      return file.imports
        .filter((target) => !allowed.has(moduleOf(target)))
        .map((target) => `${file.path} → ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('leaves cli at the top: nothing imports it', () => {
    const broken = files.filter(
      (file) => moduleOf(file.path) !== 'cli' && file.imports.some((target) => moduleOf(target) === 'cli'),
    );
    expect(broken.map((file) => file.path)).toEqual([]);
  });

  it('has no cycle, not even of types', () => {
    expect(findCycle(new Map(files.map((file) => [file.path, file.imports])))).toBeNull();
  });
});

describe('the sizes', () => {
  const lengths = files.map((file) => file.text.split('\n').length).sort((left, right) => left - right);

  it('keeps the median file within 90 lines and nine of ten within 250', () => {
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(90);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(250);
  });
});

describe('findCycle', () => {
  it('finds one', () => {
    const cycle = findCycle(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['b']],
      ]),
    );
    expect(cycle).toEqual(['b', 'c', 'b']);
  });
});

/** The first import cycle, its first file again at the end; null when there is none. */
function findCycle(imports: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const visit = (file: string): readonly string[] | null => {
    if (state.get(file) === 'done') return null;
    if (state.get(file) === 'open') return [...path.slice(path.indexOf(file)), file];
    state.set(file, 'open');
    path.push(file);
    for (const target of imports.get(file) ?? []) {
      const cycle = visit(target);
      if (cycle) return cycle;
    }
    path.pop();
    state.set(file, 'done');
    return null;
  };
  for (const file of imports.keys()) {
    const cycle = visit(file);
    if (cycle) return cycle;
  }
  return null;
}
