import { serializeInnerList, serializeItem } from 'structured-headers';
import type { RequestMessage } from '../http/request-message.ts';
import { componentValue } from './component-value.ts';
import type { ReceivedSignature } from './received-signature.ts';
import { badSignature } from './received-signature.ts';

/**
 * The bytes that were signed (RFC 9421, section 2.5): a line for each covered component in the order received, then the
 * signature parameters. Throws a Refusal for a component that is covered twice or has no value.
 */
export function signatureBase(message: RequestMessage, received: ReceivedSignature): Buffer {
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const component of received.components) {
    const identifier = serializeItem(component);
    if (seen.has(identifier)) throw badSignature('a component is covered twice');
    seen.add(identifier);
    lines.push(`${identifier}: ${componentValue(message, component)}`);
  }
  lines.push(`"@signature-params": ${serializeInnerList(received.input)}`);
  return Buffer.from(lines.join('\n'), 'latin1');
}
