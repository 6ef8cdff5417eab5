import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A server that stands before another one on the same machine and makes it seem far away. */
export interface LatencyProxy {
  readonly port: number;
  close(): Promise<void>;
}

/** Hands on what one side sends, in order, each piece `delayMs` after it came. */
function passOn(from: Socket, to: Socket, delayMs: number): void {
  const later = (act: () => void): void => {
    if (delayMs === 0) act();
    else setTimeout(act, delayMs);
  };
  from.on('data', (piece) => later(() => to.writable && to.write(piece)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => later(() => to.destroy()));
}

/**
 * Starts a proxy on a free loopback port.
 * @param target port of the server behind it, on the loopback address
 * @param latencyMs milliseconds that a round trip takes longer: answers wait, requests pass at once
 */
export async function startLatencyProxy(target: number, latencyMs: number): Promise<LatencyProxy> {
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const behind = connect({ host: '127.0.0.1', port: target, noDelay: true });
    for (const socket of [client, behind]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
    passOn(client, behind, 0);
    passOn(behind, client, latencyMs);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
