import { isObject, type Json, type JsonObject } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import { canonical } from './canonical.ts';
import type { Scope } from './change-book.ts';
import { type Comparison, compareFields, type FieldRule } from './comparison.ts';
import { entriesBelow, type Place, type SpecDocument } from './spec-document.ts';

/** One way to be let in: scopes by scheme, all of which are needed. None needed means that anybody may come. */
type Way = ReadonlyMap<string, ReadonlySet<string>>;

function schemesOf(document: SpecDocument): Map<string, Place> {
  return entriesBelow(document, document.object('#/components'), 'securitySchemes');
}

/** What a scheme asks for, whatever it is called. */
function substance({ value: { description: _, ...rest } }: Place): string {
  return canonical(rest);
}

/** New names of schemes of the first document that the second one has under another name. */
function renames(before: ReadonlyMap<string, Place>, after: ReadonlyMap<string, Place>): Map<string, string> {
  const free = [...after].filter(([name]) => !before.has(name));
  const found = new Map<string, string>();
  for (const [name, scheme] of before) {
    if (after.has(name)) continue;
    const index = free.findIndex(([, other]) => substance(other) === substance(scheme));
    const [twin] = index < 0 ? [] : free.splice(index, 1);
    if (twin) found.set(name, twin[0]);
  }
  return found;
}

function waysOf(security: Json | undefined, named: ReadonlyMap<string, string>): Way[] {
  if (!Array.isArray(security) || security.length === 0) return [new Map()];
  return security
    .filter(isObject)
    .map(
      (requirement) =>
        new Map(
          Object.entries(requirement).map(([name, scopes]) => [
            named.get(name) ?? name,
            new Set(Array.isArray(scopes) ? scopes.map(String) : []),
          ]),
        ),
    );
}

function text(ways: readonly Way[]): string {
  const one = (way: Way): string => {
    const parts = [...way]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, scopes]) => (scopes.size === 0 ? name : `${name} (${[...scopes].sort().join(', ')})`));
    return parts.length === 0 ? 'nothing' : parts.join(' and ');
  };
  return [...new Set(ways.map(one))].sort().join(' or ');
}

/** Whether who can come by one way can come by the other too: it asks for no more. */
function opens(way: Way, other: Way): boolean {
  return [...other].every(([name, scopes]) => {
    const own = way.get(name);
    return own !== undefined && [...scopes].every((scope) => own.has(scope));
  });
}

/** Where the security of an operation is written: in it, or for the whole document. */
function written({ root }: SpecDocument, operation: JsonObject, pointer: string): [Json | undefined, string] {
  return operation.security === undefined
    ? [root.security, '#/security']
    : [operation.security, childPointer(pointer, 'security')];
}

const everywhere: Scope = { subject: 'every operation that does not say otherwise' };

/** Compares who may call an operation. In a signed API every difference is breaking. */
export function compareSecurity(comparison: Comparison, before: Place, after: Place, scope: Scope): void {
  const named = renames(schemesOf(comparison.before), schemesOf(comparison.after));
  const [old, oldAt] = written(comparison.before, before.value, before.pointer);
  const [now, nowAt] = written(comparison.after, after.value, after.pointer);
  const left = waysOf(old, named);
  const right = waysOf(now, new Map());
  if (text(left) === text(right)) return;
  const stays = left.every((way) => right.some((other) => opens(way, other)));
  comparison.book.add(
    {
      code: 'SECURITY_CHANGED',
      class: stays ? 'compatible' : 'breaking',
      found: 'changed',
      what: 'the credentials that it asks for changed',
      reason: stays ? 'who was let in is let in' : 'a client that was let in may be refused',
      at: { before: oldAt, after: nowAt },
      before: text(left),
      after: text(right),
    },
    { ...(oldAt === '#/security' && nowAt === oldAt ? everywhere : scope), direction: 'request', signature: true },
  );
}

const identity: FieldRule = () => ['breaking', 'a client identifies itself in another way, and is refused as it was'];

/** Compares the schemes by which clients identify themselves. */
export function compareSecuritySchemes(comparison: Comparison): void {
  const { book } = comparison;
  const left = schemesOf(comparison.before);
  const right = schemesOf(comparison.after);
  const named = renames(left, right);
  const home = '#/components/securitySchemes';
  for (const [name, before] of left) {
    const after = right.get(named.get(name) ?? name);
    const scope: Scope = { direction: 'request', subject: `the security scheme ${name}`, signature: true };
    if (!after) {
      const reason = 'a client that identifies itself so can do it no longer';
      const what = `the security scheme ${name} is gone`;
      const at = { before: before.pointer, after: home };
      book.add(
        { code: 'SECURITY_SCHEME_REMOVED', class: 'breaking', found: 'removed', what, reason, at, before: name },
        { ...scope, subject: 'the whole API' },
      );
      continue;
    }
    compareFields(comparison, { before, after }, scope, 'SECURITY_SCHEME', ['flows'], {
      type: identity,
      scheme: (_, old, now) => (old.toLowerCase() === now.toLowerCase() ? undefined : identity('changed', old, now)),
      name: identity,
      in: identity,
      openIdConnectUrl: identity,
    });
    compareFlows(comparison, before, after, scope);
  }
  const known = new Set([...left.keys(), ...named.values()]);
  for (const [name, after] of right) {
    if (known.has(name)) continue;
    const at = { before: home, after: after.pointer };
    // Who has to use it is told where it is asked for, so this alone asks nothing of anybody.
    const scope = { direction: 'request', subject: 'the whole API' } as const;
    const reason = 'it asks nothing of a client until an operation asks for it';
    book.add(
      {
        code: 'SECURITY_SCHEME_ADDED',
        class: 'compatible',
        found: 'added',
        what: `the security scheme ${name} is new`,
        reason,
        at,
        after: name,
      },
      scope,
    );
  }
}

function compareFlows(comparison: Comparison, before: Place, after: Place, scope: Scope): void {
  const left = entriesBelow(comparison.before, before, 'flows');
  const right = entriesBelow(comparison.after, after, 'flows');
  const nowhere = (place: Place): Place => ({ pointer: childPointer(place.pointer, 'flows'), value: {} });
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const sides = { before: left.get(name) ?? nowhere(before), after: right.get(name) ?? nowhere(after) };
    const gone: FieldRule = (found) =>
      found === 'added' ? ['compatible', 'tokens may be had as before'] : ['breaking', 'tokens are had in another way'];
    const own = { ...scope, subject: `${scope.subject}, the flow ${name}` };
    compareFields(comparison, sides, own, 'FLOW', [], {
      authorizationUrl: gone,
      tokenUrl: gone,
      refreshUrl: gone,
      scopes: (found, old, now) =>
        found === 'changed' && [...keysOf(old)].every((key) => keysOf(now).has(key))
          ? sameKeys(old, now)
            ? undefined
            : ['compatible', 'every scope can still be asked for']
          : gone(found, old, now),
    });
  }
}

function keysOf(text: string): Set<string> {
  const value: unknown = JSON.parse(text);
  return new Set(typeof value === 'object' && value !== null ? Object.keys(value) : []);
}

function sameKeys(a: string, b: string): boolean {
  return keysOf(a).size === keysOf(b).size;
}
