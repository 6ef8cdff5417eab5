import { serializeItem } from 'structured-headers';

/** One component identifier (RFC 9421 §2): a field name or `@derived` name, with its parameters in order. */
export interface Component {
  readonly name: string;
  /** A flag (`;sf`) has the value true; all other parameters of RFC 9421 are strings. */
  readonly parameters: ReadonlyMap<string, string | true>;
}

/** A component as an item of structured-headers, whose own types are loose: they refer to the DOM library. */
export function componentItem(component: Component): [string, Map<string, string | true>] {
  return [component.name, new Map(component.parameters)];
}

const serialized = new WeakMap<Component, string>();

/** The identifier as it stands in the signature base and in Signature-Input, e.g. `"@query-param";name="x"` (RFC 9421 §2.5). */
export function serializeComponent(component: Component): string {
  const known = serialized.get(component);
  if (known !== undefined) return known;
  const text = serializeItem(componentItem(component));
  serialized.set(component, text);
  return text;
}

/** A text that is equal for two identifiers that RFC 9421 §2 calls equal: the order of parameters is not significant there. */
export function componentIdentity(component: Component): string {
  if (component.parameters.size < 2) return serializeComponent(component);
  const parameters = new Map([...component.parameters].sort(([a], [b]) => (a < b ? -1 : 1)));
  return serializeComponent({ name: component.name, parameters });
}
