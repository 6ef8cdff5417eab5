import type { InnerList, Item } from 'structured-headers';
import { isInnerList } from 'structured-headers';
import { badRequest } from '../http/refusal.ts';
import type { RequestMessage } from '../http/request-message.ts';
import { combinedHeader } from '../http/request-message.ts';
import { readDictionary } from '../structured-dictionary.ts';

/** One signature of a request with what it says about itself (RFC 9421, section 4). */
export interface ReceivedSignature {
  readonly label: string;
  /** Covered components in the order received, with their parameters. */
  readonly components: readonly Item[];
  /** The member of Signature-Input as parsed; its serialisation is the last line of the signature base. */
  readonly input: InnerList;
  readonly signature: Uint8Array;
  /** Seconds since the epoch. */
  readonly created?: number;
  /** Seconds since the epoch. */
  readonly expires?: number;
  readonly keyid?: string;
  readonly alg?: string;
}

/** The refusal of a request whose signature does not do; says why, in words that do not help a forger. */
export function badSignature(why: string) {
  return badRequest('INVALID_SIGNATURE', `Invalid request signature: ${why}.`);
}

/**
 * The signatures of a request. Throws a Refusal where one of the two fields is missing or malformed, where their labels
 * differ, or where a parameter is unknown or has the wrong type (RFC 9421, sections 2.3, 4.1 and 4.2).
 */
export function receivedSignatures(message: RequestMessage): ReceivedSignature[] {
  const inputText = combinedHeader(message, 'signature-input');
  const signatureText = combinedHeader(message, 'signature');
  if (inputText === undefined) throw badSignature('the header Signature-Input is missing');
  if (signatureText === undefined) throw badSignature('the header Signature is missing');
  const inputs = readDictionary(inputText);
  const signatures = readDictionary(signatureText);
  if (inputs === undefined) throw badSignature('the header Signature-Input is malformed');
  if (signatures === undefined) throw badSignature('the header Signature is malformed');
  if (inputs.size !== signatures.size) throw badSignature('the labels of Signature and Signature-Input differ');
  return [...inputs].map(([label, input]) => {
    const signature = signatures.get(label);
    if (signature === undefined) throw badSignature('the labels of Signature and Signature-Input differ');
    if (!isInnerList(input)) throw badSignature('a member of Signature-Input is not a list of components');
    const value = signature[0];
    if (!(value instanceof ArrayBuffer) || signature[1].size > 0)
      throw badSignature('a member of Signature is not a byte sequence');
    return { label, components: input[0], input, signature: new Uint8Array(value), ...parameters(input) };
  });
}

function parameters(input: InnerList) {
  const found: { created?: number; expires?: number; keyid?: string; alg?: string } = {};
  for (const [name, value] of input[1]) {
    if (name === 'created' || name === 'expires') {
      if (typeof value !== 'number' || !Number.isInteger(value))
        throw badSignature(`the parameter ${name} is not an integer`);
      found[name] = value;
    } else if (name === 'keyid' || name === 'alg') {
      if (typeof value !== 'string') throw badSignature(`the parameter ${name} is not a string`);
      found[name] = value;
    } else if (name === 'nonce' || name === 'tag') {
      if (typeof value !== 'string') throw badSignature(`the parameter ${name} is not a string`);
    } else {
      throw badSignature('a signature parameter is unknown');
    }
  }
  return found;
}
