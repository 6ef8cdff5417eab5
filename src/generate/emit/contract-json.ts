import type { SourceDocument } from '../source-document.ts';
import { generateCommand } from './header.ts';

/** The text of contract.json: the document as parsed, so that schemas can be walked without a YAML parser. */
export function emitContractJson(source: SourceDocument): string {
  const $comment = `Generated from ${source.name}. Do not edit: change ${source.name} and run ${generateCommand}.`;
  return `${JSON.stringify({ $comment, ...source.value }, null, 2)}\n`;
}
