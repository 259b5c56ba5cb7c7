import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAuth, requireSafe, ServeError } from '../../src/serve/auth.js';
import { type DuckDbFile, makeDuckDbFile } from './support/data.js';
import { type KeySet, serveKeySet } from './support/jwks.js';
import { model, payroll } from './support/model.js';
import { jwt, type Started, secret, sign, start } from './support/start.js';

const query = { measures: ['orders.count'] };
const previous = 'the-secret-that-was-used-before-this-one-came';
let file: DuckDbFile;

beforeAll(async () => {
  file = await makeDuckDbFile();
});
afterAll(() => file.remove());

async function statusOf(server: Started, authorization?: string): Promise<number> {
  const { status } = await server.load(query, authorization === undefined ? {} : { authorization });
  return status;
}

describe('with a secret', () => {
  let server: Started;
  beforeAll(async () => {
    server = await start({
      source: { kind: 'duckdb', database: file.path },
      auth: { kind: 'secret', secret, previousSecrets: [previous], issuer: 'accord', audience: 'bi' },
      model: [...model, payroll],
    });
  });
  afterAll(() => server?.close());

  const claims = { issuer: 'accord', audience: 'bi' };

  test('a good token is let in, plain, as a bearer, and of the secret before', async () => {
    expect(await statusOf(server, sign({}, claims))).toBe(200);
    expect(await statusOf(server, `Bearer ${sign({}, claims)}`)).toBe(200);
    expect(await statusOf(server, sign({}, claims, previous))).toBe(200);
  });

  const unsigned = jwt.sign({}, '', { algorithm: 'none', expiresIn: '5m', ...claims });
  test.each([
    ['no token', undefined],
    ['no JWT', 'anything'],
    ['another secret', sign({}, claims, 'another-secret-of-more-than-32-characters')],
    ['an expired token', sign({}, { ...claims, expiresIn: '-1s' })],
    ['no algorithm', unsigned],
    ['another algorithm', sign({}, { ...claims, algorithm: 'HS512' })],
    ['no end', jwt.sign({}, secret, { algorithm: 'HS256', ...claims })],
    ['another issuer', sign({}, { ...claims, issuer: 'someone' })],
    ['another audience', sign({}, { ...claims, audience: 'someone' })],
  ])('refused: %s', async (_name, token) => {
    expect(await statusOf(server, token)).toBe(403);
  });

  test('the groups of a token decide what an access policy shows', async () => {
    const ask = (groups: unknown, query: object) =>
      server.load(query, { authorization: sign({ groups }, claims) });
    const total = { measures: ['payroll.total'] };
    const finance = await ask(['finance'], total);
    expect(finance.body.data).toEqual([{ 'payroll.total': '120.5' }]);
    for (const groups of [undefined, [], ['sales'], 'finance']) {
      const { status, body } = await ask(groups, total);
      expect([status, body.error]).toEqual([400, expect.stringContaining("hidden member: 'payroll.total'")]);
    }
    const probe = { ...total, filters: [{ member: 'payroll.country', operator: 'equals', values: ['FR'] }] };
    expect((await ask(['finance'], probe)).status).toBe(400);
  });

  test('every door is closed without a token, but health is open', async () => {
    for (const path of ['v1/meta', 'v1/load?query={}', 'v1/sql?query={}', 'v1/dry-run?query={}', 'graphql']) {
      expect([path, (await server.ask(`/cubejs-api/${path}`)).status]).toEqual([path, 403]);
    }
    expect((await server.ask('/livez')).status).toBe(200);
    for (const path of ['/playground/context', '/cubejs-system/v1/context']) {
      expect([path, (await server.ask(path)).status]).toEqual([path, 404]);
    }
  });

  test('the log holds neither tokens nor values', async () => {
    const token = sign({ email: 'someone@example.com' }, claims);
    await server.load(
      { ...query, filters: [{ member: 'orders.status', operator: 'equals', values: ['a-secret-value'] }] },
      { authorization: token },
    );
    await server.ask(`/cubejs-api/v1/meta?x=${token}`, { headers: { authorization: 'wrong-token' } });
    const text = JSON.stringify(server.log);
    expect(text).toContain('/cubejs-api/v1/load');
    for (const hidden of [token, 'wrong-token', 'a-secret-value', 'someone@example.com', secret]) {
      expect(text).not.toContain(hidden);
    }
  });
});

