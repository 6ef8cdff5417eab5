import { type Capability, capabilityNames, isCapability } from '../capabilities.ts';
import type { Kind } from './kind.ts';

const derivedComponents: readonly string[] = [
  '@method',
  '@target-uri',
  '@authority',
  '@scheme',
  '@request-target',
  '@path',
  '@query',
];

const selfReferring: readonly string[] = ['signature', 'signature-input'];

function items(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}

function repeated(list: readonly string[]): string | undefined {
  return list.find((item, position) => list.indexOf(item) !== position);
}

/** A set of capabilities, separated by commas. */
export const capabilityList: Kind<ReadonlySet<Capability>> = {
  expected: `a comma-separated list of ${capabilityNames.join(', ')}`,
  parse: (text) => {
    const list = items(text);
    const capabilities = list.filter(isCapability);
    if (capabilities.length < list.length) return { complaint: 'names a capability that does not exist' };
    return { value: new Set(capabilityNames.filter((name) => capabilities.includes(name))) };
  },
  format: (value) => [...value].join(','),
};

/** Names of the components that a signature covers, in order, without parameters (RFC 9421, section 2). */
export const componentList: Kind<readonly string[]> = {
  expected: `a comma-separated list of lower-case header names and of ${derivedComponents.join(', ')}`,
  parse: (text) => {
    const list = items(text);
    const unknown = list.find((item) => item.startsWith('@') && !derivedComponents.includes(item));
    if (unknown !== undefined) return { complaint: 'names a derived component that a request does not have' };
    if (list.some((item) => !item.startsWith('@') && !/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(item))) {
      return { complaint: 'holds an entry that is not a lower-case header name' };
    }
    if (list.some((item) => selfReferring.includes(item))) return { complaint: 'covers the signature by itself' };
    return repeated(list) === undefined ? { value: list } : { complaint: 'names a component twice' };
  },
  format: (value) => value.join(','),
};
