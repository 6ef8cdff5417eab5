import { pointerSegments } from '../../generate/pointer.ts';

/** Keywords that hold schemas by name, and how the name is shown. */
const named: Readonly<Record<string, (name: string) => string>> = {
  properties: (name) => `.${name}`,
  patternProperties: (name) => `.{${name}}`,
  dependentSchemas: (name) => `.${name}`,
};
const inside: Readonly<Record<string, string>> = {
  items: '[]',
  contains: '[]',
  prefixItems: '[]',
  additionalProperties: '{}',
};

/**
 * What people call a place in a schema: `Customer.address.street` for a pointer to or below it; the name of a property
 * that is itself the place is left away, because the change tells it. Empty for a place in no schema.
 */
export function schemaLabel(pointer: string): string {
  const segments = pointerSegments(pointer);
  const component = segments[0] === 'components' && segments[1] === 'schemas' ? segments[2] : undefined;
  const from = component === undefined ? segments.indexOf('schema') + 1 : 3;
  if (from === 0) return '';
  let label = component ?? '';
  for (let index = from; index < segments.length; index += 1) {
    const segment = segments[index] ?? '';
    const show = Object.hasOwn(named, segment) ? named[segment] : undefined;
    // The last name is what the change is about.
    if (show && index + 2 < segments.length) label += show(segments[index + 1] ?? '');
    if (show) index += 1;
    else if (index + 1 < segments.length) label += (Object.hasOwn(inside, segment) ? inside[segment] : undefined) ?? '';
  }
  return label.replace(/^\./, '');
}