describe('with an identity provider', () => {
  let keys: KeySet;
  let server: Started;
  beforeAll(async () => {
    keys = await serveKeySet();
    server = await start({
      source: { kind: 'duckdb', database: file.path },
      auth: { kind: 'jwk', url: keys.url, issuer: 'idp' },
    });
  });
  afterAll(async () => {
    await server?.close();
    await keys?.close();
  });

  test('its RS256 and ES256 tokens are let in', async () => {
    const rsa = sign({}, { algorithm: 'RS256', keyid: 'rsa', issuer: 'idp' }, keys.keys.rsa);
    const ec = sign({}, { algorithm: 'ES256', keyid: 'ec', issuer: 'idp' }, keys.keys.ec);
    expect([await statusOf(server, rsa), await statusOf(server, ec)]).toEqual([200, 200]);
  });

  test('others are not', async () => {
    const { rsa, ec } = keys.keys;
    const refused = [
      sign({}, { issuer: 'idp' }),
      sign({}, { algorithm: 'RS256', keyid: 'unknown', issuer: 'idp' }, rsa),
      sign({}, { algorithm: 'RS256', keyid: 'rsa', issuer: 'someone' }, rsa),
      sign({}, { algorithm: 'RS512', keyid: 'rsa', issuer: 'idp' }, rsa),
      sign({}, { algorithm: 'ES256', keyid: 'rsa', issuer: 'idp' }, ec),
      jwt.sign({}, rsa, { algorithm: 'RS256', keyid: 'rsa', issuer: 'idp' }),
    ];
    expect(await Promise.all(refused.map((token) => statusOf(server, token)))).toEqual(
      refused.map(() => 403),
    );
  });
});

describe('settings', () => {
  test("are read from the environment, ours before Cube's", () => {
    expect(
      readAuth({ ACCORD_API_SECRET: 'a', CUBEJS_API_SECRET: 'b', ACCORD_API_SECRETS_PREVIOUS: 'c, d' }),
    ).toEqual({
      kind: 'secret',
      secret: 'a',
      previousSecrets: ['c', 'd'],
    });
    expect(readAuth({ CUBEJS_API_SECRET: 'b', ACCORD_JWT_ALGORITHMS: 'HS384' })).toMatchObject({
      secret: 'b',
      algorithms: ['HS384'],
    });
    expect(readAuth({ ACCORD_JWK_URL: 'https://idp/keys', ACCORD_JWT_ISSUER: 'idp' })).toEqual({
      kind: 'jwk',
      url: 'https://idp/keys',
      issuer: 'idp',
    });
  });

  test('none at all is refused with what to set', () => {
    expect(() => readAuth({})).toThrow(ServeError);
    expect(() => readAuth({})).toThrow(/ACCORD_API_SECRET.*ACCORD_JWK_URL.*--demo/);
  });

  test('a time zone that is none is refused', async () => {
    await expect(
      start({ source: { kind: 'duckdb', database: file.path }, timezone: 'Mars/Olympus' }),
    ).rejects.toThrow('"Mars/Olympus" is not a time zone');
  });

  test.each([
    ['a demo for others', { kind: 'demo' }, '0.0.0.0', /listens on 127\.0\.0\.1 only/],
    ['a short secret', { kind: 'secret', secret: 'short' }, '0.0.0.0', /has 5 characters and needs 32/],
    ['a key set without TLS', { kind: 'jwk', url: 'http://idp/keys' }, '0.0.0.0', /https/],
    ['no algorithm', { kind: 'secret', secret, algorithms: ['none'] }, '127.0.0.1', /algorithm none/],
    [
      'a public key used as a secret',
      { kind: 'jwk', url: 'https://idp', algorithms: ['HS256'] },
      '::1',
      /HS256/,
    ],
  ] as const)('%s is refused', async (_name, auth, host, message) => {
    expect(() => requireSafe(auth, host)).toThrow(message);
    await expect(start({ source: { kind: 'duckdb', database: file.path }, auth, host })).rejects.toThrow(
      message,
    );
  });
});
