import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Cube } from '../cube.js';
import type { SemanticCore } from '../semantic-core.js';

export interface SocketOptions {
  /** Milliseconds between two looks whether a subscription's answer has changed. */
  readonly interval?: number;
  readonly isAllowed: (request: IncomingMessage) => boolean;
}

/** Attaches Cube's WebSocket door; call the result to close it and every connection. */
export function attachWebSocket(
  cube: Cube,
  core: SemanticCore,
  server: Server,
  { interval, isAllowed }: SocketOptions,
): () => Promise<void> {
  const sockets = new Set<Duplex>();
  let closing = false;
  const sorted = (request: IncomingMessage, socket: Duplex): void => {
    if (closing) {
      // Clients come back at once when they are cut off.
      socket.destroy();
    } else if (isAllowed(request)) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    } else {
      // Cube's handler runs next and gives up on a socket that has ended.
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      socket.destroy();
    }
  };
  const door = new cube.WebSocketServer(
    core,
    interval === undefined ? {} : { processSubscriptionsInterval: interval },
  );
  door.initServer(server);
  server.prependListener('upgrade', sorted);
  return async () => {
    closing = true;
    // Its own close waits for clients that may never leave.
    const closed = door.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
}
