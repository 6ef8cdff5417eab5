import { isObject, type Json, type JsonObject } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import { canonical } from './canonical.ts';
import type { Scope } from './change-book.ts';
import type { Comparison } from './comparison.ts';
import { rawChanges } from './raw-changes.ts';
import { texts } from './schema-change.ts';
import type { Place } from './spec-document.ts';

const listOf = (servers: Json | undefined): JsonObject[] => (Array.isArray(servers) ? servers.filter(isObject) : []);

/** Whether the one server is meant that is meant where none is named (OpenAPI 3.1.1, section 4.8.1.1). */
const isUsual = (servers: Json | undefined): boolean =>
  listOf(servers).every(({ url }, index) => index === 0 && url === '/');

/** Servers are the same with a slash at their end and without. */
const addressOf = ({ url }: JsonObject): string => String(url).replace(/(?<=.)\/$/, '');

/** The variables of a server's address without what is said about them. */
function variablesOf({ variables }: JsonObject): Record<string, JsonObject> {
  const all = isObject(variables) ? Object.entries(variables) : [];
  return Object.fromEntries(
    all.map(([name, variable]) => {
      const { default: usual = null, enum: listed } = isObject(variable) ? variable : {};
      return [name, { default: usual, ...(Array.isArray(listed) ? { enum: listed.map(String).sort() } : {}) }];
    }),
  );
}

/** Servers by address, with all that decides where a request goes. */
function addresses(servers: Json | undefined): Record<string, string> {
  return Object.fromEntries(listOf(servers).map((server) => [addressOf(server), canonical(variablesOf(server))]));
}

/** Whether every address that could be made of a server's variables can still be made, the usual one among them. */
function isWider(before: Json | undefined, after: Json | undefined, name: string): boolean {
  const [old, now] = [before, after].map((servers) => {
    const server = listOf(servers).find((one) => addressOf(one) === name);
    return server ? variablesOf(server) : {};
  });
  return Object.entries(old ?? {}).every(([variable, was]) => {
    const is = now?.[variable];
    const listed = (one: JsonObject): readonly Json[] | undefined => (Array.isArray(one.enum) ? one.enum : undefined);
    if (is === undefined || is.default !== was.default) return false;
    const [few, many] = [listed(was), listed(is)];
    return many === undefined || few?.every((value) => many.includes(value)) === true;
  });
}

function wording(servers: Json | undefined, skipped?: ReadonlySet<string>): Record<string, string> {
  const told = ({ url: _, ...rest }: JsonObject): string =>
    canonical(isObject(rest.variables) ? { ...rest, variables: wordsOf(rest.variables) } : rest, skipped);
  return Object.fromEntries(listOf(servers).map((server) => [addressOf(server), told(server)]));
}

/** What is said about variables beside what decides. */
function wordsOf(variables: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => {
      const { default: _, enum: __, ...rest } = isObject(variable) ? variable : {};
      return [name, rest];
    }),
  );
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
  if (canonical(left.servers) === canonical(right.servers) || (isUsual(left.servers) && isUsual(right.servers))) return;
  const where: Scope = left.at === '#/servers' && right.at === left.at ? { subject: 'the whole API' } : scope;
  for (const { name = '', found, ...said } of rawChanges(
    { servers: addresses(left.servers) },
    { servers: addresses(right.servers) },
  )) {
    const wider = found === 'changed' && isWider(left.servers, right.servers, name);
    const safe = found === 'added' || wider;
    const verb = { added: 'is new', removed: 'is gone', changed: 'takes other variables' }[found];
    const what = `the server ${name} ${verb}`;
    const reason = safe ? 'a client goes on where it was' : 'a client that is configured for it does not get there';
    const names = found === 'added' ? { after: name } : { before: name };
    const text = found === 'changed' ? texts(said.before, said.after) : names;
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
