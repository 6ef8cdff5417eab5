import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** Milliseconds that a receiver has to answer. */
const ANSWER_TIMEOUT_MS = 5000;

/** A request to a callback URL. */
export interface CallbackMessage {
  readonly method: string;
  readonly contentType: string;
  readonly body: string;
}

/** Whether the environment delivers there: to this machine only, so that nobody can aim it at others. */
export function isLoopback(callbackUrl: string): boolean {
  const { hostname } = new URL(callbackUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Sends to a callback URL; resolves to the status of the answer, or undefined where none came. A redirect is not followed. */
export function sendCallback(
  callbackUrl: string,
  { method, contentType, body }: CallbackMessage,
  signal: AbortSignal,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = (callbackUrl.toLowerCase().startsWith('https:') ? httpsRequest : httpRequest)(callbackUrl, {
      method,
      headers: { 'content-type': contentType, 'content-length': Buffer.byteLength(body) },
      signal,
      timeout: ANSWER_TIMEOUT_MS,
    });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
    request.end(body);
  });
}
