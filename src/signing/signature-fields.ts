import { serializeByteSequence, serializeKey } from 'structured-headers';
import { SigningError } from './signing-error.ts';

/** One signature as the two header fields carry it. */
export interface LabelledSignature {
  /** Dictionary key that joins the two headers (RFC 9421 §4). */
  readonly label: string;
  /** Serialised inner list: covered components and parameters. */
  readonly signatureParams: string;
  readonly signature: Uint8Array;
}

/** The values of the Signature-Input and Signature header fields (RFC 9421 §4.1, §4.2). */
export interface SignatureFields {
  readonly 'signature-input': string;
  readonly signature: string;
}

/**
 * Writes one or more signatures into the two header fields, in the order given.
 * @throws SigningError SIGNATURE_LABEL when a label is no dictionary key, or occurs twice
 */
export function signatureFields(signatures: readonly LabelledSignature[]): SignatureFields {
  const labels = signatures.map(({ label }) => dictionaryKey(label));
  const repeated = labels.find((label, index) => labels.indexOf(label) !== index);
  if (repeated !== undefined) {
    throw labelError('two signatures have the same label', 'a label of its own for each signature', repeated);
  }
  return {
    'signature-input': signatures.map(({ label, signatureParams }) => `${label}=${signatureParams}`).join(', '),
    signature: signatures.map(({ label, signature }) => `${label}=${serializeByteSequence(signature)}`).join(', '),
  };
}

function dictionaryKey(label: string): string {
  try {
    return serializeKey(label);
  } catch (cause) {
    throw labelError(
      'the signature label is not the key of a structured-field dictionary',
      'a lower-case letter or *, then lower-case letters, digits, _ - . *',
      label,
      cause,
    );
  }
}

function labelError(what: string, expected: string, label: string, cause?: unknown): SigningError {
  const next = 'choose another label, e.g. sig';
  return new SigningError({ code: 'SIGNATURE_LABEL', what, expected, received: JSON.stringify(label), next }, cause);
}
