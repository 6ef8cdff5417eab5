import type { KeyObject } from 'node:crypto';
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createSigner, httpbis } from 'http-message-signatures';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import type { TenantName } from '../../../sandbox/tenants.ts';
import type { Outgoing, Received } from './send.ts';
import { objectOf, send } from './send.ts';

/** The algorithms that a client can sign with. */
export type Algorithm = 'ecdsa-p384-sha384' | 'ed25519';

/** What is unusual about a call; everything left out is as it should be. */
export interface Unusual {
  /** An object to send as JSON, or bytes to send as they are. */
  body?: object | Buffer;
  /** The idempotency key; null sends none. */
  key?: string | null;
  /** Headers set before signing; null takes one away. */
  headers?: Record<string, string | string[] | null>;
  components?: string[];
  parameters?: string[];
  values?: Record<string, Date | string | number | null>;
  label?: string;
  signingKey?: ReturnType<typeof createSigner>;
  /** Changes the request after it was signed. */
  afterwards?: (outgoing: Outgoing) => Outgoing;
}

/** A client of the environment that does everything right unless told otherwise. */
export interface Client {
  readonly token: string;
  readonly keyId: string;
  readonly baseUrl: string;
  call(method: string, path: string, unusual?: Unusual): Promise<Received>;
  /** Makes the request and signs it, without sending it. */
  prepare(method: string, path: string, unusual?: Unusual): Promise<Outgoing>;
}

/** A new key pair: the PEM of the private key, and what PUT /auth/signing takes for the public one. */
export function newKeyPair(algorithm: Algorithm | 'p256' | 'rsa') {
  if (algorithm === 'ed25519') return encoded(generateKeyPairSync('ed25519'));
  if (algorithm === 'rsa') return encoded(generateKeyPairSync('rsa', { modulusLength: 2048 }));
  return encoded(generateKeyPairSync('ec', { namedCurve: algorithm === 'p256' ? 'P-256' : 'P-384' }));
}

function encoded(pair: { publicKey: KeyObject; privateKey: KeyObject }) {
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: Buffer.from(pair.publicKey.export({ type: 'spki', format: 'pem' })).toString('base64'),
  };
}

/** The Content-Digest of some bytes (RFC 9530). */
export function digestOf(body: Uint8Array, algorithm: 'sha-256' | 'sha-512' = 'sha-256'): string {
  return `${algorithm}=:${createHash(algorithm.replace('-', '')).update(body).digest('base64')}:`;
}

/** Sends JSON under /auth, where nothing is signed. */
export function sendAuth(
  baseUrl: string,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<Received> {
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return send({
    method,
    url: `${baseUrl}${path}`,
    headers,
    ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
  });
}

/** Takes a token, registers a new key, and gives a client for the tenant. */
export async function connect(
  sandbox: RunningSandbox,
  tenant: TenantName = 'primary',
  algorithm: Algorithm = 'ecdsa-p384-sha384',
): Promise<Client> {
  const { baseUrl } = sandbox;
  const token = String(objectOf(await sendAuth(baseUrl, 'POST', '/auth/token', sandbox.credentials[tenant])).token);
  const { privateKey, publicKey } = newKeyPair(algorithm);
  const keyId = String(objectOf(await sendAuth(baseUrl, 'PUT', '/auth/signing', { publicKey }, token)).keyId);
  const signer = createSigner(privateKey, algorithm, keyId);
  const prepare = async (method: string, path: string, unusual: Unusual = {}) => {
    const outgoing = unsigned(method, `${baseUrl}${path}`, token, unusual);
    const names = unusual.components ?? usualComponents(outgoing);
    const signed = await httpbis.signMessage(
      {
        key: unusual.signingKey ?? signer,
        fields: names,
        name: unusual.label ?? 'sig',
        params: unusual.parameters ?? ['created', 'keyid', 'alg'],
        paramValues: unusual.values ?? {},
      },
      { method, url: outgoing.url, headers: outgoing.headers },
    );
    const ready = { ...outgoing, headers: signed.headers };
    return unusual.afterwards === undefined ? ready : unusual.afterwards(ready);
  };
  return { token, keyId, baseUrl, prepare, call: async (...args) => send(await prepare(...args)) };
}

function unsigned(method: string, url: string, token: string, unusual: Unusual): Outgoing {
  const { body } = unusual;
  const bytes = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const headers: Record<string, string | string[]> = { authorization: `Bearer ${token}` };
  if (bytes !== undefined)
    Object.assign(headers, { 'content-type': 'application/json', 'content-digest': digestOf(bytes) });
  if (method !== 'GET' && unusual.key !== null) headers['idempotency-key'] = unusual.key ?? randomUUID();
  for (const [name, value] of Object.entries(unusual.headers ?? {})) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  return { method, url, headers, ...(bytes === undefined ? {} : { body: bytes }) };
}

function usualComponents({ url, headers }: Outgoing): string[] {
  const names = ['@method', '@authority', '@path'];
  if (url.includes('?')) names.push('@query');
  for (const name of ['content-digest', 'idempotency-key']) if (name in headers) names.push(name);
  return names;
}
