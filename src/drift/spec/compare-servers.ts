import { isObject, type Json, type JsonObject } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import { canonical } from './canonical.ts';
import type { Scope } from './change-book.ts';
import type { Comparison } from './comparison.ts';
import { rawChanges } from './raw-changes.ts';
import { texts } from './schema-change.ts';
import type { Place } from './spec-document.ts';

const listOf = (servers: Json | undefined): JsonObject[] => (Array.isArray(servers) ? servers.filter(isObject) : []);

/** Servers are the same with a slash at their end and without. */
const addressOf = ({ url }: JsonObject): string => String(url).replace(/\/$/, '');

/** Servers by address, with all that decides where a request goes. */
function addresses(servers: Json | undefined): Record<string, string> {
  const decisive = ({ variables }: JsonObject): string => (variables === undefined ? 'fixed' : canonical(variables));
  return Object.fromEntries(listOf(servers).map((server) => [addressOf(server), decisive(server)]));
}

function wording(servers: Json | undefined, skipped?: ReadonlySet<string>): Record<string, string> {
  const told = ({ url: _, variables: __, ...rest }: JsonObject): string => canonical(rest, skipped);
  return Object.fromEntries(listOf(servers).map((server) => [addressOf(server), told(server)]));
}

/** Where a server is listed, or the list that lacks it. */
function placeOf({ servers, at }: Effective, name: string): string {
  const index = listOf(servers).findIndex((server) => addressOf(server) === name);
  return index < 0 ? at : childPointer(at, index);
}

/** A list of servers, and where it is written. */
interface Effective {
  readonly servers: Json | undefined;
  readonly at: string;
}

/** The servers that speak for an operation: its own, its path's, or the document's (OpenAPI 3.1.1, section 4.8.10.1). */
function effective(owners: readonly Place[]): Effective {
  const owner = owners.find(({ value }) => value.servers !== undefined);
  return { servers: owner?.value.servers, at: childPointer(owner?.pointer ?? '#', 'servers') };
}

/**
 * Compares where an operation is, or the whole API.
 * @param before who may name servers in the first document, the nearest first; the document itself comes last
 */
export function compareServers(
  { book, before: { skipped } }: Comparison,
  before: readonly Place[],
  after: readonly Place[],
  scope: Scope,
): void {
  const left = effective(before);
  const right = effective(after);
  if (canonical(left.servers) === canonical(right.servers)) return;
  const where: Scope = left.at === '#/servers' && right.at === left.at ? { subject: 'the whole API' } : scope;
  for (const { name = '', found } of rawChanges(
    { servers: addresses(left.servers) },
    { servers: addresses(right.servers) },
  )) {
    const safe = found === 'added';
    const verb = { added: 'is new', removed: 'is gone', changed: 'takes other variables' }[found];
    const what = `the server ${name} ${verb}`;
    const reason = safe ? 'a client goes on where it was' : 'a client that is configured for it does not get there';
    const text = safe ? { after: name } : { before: name };
    const verdict = safe ? 'compatible' : 'breaking';
    const at = { before: placeOf(left, name), after: placeOf(right, name) };
    const change = { code: `SERVER_${found.toUpperCase()}`, class: verdict, found, what, reason, at, ...text } as const;
    book.add(change, { ...where, direction: 'request' });
  }
  for (const { name = '', found, ...said } of rawChanges(
    { servers: wording(left.servers, skipped) },
    { servers: wording(right.servers, skipped) },
  )) {
    if (found !== 'changed') continue;
    const what = `the description of the server ${name} changed`;
    const reason = 'where requests go stays the same';
    const at = { before: placeOf(left, name), after: placeOf(right, name) };
    const text = texts(said.before, said.after);
    book.add({ code: 'SERVER_DESCRIPTION_CHANGED', class: 'editorial', found, what, reason, at, ...text }, where);
  }
}
