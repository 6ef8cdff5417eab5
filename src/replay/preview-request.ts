import { recordBody } from '../evidence/recorded-body.ts';
import type { ExchangeRecord } from '../evidence/records.ts';
import { Redactor } from '../evidence/redaction.ts';
import { Identities, tokenSecret } from '../http/identities.ts';
import { prepareRequest, type RequestDraft } from '../http/prepare-request.ts';
import type { RunSettings } from '../http/session.ts';
import type { CallOptions } from '../http/transport.ts';

/** The request as it would be sent now, without secrets; a token stands for the one that would be got first. */
export function previewRequest(
  draft: RequestDraft,
  { identity, key, token, idempotencyKey, withoutDigest }: CallOptions,
  settings: RunSettings,
): Pick<ExchangeRecord, 'request'> {
  const identities = new Identities(settings);
  const redactor = new Redactor(identities.secrets());
  const signingKey = key === undefined ? identities.key(identity) : key;
  const bearer = token === undefined && identity !== 'nobody' ? tokenSecret('a-token-that-is-got-first') : token;
  if (bearer) redactor.add(bearer);
  const { request } = prepareRequest(settings.baseUrl, draft, {
    ...(bearer ? { token: bearer } : {}),
    ...(signingKey ? { key: signingKey } : {}),
    ...(withoutDigest ? { withoutDigest } : {}),
    idempotencyKey: idempotencyKey ?? null,
    attempt: 'preview',
    createdSeconds: Math.floor(Date.now() / 1000),
    signature: settings,
  });
  return {
    request: {
      method: request.method,
      url: redactor.text(request.url.href),
      headers: request.headers.map(([name, value]) => [name, redactor.header(name, value)] as const),
      ...(request.body ? { body: recordBody(request.body, redactor) } : {}),
    },
  };
}
