import type { HeaderLines, ReceivedResponse } from '../contract/message.ts';
import { sharingHeaders } from './admission.ts';
import { answerHeaders } from './forwarded-headers.ts';
import { type Refusal, refusalBody } from './refusal.ts';

/** An answer as the caller gets it. */
export interface ProxyAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
  /** Whether the connection is closed after it: the rest of the request was not read. */
  readonly closes?: boolean;
}

const withoutBody = new Set([204, 205, 304]);

/** The environment's answer, for the caller. */
export function passedOn(response: ReceivedResponse, method: string, origin: string | undefined): ProxyAnswer {
  const { status, reason, undecodable, body } = response;
  const headers = answerHeaders(response.headers, undecodable !== true);
  const shared =
    origin === undefined
      ? headers
      : [
          ...headers.filter(([name]) => !/^access-control-/i.test(name)),
          ...sharingHeaders(
            origin,
            headers.map(([name]) => name),
          ),
        ];
  const bodyless = method === 'HEAD' || withoutBody.has(status);
  const length = bodyless ? [] : [['Content-Length', String(body.length)] as const];
  return { status, reason, headers: [...shared, ...length], body: bodyless ? new Uint8Array() : body };
}

/** The proxy's own answer, for the caller. */
export function refused(refusal: Refusal, origin: string | undefined): ProxyAnswer {
  const body = refusalBody(refusal);
  return {
    status: refusal.status,
    reason: '',
    headers: [
      ['Content-Type', 'application/json'],
      ['Content-Length', String(body.length)],
      ['Cache-Control', 'no-store'],
      ...(origin === undefined ? [] : sharingHeaders(origin, [])),
    ],
    body,
    ...(refusal.status === 413 ? { closes: true } : {}),
  };
}
