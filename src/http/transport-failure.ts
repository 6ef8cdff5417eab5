import type { TransportFailure } from '../evidence/records.ts';

const kindOfCode: Readonly<Record<string, string>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
  ECONNABORTED: 'reset',
};

/**
 * Names how a request failed without an answer that can be judged. All of it is the environment's or the network's
 * doing, never a violation of the contract.
 * @param answering whether a response had begun: then a reset means that it was cut off
 */
export function classifyFailure(error: NodeJS.ErrnoException, answering: boolean): TransportFailure {
  const cause = error.code ?? error.name;
  const message = messageOf(error);
  if (cause.startsWith('HPE_')) return { kind: 'not-http', cause, message };
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(cause))
    return { kind: 'tls', cause, message };
  const kind = kindOfCode[cause] ?? 'other';
  return { kind: answering && kind === 'reset' ? 'truncated' : kind, cause, message };
}

/** Node tries several addresses of one name and says nothing itself but what each of them came to. */
function messageOf(error: Error & { readonly errors?: unknown }): string {
  if (error.message !== '' || !Array.isArray(error.errors)) return error.message;
  return error.errors.map((one: unknown) => (one as Error).message).join('; ');
}

const meaning: Readonly<Record<string, string>> = {
  dns: 'the host name could not be resolved',
  refused: 'nothing accepts connections there',
  reset: 'the connection was reset before an answer',
  tls: 'the TLS handshake failed',
  timeout: 'no complete answer came in time',
  truncated: 'the answer was cut off',
  'not-http': 'what answered does not speak HTTP',
  'too-long': 'the answer did not end',
  other: 'the request failed',
};

/** A sentence about a failure for the person who must act. */
export function describeFailure(failure: TransportFailure): string {
  return `${meaning[failure.kind] ?? 'the request failed'} (${failure.cause}: ${failure.message})`;
}
