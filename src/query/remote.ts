import type { CubeRow, LoadRows } from './ask-cube.js';
import { QuestionError } from './question.js';

/** Asks a running server over Cube's REST API, for as long as it needs. Throws QuestionError with the server's own words. */
export function openRemote(url: string, token: string | null): LoadRows {
  const endpoint = loadEndpoint(url);
  return async (query) => {
    for (;;) {
      const answer = await post(endpoint, token, { query });
      if (answer.error === undefined) return readData(answer, endpoint);
      // A query that takes long is asked for again until it is there.
      if (answer.error !== 'Continue wait') throw refusal(answer.status, String(answer.error), endpoint);
    }
  };
}

/** A server's address, or the address of its API. */
function loadEndpoint(written: string): URL {
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    throw new QuestionError(`--url ${written} is no address`, 'write it as http://127.0.0.1:4000');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new QuestionError(`--url ${written} is no web address`, 'it begins with http:// or https://');
  }
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path === '' ? '/cubejs-api/v1/load' : `${path.replace(/\/load$/, '')}/load`;
  return url;
}

interface Reply {
  readonly status: number;
  readonly error?: unknown;
  readonly data?: unknown;
}

async function post(endpoint: URL, token: string | null, body: object): Promise<Reply> {
  const headers = { 'content-type': 'application/json', ...(token === null ? {} : { authorization: token }) };
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      redirect: 'error',
    });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new QuestionError(
      `${endpoint.origin} cannot be reached: ${cause}`,
      'is accord serve running there?',
    );
  }
  const text = await response.text();
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed, status: response.status };
  } catch {
    // Told below: something else than a semantic API answered.
  }
  throw new QuestionError(
    `${endpoint.origin} answered ${response.status}, and nothing a semantic API would say`,
  );
}

function readData({ data }: Reply, endpoint: URL): readonly CubeRow[] {
  if (Array.isArray(data) && data.every((row) => typeof row === 'object' && row !== null)) return data;
  throw new QuestionError(`${endpoint.origin} sent no rows`);
}

function refusal(status: number, message: string, endpoint: URL): QuestionError {
  if (status !== 401 && status !== 403)
    return new QuestionError(`${endpoint.origin} refused the question: ${message}`);
  return new QuestionError(
    `${endpoint.origin} does not let this question in: ${message}`,
    '--token-env NAME names the environment variable that holds a token',
  );
}
