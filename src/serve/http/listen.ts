import { createServer, type Server } from 'node:http';
import type { Express } from 'express';
import { ServeError } from '../auth.js';

/** How long a request may still run after the server was told to end. */
const GRACE_MS = 10_000;

export async function listen(
  app: Express,
  host: string,
  port: number,
): Promise<{ server: Server; url: string }> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return { server, url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}` };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new ServeError(`Port ${port} is in use. Choose another with --port.`);
  if (error.code === 'EACCES') return new ServeError(`Port ${port} may not be used by this user.`);
  if (error.code === 'EADDRNOTAVAIL') return new ServeError(`${host} is not an address of this machine.`);
  return error;
}

/** Takes no new requests, lets the running ones finish, and cuts off those that do not within ten seconds. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(timer);
}
