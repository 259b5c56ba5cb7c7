/** Who may ask. Outside the demo every request carries a JWT that ends (`exp`). */
export type Auth =
  /** Everyone on this machine, and nobody else; `groups` are what access policies see. */
  | { readonly kind: 'demo'; readonly groups?: readonly string[] }
  | {
      readonly kind: 'secret';
      readonly secret: string;
      /** Still accepted while tokens signed with them run out. */
      readonly previousSecrets?: readonly string[];
      readonly issuer?: string;
      readonly audience?: string;
      /** Default HS256. */
      readonly algorithms?: readonly string[];
    }
  | {
      readonly kind: 'jwk';
      readonly url: string;
      readonly issuer?: string;
      readonly audience?: string;
      /** Default RS256 and ES256. */
      readonly algorithms?: readonly string[];
    };

/** The server's settings do not allow it to start. */
export class ServeError extends Error {
  override readonly name = 'ServeError';
}

const SHORTEST_SECRET = 32;

const HOW =
  'The semantic API answers only to signed tokens. Set ACCORD_API_SECRET (32 characters or more, for example from ' +
  '`openssl rand -hex 32`) or ACCORD_JWK_URL (the key set of your identity provider), or start with --demo for an open ' +
  'server that only this machine can reach.';

/**
 * ACCORD_API_SECRET (or CUBEJS_API_SECRET), ACCORD_API_SECRETS_PREVIOUS (comma-separated), ACCORD_JWK_URL (or
 * CUBEJS_JWK_URL), ACCORD_JWT_ISSUER, ACCORD_JWT_AUDIENCE, ACCORD_JWT_ALGORITHMS (comma-separated). Throws ServeError
 * when none is set.
 */
export function readAuth(env: NodeJS.ProcessEnv = process.env): Auth {
  const issuer = env.ACCORD_JWT_ISSUER ?? env.CUBEJS_JWT_ISSUER;
  const audience = env.ACCORD_JWT_AUDIENCE ?? env.CUBEJS_JWT_AUDIENCE;
  const algorithms = splitList(env.ACCORD_JWT_ALGORITHMS ?? env.CUBEJS_JWT_ALGS);
  const claims = {
    ...(issuer ? { issuer } : {}),
    ...(audience ? { audience } : {}),
    ...(algorithms.length > 0 ? { algorithms } : {}),
  };
  const url = env.ACCORD_JWK_URL ?? env.CUBEJS_JWK_URL;
  if (url) return { kind: 'jwk', url, ...claims };
  const secret = env.ACCORD_API_SECRET ?? env.CUBEJS_API_SECRET;
  if (secret) {
    return { kind: 'secret', secret, previousSecrets: splitList(env.ACCORD_API_SECRETS_PREVIOUS), ...claims };
  }
  throw new ServeError(HOW);
}

function splitList(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

/** Throws ServeError for settings that would leave the server open. */
export function requireSafe(auth: Auth, host: string): void {
  switch (auth.kind) {
    case 'demo':
      if (!isLoopback(host)) {
        throw new ServeError(
          `The demo has no passwords, so it listens on 127.0.0.1 only, not on ${host}. ${HOW}`,
        );
      }
      return;
    case 'secret':
      for (const secret of [auth.secret, ...(auth.previousSecrets ?? [])]) {
        if (secret.length < SHORTEST_SECRET) {
          throw new ServeError(
            `A secret has ${secret.length} characters and needs ${SHORTEST_SECRET}. ${HOW}`,
          );
        }
      }
      requireAlgorithms(auth.algorithms, /^HS(256|384|512)$/);
      return;
    case 'jwk':
      if (!/^https:/.test(auth.url) && !isLoopback(new URL(auth.url).hostname)) {
        throw new ServeError(
          'ACCORD_JWK_URL must begin with https://: whoever answers it decides who may ask.',
        );
      }
      requireAlgorithms(auth.algorithms, /^(RS|PS|ES)(256|384|512)$/);
      return;
    default:
      auth satisfies never;
  }
}

function requireAlgorithms(algorithms: readonly string[] | undefined, allowed: RegExp): void {
  const wrong = algorithms?.find((name) => !allowed.test(name));
  if (wrong !== undefined)
    throw new ServeError(`The token algorithm ${wrong} cannot be used with this kind of key.`);
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
