import { parse, stringify } from 'yaml';

type Node = null | boolean | number | string | Node[] | { [name: string]: Node };

interface Action {
  readonly target: string;
  readonly update?: Node;
  readonly remove?: boolean;
}

/** Applies an OpenAPI Overlay 1.0.0 as its §4.4.3 says: another reading of it than the one that wrote it. */
export function applyOverlay(document: string, overlay: string): string {
  const root = parse(document) as Node;
  const { actions } = parse(overlay) as { actions: Action[] };
  for (const { target, update, remove } of actions) {
    const found = select(root, target);
    if (found.length === 0) throw new Error(`nothing stands at ${target}`);
    for (const [holder, key] of found) {
      if (remove) {
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
      } else {
        const value = (holder as Record<string, Node>)[key] as Node;
        if (Array.isArray(value)) value.push(update as Node);
        else merge(value as Record<string, Node>, update as Record<string, Node>);
      }
    }
  }
  return stringify(root, { aliasDuplicateObjects: false });
}

type Holder = Node[] | Record<string, Node>;

/** The places of a JSONPath (RFC 9535) made of names, indices and one comparison of an item with a text. */
function select(root: Node, path: string): [Holder, string][] {
  let places: [Holder, string][] = [[{ $: root }, '$']];
  let rest = path.slice(1);
  while (rest !== '') {
    const step = /^(?:\.([A-Za-z_]\w*)|\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]|\[\?@ == '((?:[^'\\]|\\.)*)'\])/.exec(rest);
    if (!step) throw new Error(`${path} is no path that is understood, at ${rest}`);
    const [whole, name, quoted, index, text] = step;
    rest = rest.slice(whole.length);
    places = places.flatMap(([holder, key]): [Holder, string][] => {
      const value = (holder as Record<string, Node>)[key];
      if (typeof value !== 'object' || value === null) return [];
      if (text !== undefined)
        return Object.entries(value).flatMap(([at, item]) => (item === unescaped(text) ? [[value, at]] : []));
      const wanted = name ?? index ?? unescaped(quoted ?? '');
      return Object.hasOwn(value, wanted) ? [[value, wanted]] : [];
    });
  }
  return places;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function merge(into: Record<string, Node>, from: Record<string, Node>): void {
  for (const [name, value] of Object.entries(from)) {
    const there = into[name];
    const both = [there, value].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
    if (both) merge(there as Record<string, Node>, value as Record<string, Node>);
    else into[name] = value;
  }
}
