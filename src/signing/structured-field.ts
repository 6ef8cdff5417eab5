import {
  isInnerList,
  parseDictionary,
  parseItem,
  parseList,
  serializeDictionary,
  serializeInnerList,
  serializeItem,
  serializeList,
} from 'structured-headers';
import { type Component, serializeComponent } from './component.ts';
import { SigningError } from './signing-error.ts';

/** The three top-level types of a structured field (RFC 9651 §3). */
export type StructuredFieldType = 'dictionary' | 'list' | 'item';

/** Fields whose structured type a standard fixes; `;sf` must not guess the type of any other (RFC 9421 §2.1.1). */
const TYPES: ReadonlyMap<string, StructuredFieldType> = new Map([
  ['content-digest', 'dictionary'],
  ['repr-digest', 'dictionary'],
  ['want-content-digest', 'dictionary'],
  ['want-repr-digest', 'dictionary'],
  ['signature', 'dictionary'],
  ['signature-input', 'dictionary'],
  ['accept-signature', 'dictionary'],
  ['priority', 'dictionary'],
  ['client-cert', 'item'],
  ['client-cert-chain', 'list'],
]);

/**
 * The structured type of the field that a `;sf` component names.
 * @throws SigningError COMPONENT_PARAMETER for a field of no known structured type
 */
export function structuredFieldType(component: Component): StructuredFieldType {
  const type = TYPES.get(component.name);
  if (type !== undefined) return type;
  throw new SigningError({
    code: 'COMPONENT_PARAMETER',
    what: `the structured type of ${component.name} is not known, so ;sf cannot be applied to it`,
    expected: `;sf on one of ${[...TYPES.keys()].join(', ')}`,
    received: serializeComponent(component),
    next: 'cover the field without ;sf',
  });
}

/**
 * The combined value of a structured field, serialised strictly (RFC 9421 §2.1.1).
 * @throws SigningError COMPONENT_VALUE when the value is not of that type
 */
export function strictSerialization(component: Component, value: string, type: StructuredFieldType): string {
  return reading(component, value, type, () => {
    switch (type) {
      case 'dictionary':
        return serializeDictionary(parseDictionary(value));
      case 'list':
        return serializeList(parseList(value));
      case 'item':
        return serializeItem(parseItem(value));
    }
  });
}

/**
 * One member of a dictionary field, serialised strictly and without its key (RFC 9421 §2.1.2).
 * @throws SigningError COMPONENT_VALUE when the value is no dictionary, COMPONENT_ABSENT when it lacks the key
 */
export function dictionaryMember(component: Component, value: string, key: string): string {
  const member = reading(component, value, 'dictionary', () => parseDictionary(value).get(key));
  if (member === undefined) {
    throw new SigningError({
      code: 'COMPONENT_ABSENT',
      what: `the header has no member for the covered component ${serializeComponent(component)}`,
      expected: `a member ${key} in the dictionary`,
      received: JSON.stringify(value),
      next: 'set the member before signing, or do not cover it',
    });
  }
  return isInnerList(member) ? serializeInnerList(member) : serializeItem(member);
}

function reading<T>(component: Component, value: string, type: StructuredFieldType, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new SigningError(
      {
        code: 'COMPONENT_VALUE',
        what: `the value of ${serializeComponent(component)} is not a structured field`,
        expected: `a ${type} as in RFC 9651`,
        received: JSON.stringify(value),
        next: 'correct the header, or cover it without ;sf and ;key',
      },
      cause,
    );
  }
}
