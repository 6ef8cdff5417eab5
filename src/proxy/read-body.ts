import type { IncomingMessage } from 'node:http';

/** Longest body that is taken, in bytes; more than the API takes, so that its own bound can be tried. */
export const longestRequest = 2 * 1024 * 1024;
/** Most bytes that are read and dropped, so that a client that is still sending gets to read why. */
const mostDropped = 16 * 1024 * 1024;

/** The client closed its connection before its request was complete: nobody is left to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/**
 * Reads a request's body; undefined where it is longer than `longestRequest`.
 * @throws ClientGone when the client goes away before the end
 */
export function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length <= longestRequest) pieces.push(piece);
      else pieces.length = 0;
      if (length > mostDropped) resolve(undefined);
    });
    request.on('end', () => resolve(length > longestRequest ? undefined : new Uint8Array(Buffer.concat(pieces))));
    const gone = (): void => reject(new ClientGone('the client went away before its request was complete'));
    request.on('error', gone);
    request.on('close', gone);
  });
}
