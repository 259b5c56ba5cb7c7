import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

export interface KeySet {
  readonly url: string;
  /** PEM of the private keys, by key id. */
  readonly keys: { readonly rsa: string; readonly ec: string };
  close(): Promise<void>;
}

/** An identity provider's key set on loopback: one RSA key `rsa`, one P-256 key `ec`. */
export async function serveKeySet(): Promise<KeySet> {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = JSON.stringify({
    keys: [
      { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa', use: 'sig' },
      { ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec', use: 'sig' },
    ],
  });
  const server = createServer((_request, response) => response.end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const pem = { format: 'pem', type: 'pkcs8' } as const;
  return {
    url: `http://127.0.0.1:${port}/keys`,
    keys: { rsa: rsa.privateKey.export(pem).toString(), ec: ec.privateKey.export(pem).toString() },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
