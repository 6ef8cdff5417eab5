import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Html } from './markup.ts';

function asset(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

const style = asset('./page.css') + asset('./parts.css');
const script = asset('./page-script.js');

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Allows this style and this script and nothing else: no request leaves the page, no text of an answer can run. */
export const contentPolicy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The style of the page as an element. */
export const styleElement = new Html(`<style>${style}</style>`);

/** The script of the page as an element; without it everything that matters can still be read. */
export const scriptElement = new Html(`<script>${script}</script>`);
