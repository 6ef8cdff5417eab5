import { isObject, type Json } from '../../generate/json.ts';
import { pointerSegments } from '../../generate/pointer.ts';
import type { SpecDocument } from './spec-document.ts';

/** What an item of a list is known by, whatever its position: a parameter, a server, an alternative, a plain value. */
function itemName(item: Json | undefined, index: string): string {
  if (typeof item === 'string') return item;
  if (!isObject(item)) return index;
  const marks = [item.$ref, item.in, item.name, item.url, item.title].filter((mark) => typeof mark === 'string');
  return marks.length === 0 ? index : marks.join(' ');
}

/** A place by names instead of positions in lists, so that it stays the same when something is written before it. */
export function stablePlace({ root }: SpecDocument, pointer: string): string {
  let value: Json | undefined = root;
  const names = pointerSegments(pointer).map((segment) => {
    const name = Array.isArray(value) ? itemName(value[Number(segment)], segment) : segment;
    value = Array.isArray(value) ? value[Number(segment)] : isObject(value) ? value[segment] : undefined;
    return name;
  });
  return JSON.stringify(names);
}
