import { parseItem } from 'structured-headers';
import type { Component } from './component.ts';
import { assertDistinct, assertKnownComponent } from './component-rules.ts';
import { SigningError } from './signing-error.ts';

/**
 * Reads covered components as they are configured: `@method`, `content-digest`, `"@query-param";name="x"`, in their order.
 * The quotes around a name may be left out; everything else is the syntax of RFC 9421 §2.5.
 * @throws SigningError when an entry is malformed, unknown, wrongly parameterised or repeated
 */
export function parseComponents(list: readonly string[]): Component[] {
  const components = list.map(parseComponent);
  assertDistinct(components);
  return components;
}

/** Components by their text: every request is signed over the same few. */
const known = new Map<string, Component>();

function parseComponent(text: string): Component {
  const cached = known.get(text);
  if (cached) return cached;
  const component = readComponent(text);
  assertKnownComponent(component);
  known.set(text, component);
  return component;
}

function readComponent(text: string): Component {
  const quoted = text.startsWith('"') ? text : text.replace(/^[^;]*/, (name) => `"${name}"`);
  let item: [unknown, Map<string, unknown>];
  try {
    item = parseItem(quoted);
  } catch (cause) {
    throw malformed(text, cause);
  }
  const [name, entries] = item;
  if (typeof name !== 'string' || name === '') throw malformed(text);
  const parameters = new Map<string, string | true>();
  for (const [key, value] of entries) {
    if (typeof value !== 'string' && value !== true) throw malformed(text);
    parameters.set(key, value);
  }
  return { name, parameters };
}

function malformed(text: string, cause?: unknown): SigningError {
  return new SigningError(
    {
      code: 'COMPONENT_MALFORMED',
      what: 'a covered component cannot be read',
      expected: 'a name such as @method or content-digest, or an item such as "@query-param";name="x"',
      received: JSON.stringify(text),
      next: 'correct the list of covered components',
    },
    cause,
  );
}
