import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openRemote } from '../../src/query/remote.js';

const QUERY = { measures: ['metrics.leads'], timezone: 'UTC' };
let server: Server | null = null;
afterEach(() => {
  server?.close();
  server = null;
});

interface Seen {
  readonly path: string | undefined;
  readonly token: string | undefined;
  readonly body: unknown;
}

/** Answers the requests in turn, and keeps what it was sent. */
async function serve(
  ...answers: readonly { status?: number; text: string }[]
): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  server = createServer(async (request, response) => {
    seen.push({
      path: request.url,
      token: request.headers.authorization,
      body: JSON.parse(await read(request)),
    });
    const { status = 200, text } = answers[seen.length - 1] ?? { status: 500, text: '{}' };
    response.writeHead(status).end(text);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

describe('a running server', () => {
  it('is asked over REST, again while it is still computing, with the token', async () => {
    const { url, seen } = await serve(
      { text: '{"error":"Continue wait"}' },
      { text: '{"data":[{"metrics.leads":"8"}]}' },
    );
    expect(await openRemote(`${url}/`, 'secret')(QUERY)).toEqual([{ 'metrics.leads': '8' }]);
    const request = { path: '/cubejs-api/v1/load', token: 'secret', body: { query: QUERY } };
    expect(seen).toEqual([request, request]);
  });

  it('may have its API at another path', async () => {
    const { url, seen } = await serve({ text: '{"data":[]}' });
    await openRemote(`${url}/metrics/v1/`, null)(QUERY);
    expect(seen[0]).toMatchObject({ path: '/metrics/v1/load', token: undefined });
  });

  it.each([
    [{ status: 400, text: '{"error":"no such member"}' }, /refused the question: no such member/],
    [{ status: 403, text: '{"error":"Invalid token"}' }, /does not let this question in: Invalid token/],
    [{ status: 502, text: '<html>' }, /answered 502, and nothing a semantic API would say/],
    [{ text: '{"rows":[]}' }, /sent no rows/],
  ])('is told of in its own words: %j', async (answer, message) => {
    const { url } = await serve(answer);
    await expect(openRemote(url, null)(QUERY)).rejects.toThrow(message);
  });

  it('has to be there, and to be a web address', async () => {
    const { url } = await serve();
    server?.close();
    await expect(openRemote(url, null)(QUERY)).rejects.toThrow(/cannot be reached/);
    expect(() => openRemote('localhost', null)).toThrow('is no address');
    expect(() => openRemote('ftp://x', null)).toThrow('is no web address');
  });
});
