import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFolder } from '../support/run-command.js';
import { ROOT } from '../support/source-files.js';

interface Note {
  readonly id: number;
  readonly body: string;
  readonly system: boolean;
}

const { accord } = parse(readFileSync(join(ROOT, 'templates/ci/gitlab.yml'), 'utf8'));
const NOTES = '/api/v4/projects/7/merge_requests/3/notes';

/** As much of GitLab as the job talks to: one merge request whose notes come one a page. */
let notes: readonly Note[];
let refuses: boolean;
let server: Server;
let folder: ReturnType<typeof makeFolder>;

beforeEach(async () => {
  notes = [];
  refuses = false;
  folder = makeFolder({});
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece) => {
      text += String(piece);
    });
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://gitlab');
      if (refuses || request.headers['private-token'] !== 'secret' || !url.pathname.startsWith(NOTES)) {
        response.writeHead(403).end('{}');
        return;
      }
      const page = Number(url.searchParams.get('page'));
      if (request.method === 'GET') {
        response.setHeader('x-next-page', page < notes.length ? String(page + 1) : '');
        response.end(JSON.stringify(notes.slice(page - 1, page)));
        return;
      }
      const { body } = JSON.parse(text);
      const id = Number(url.pathname.slice(NOTES.length + 1));
      if (request.method === 'POST') notes = [...notes, { id: notes.length + 1, body, system: false }];
      else notes = notes.map((each) => (each.id === id ? { ...each, body } : each));
      response.end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  folder.remove();
  await new Promise((done) => server.close(done));
});

async function report(text: string, variables: Readonly<Record<string, string>> = {}): Promise<void> {
  writeFileSync(join(folder.path, 'accord.md'), text);
  // The port of a server that listens on TCP.
  const { port } = server.address() as AddressInfo;
  await promisify(execFile)('bash', ['-e', '-c', accord.after_script.join('\n')], {
    cwd: folder.path,
    env: {
      PATH: process.env.PATH,
      ACCORD_GITLAB_TOKEN: 'secret',
      CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
      CI_MERGE_REQUEST_PROJECT_ID: '7',
      CI_MERGE_REQUEST_IID: '3',
      ...variables,
    },
  });
}

const MARKER = '<!-- accord-report metrics -->';
const RED = `${MARKER}\n## Accord: 1 error, 0 warnings\n\n#### syntax: it's "quoted" $HOME\n`;
const GREEN = `${MARKER}\n## Accord: no findings\n`;

describe('the note of the GitLab job', () => {
  it('is written when there is something to tell, and replaced from then on', async () => {
    notes = [
      { id: 1, body: 'A word of a person.', system: false },
      { id: 2, body: `${MARKER} approved`, system: true },
    ];
    const others = notes;
    await report(GREEN);
    expect(notes).toEqual(others);
    await report(RED);
    expect(notes).toEqual([...others, { id: 3, body: RED, system: false }]);
    await report(GREEN);
    expect(notes).toEqual([...others, { id: 3, body: GREEN, system: false }]);
  });

  it('is not written without a token, nor outside of a merge request', async () => {
    await report(RED, { ACCORD_GITLAB_TOKEN: '' });
    await report(RED, { CI_MERGE_REQUEST_IID: '' });
    expect(notes).toEqual([]);
  });

  it('says what it was refused', async () => {
    refuses = true;
    await expect(report(RED)).rejects.toThrow(/GET http:.*notes\?per_page=100&page=1: 403/);
  });
});
