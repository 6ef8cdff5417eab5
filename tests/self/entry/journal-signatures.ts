import { createHash, createPublicKey } from 'node:crypto';
import { createVerifier, httpbis } from 'http-message-signatures';
import type { EvidenceRecord, ExchangeRecord } from '../../../src/evidence/records.ts';

/** Public keys in PEM by the key id that the environment gave them, as the journal shows their registration. */
export function registeredKeys(records: readonly EvidenceRecord[]): ReadonlyMap<string, string> {
  const registrations = records.flatMap((record) => {
    if (record.kind !== 'exchange' || record.operation !== 'updateSigningKey' || record.response?.status !== 200)
      return [];
    const { publicKey } = JSON.parse(record.request.body?.content ?? '{}') as { publicKey?: string };
    const { keyId } = JSON.parse(record.response.body.content) as { keyId?: string };
    return publicKey === undefined || keyId === undefined
      ? []
      : [[keyId, Buffer.from(publicKey, 'base64').toString()] as const];
  });
  return new Map(registrations);
}

/** The exchanges whose request was signed and meant to be valid. */
export function signedExchanges(records: readonly EvidenceRecord[]): ExchangeRecord[] {
  return records.filter(
    (record): record is ExchangeRecord =>
      record.kind === 'exchange' && record.intent.kind === 'valid' && headerOf(record, 'signature') !== undefined,
  );
}

/** What an independent verifier thinks of one recorded request: its signature, and its digest where it has a body. */
export interface Verification {
  readonly exchange: string;
  readonly algorithm: string | undefined;
  readonly verified: boolean;
}

/** Verifies a recorded request with http-message-signatures, and its digests with node:crypto. */
export async function verifySignature(
  exchange: ExchangeRecord,
  keys: ReadonlyMap<string, string>,
): Promise<Verification> {
  const input = headerOf(exchange, 'signature-input') ?? '';
  const pem = keys.get(/;\s*keyid="([^"]+)"/.exec(input)?.[1] ?? '');
  const algorithm = pem === undefined ? undefined : algorithmOf(pem);
  if (pem === undefined || algorithm === undefined) return { exchange: exchange.id, algorithm, verified: false };
  const headers: Record<string, string[]> = {};
  for (const [name, value] of exchange.request.headers) {
    const lower = name.toLowerCase();
    headers[lower] = [...(headers[lower] ?? []), value];
  }
  const verified = await httpbis.verifyMessage(
    {
      keyLookup: async ({ keyid }) => ({
        id: String(keyid),
        algs: [algorithm],
        verify: createVerifier(pem, algorithm),
      }),
      // Age is not the point here: the run has ended, and the clock of the embedded environment was moved on in it.
      notAfter: 9_999_999_999,
      tolerance: 9_999_999,
      all: true,
    },
    { method: exchange.request.method, url: exchange.request.url, headers },
  );
  return { exchange: exchange.id, algorithm, verified: verified === true && digestsHold(exchange) };
}

function algorithmOf(pem: string): 'ed25519' | 'ecdsa-p384-sha384' | undefined {
  const { asymmetricKeyType } = createPublicKey(pem);
  if (asymmetricKeyType === 'ed25519') return 'ed25519';
  return asymmetricKeyType === 'ec' ? 'ecdsa-p384-sha384' : undefined;
}

/** RFC 9530: every digest of a body is that of its bytes. */
function digestsHold(exchange: ExchangeRecord): boolean {
  const { body } = exchange.request;
  if (body === undefined) return true;
  const digests = [...(headerOf(exchange, 'content-digest') ?? '').matchAll(/sha-(256|512)=:([^:]*):/g)];
  const bytes = Buffer.from(body.content, body.encoding === 'utf-8' ? 'utf8' : 'base64');
  return (
    digests.length > 0 &&
    digests.every(([, bits, digest]) => digest === createHash(`sha${bits}`).update(bytes).digest('base64'))
  );
}

function headerOf({ request }: ExchangeRecord, wanted: string): string | undefined {
  return request.headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}
