import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../support/source-files.js';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const action = parse(read('action.yml'));
const inputs = Object.keys(action.inputs);

/** The YAML that a page shows. */
function examplesIn(page: string): readonly unknown[] {
  return [...read(page).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => parse(text));
}

/** Every object below a value, itself included. */
function objectsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

const pages = ['docs/gate.md', 'docs/outputs.md'].flatMap(examplesIn).flatMap(objectsIn);
const files = ['github.yml', 'github-comment.yml'].flatMap((name) =>
  objectsIn(parse(read(`templates/ci/${name}`))),
);

describe('what the pages and templates show of CI', () => {
  it('gives the action what it takes', () => {
    const uses = [...pages, ...files].filter(
      (each): each is { uses: string; with?: object } =>
        'uses' in each && String(each.uses).startsWith('accord-metrics/accord'),
    );
    expect(uses.length).toBeGreaterThan(3);
    for (const each of uses) expect(inputs).toEqual(expect.arrayContaining(Object.keys(each.with ?? {})));
  });

  it('names each input with its default', () => {
    const rows = new Map(
      [...read('docs/outputs.md').matchAll(/^\| `([a-z-]+)` \|(.*?)\|/gm)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    for (const name of inputs) {
      const { default: value } = action.inputs[name];
      const written = value === '' ? '' : name === 'github-token' ? "the job's" : `\`${value}\``;
      expect(rows.get(name)?.trim(), name).toBe(written);
    }
  });

  it('names hooks and commands that exist', () => {
    const hooks: readonly string[] = parse(read('.pre-commit-hooks.yaml')).map(
      ({ id }: { id: string }) => id,
    );
    const named = pages.flatMap((each) => ('id' in each && 'name' in each ? [String(each.id)] : []));
    expect(named.length).toBeGreaterThan(0);
    for (const id of named) expect(hooks).toContain(id);
  });

  it('gives the job that comments the right to, and its workflow none', () => {
    const { permissions } = parse(read('templates/ci/github.yml')).jobs.accord;
    expect(permissions).toMatchObject({ contents: 'read', 'pull-requests': 'write' });
    expect(parse(read('templates/ci/github-comment.yml')).permissions).toEqual({});
  });
});
