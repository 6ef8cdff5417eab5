import { serializeInnerList } from 'structured-headers';
import { type Component, componentItem } from './component.ts';
import { SigningError } from './signing-error.ts';

/** Signature parameters in the order in which they are serialised; integers are Unix times in seconds (RFC 9421 §2.3). */
export type SignatureParameters = ReadonlyMap<string, string | number>;

/** The parameters that RFC 9421 §2.3 defines and that are sent here; what is left out is not sent. */
export interface SignatureParameterValues {
  /** Unix time in seconds. */
  readonly created?: number;
  /** Unix time in seconds. */
  readonly expires?: number;
  readonly keyid?: string;
  readonly alg?: string;
  readonly nonce?: string;
}

/**
 * Puts parameters in the order created, expires, keyid, alg, nonce.
 *
 * RFC 9421 §2.3 leaves the order to the signer. This is the fixed order of the Go library that OffBlocks recommends, so a
 * verifier that rebuilds the parameters instead of taking them as received comes to the same signature base.
 * @throws SigningError SIGNATURE_PARAMETER for a time that is not whole seconds or a text outside printable ASCII
 */
export function signatureParams(values: SignatureParameterValues): SignatureParameters {
  const { created, expires, keyid, alg, nonce } = values;
  const params = new Map<string, string | number>();
  if (created !== undefined) params.set('created', unixSeconds('created', created));
  if (expires !== undefined) params.set('expires', unixSeconds('expires', expires));
  if (keyid !== undefined) params.set('keyid', printable('keyid', keyid));
  if (alg !== undefined) params.set('alg', printable('alg', alg));
  if (nonce !== undefined) params.set('nonce', printable('nonce', nonce));
  return params;
}

/** Covered components and parameters as one inner list: the value of `@signature-params` and the member of Signature-Input. */
export function serializeSignatureParams(components: readonly Component[], params: SignatureParameters): string {
  return serializeInnerList([components.map(componentItem), new Map(params)]);
}

/** Later than any date meant in seconds (year 5138), earlier than any current date in milliseconds. */
const MILLISECONDS_FROM = 1e11;

function unixSeconds(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 0 && value < MILLISECONDS_FROM) return value;
  throw new SigningError({
    code: 'SIGNATURE_PARAMETER',
    what: `the signature parameter ${name} is not a Unix time in seconds`,
    expected: 'whole seconds since 1970',
    received: String(value),
    next: value >= MILLISECONDS_FROM ? 'divide milliseconds by 1000 and round down' : 'give whole seconds',
  });
}

function printable(name: string, value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return value;
  throw new SigningError({
    code: 'SIGNATURE_PARAMETER',
    what: `the signature parameter ${name} cannot be written as a structured-field string`,
    expected: 'printable ASCII characters (RFC 9651 §3.3.3)',
    received: JSON.stringify(value),
    next: `choose another ${name}`,
  });
}
