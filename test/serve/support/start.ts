import { createRequire } from 'node:module';
import cubeClient from '@cubejs-client/core';
import {
  createSemanticServer,
  type SemanticServer,
  type SemanticServerOptions,
} from '../../../src/serve/semantic-server.js';
import { model } from './model.js';

export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Started extends SemanticServer {
  readonly log: LogLine[];
  /** Asks a path below the server's address. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** POST /v1/load of one query: status and body. */
  load(query: unknown, headers?: Record<string, string>): Promise<{ status: number; body: LoadBody }>;
}

export interface LoadBody {
  readonly error?: string;
  readonly data?: readonly Record<string, unknown>[];
  readonly total?: number;
  readonly [key: string]: unknown;
}

export const secret = 'a-secret-of-more-than-thirty-two-characters';

export async function start(
  options: Partial<SemanticServerOptions> & Pick<SemanticServerOptions, 'source'>,
): Promise<Started> {
  const log: LogLine[] = [];
  const server = await createSemanticServer({
    model,
    auth: { kind: 'demo' },
    port: 0,
    logger: (level, event, fields) => log.push({ level, event, fields }),
    ...options,
  });
  const ask = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);
  return {
    ...server,
    log,
    ask,
    async load(query, headers = {}) {
      const response = await ask('/cubejs-api/v1/load', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      // The shape is the documented answer of Cube's REST API.
      return { status: response.status, body: (await response.json()) as LoadBody };
    },
  };
}

export function connect(server: { readonly url: string }, token = 'any') {
  return cubeClient(token, { apiUrl: `${server.url}/cubejs-api/v1` });
}

interface JsonWebToken {
  sign(payload: object, key: string, options: object): string;
}

/** The library Cube verifies with. */
export const jwt: JsonWebToken = createRequire(
  createRequire(import.meta.url).resolve('@cubejs-backend/server-core'),
)('jsonwebtoken');

export function sign(claims: object = {}, options: object = {}, key = secret): string {
  return jwt.sign(claims, key, { algorithm: 'HS256', expiresIn: '5m', ...options });
}
