import type { Json } from '../generate/json.ts';
import { pointerSegments } from '../generate/pointer.ts';

/** One action of an OpenAPI Overlay 1.0.0 (§4.4.3). */
export interface OverlayAction {
  /** RFC 9535 JSONPath. */
  readonly target: string;
  readonly description: string;
  /** Merged into an object, appended to a list. */
  readonly update?: Json;
  readonly remove?: true;
}

/** The normalised JSONPath of a JSON pointer, names as short as they may be (RFC 9535 §2.5). */
export function jsonPath(pointer: string): string {
  const parts = pointerSegments(pointer).map((part) =>
    /^[A-Za-z_]\w*$/.test(part) ? `.${part}` : /^\d+$/.test(part) ? indexOrName(pointer, part) : `[${quoted(part)}]`,
  );
  return `$${parts.join('')}`;
}

/** The items of a list that are this text. */
export function jsonPathOfItem(pointer: string, text: string): string {
  return `${jsonPath(pointer)}[?@ == ${quoted(text)}]`;
}

/** A number is the index of a list but below `responses`, where it is a status. */
function indexOrName(pointer: string, part: string): string {
  return pointer.includes(`/responses/${part}`) ? `[${quoted(part)}]` : `[${part}]`;
}

function quoted(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}
