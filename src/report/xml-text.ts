import { harmless } from './shown-text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text as it may stand between tags or in an attribute: only characters of XML 1.0 (§2.2), with no markup among them. */
export function xmlText(text: string): string {
  return harmless(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Attributes of a tag in their order, each with a space before it; line feeds survive as references (XML 1.0 §3.3.3). */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value)).replace(/\n/g, '&#10;')}"`)
    .join('');
}
