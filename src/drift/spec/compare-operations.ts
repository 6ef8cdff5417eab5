import { childPointer } from '../../generate/pointer.ts';
import type { Scope } from './change-book.ts';
import { compareCarriers } from './compare-carriers.ts';
import { compareContent } from './compare-content.ts';
import { compareResponses } from './compare-responses.ts';
import { compareSecurity } from './compare-security.ts';
import { compareServers } from './compare-servers.ts';
import { type Comparison, compareFields, deprecation, type Sides } from './comparison.ts';
import { type Direction, opposite } from './effect.ts';
import {
  callbackItems,
  type FoundOperation,
  type FoundOperations,
  nameOf,
  operationFields,
  operationsOf,
  parametersOf,
} from './operations.ts';
import { below, top } from './spec-document.ts';

/** Who calls: clients call operations, and the API calls webhooks and callbacks. */
export type Caller = 'client' | 'api';

/** What an operation is called in sentences. */
const kinds = { paths: 'operation', webhooks: 'webhook', callbacks: 'callback' } as const;

/** The lists of operations that are compared, and what holds them. */
interface Home {
  readonly kind: keyof typeof kinds;
  readonly before: string;
  readonly after: string;
  /** Name of the operation whose callbacks they are. */
  readonly owner?: string;
  /** Operations that led here: a callback that calls back itself is compared once. */
  readonly trail?: readonly string[];
}

/** Compares all operations of paths, webhooks, or of the callbacks of one operation. */
export function compareOperations(
  comparison: Comparison,
  before: FoundOperations,
  after: FoundOperations,
  home: Home,
): void {
  const caller: Caller = home.kind === 'paths' ? 'client' : 'api';
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const left = before.get(key);
    const right = after.get(key);
    if (left && right) {
      const pair = `${left.place.pointer} ${right.place.pointer}`;
      const trail = home.trail ?? [];
      if (trail.includes(pair)) continue;
      const name = [home.owner, nameOf(left)].filter(Boolean).join(' > ');
      compareOne(
        comparison,
        left,
        right,
        { operation: name, subject: name, direction: caller === 'client' ? 'request' : 'response' },
        caller,
        [...trail, pair],
      );
    } else if (left ?? right) appearing(comparison, left, right, home);
  }
}

function appearing(
  { book }: Comparison,
  left: FoundOperation | undefined,
  right: FoundOperation | undefined,
  home: Home,
): void {
  const one = right ?? left;
  if (!one) return;
  const found = right ? 'added' : 'removed';
  const title = home.kind === 'webhooks' ? one.path : `${one.method} ${one.path}`;
  const operation = [home.owner, nameOf(one)].filter(Boolean).join(' > ');
  const deprecated = left?.place.value.deprecated === true ? ', as it was announced' : '';
  const reasons = {
    added: home.kind === 'paths' ? 'a client need not call it' : 'a client gets it only if it asked for it',
    removed:
      home.kind === 'paths'
        ? `a client that calls it gets an error${deprecated}`
        : `a client that waits for it gets nothing${deprecated}`,
  };
  book.add(
    {
      code: `${kinds[home.kind].toUpperCase()}_${found.toUpperCase()}`,
      class: right ? 'compatible' : 'breaking',
      found,
      what: `the ${kinds[home.kind]} ${title} is ${right ? 'new' : 'gone'}`,
      reason: reasons[found],
      at: { before: left?.place.pointer ?? home.before, after: right?.place.pointer ?? home.after },
      ...(right ? { after: title } : { before: title }),
    },
    { operation, direction: home.kind === 'paths' ? 'request' : 'response', subject: home.owner ?? 'the API' },
  );
}

function compareOne(
  comparison: Comparison,
  left: FoundOperation,
  right: FoundOperation,
  scope: Scope & { direction: Direction },
  caller: Caller,
  trail: readonly string[],
): void {
  const sides: Sides = { before: left.place, after: right.place };
  const pushed = caller === 'api';
  compareCarriers(
    comparison,
    parametersOf(comparison.before, left),
    parametersOf(comparison.after, right),
    { before: left.place.pointer, after: right.place.pointer },
    { ...scope, pushed },
  );
  compareBody(comparison, sides, scope, pushed);
  compareResponses(comparison, sides, { ...scope, direction: opposite(scope.direction), pushed });
  // Whom the receiver of a webhook lets in is the receiver's affair.
  if (!pushed) compareSecurity(comparison, left.place, right.place, scope);
  if (!pushed)
    compareServers(
      comparison,
      [left.place, left.item, top(comparison.before)],
      [right.place, right.item, top(comparison.after)],
      scope,
    );
  const { direction: _, ...anyone } = scope;
  const elsewhere = ['parameters', 'servers', '$ref', 'additionalOperations', ...operationFields];
  compareFields(comparison, { before: left.item, after: right.item }, anyone, 'PATH', elsewhere);
  compareFields(
    comparison,
    sides,
    scope,
    'OPERATION',
    ['parameters', 'requestBody', 'responses', 'security', 'servers', 'callbacks'],
    {
      deprecated: deprecation,
      operationId: () => ['compatible', 'requests stay the same, and only generated clients name it'],
    },
  );
  compareOperations(
    comparison,
    operationsOf(comparison.before, callbackItems(comparison.before, left.place), 'expressions'),
    operationsOf(comparison.after, callbackItems(comparison.after, right.place), 'expressions'),
    {
      kind: 'callbacks',
      before: childPointer(left.place.pointer, 'callbacks'),
      after: childPointer(right.place.pointer, 'callbacks'),
      owner: scope.subject,
      trail,
    },
  );
}

function compareBody(
  comparison: Comparison,
  operations: Sides,
  outer: Scope & { direction: Direction },
  pushed: boolean,
): void {
  const { book } = comparison;
  const before = below(comparison.before, operations.before, 'requestBody');
  const after = below(comparison.after, operations.after, 'requestBody');
  const scope = { ...outer, subject: `${outer.subject}, the body` };
  const sent = scope.direction === 'request';
  const at = {
    before: before?.pointer ?? childPointer(operations.before.pointer, 'requestBody'),
    after: after?.pointer ?? childPointer(operations.after.pointer, 'requestBody'),
  };
  if (before && after) {
    if ((before.value.required === true) !== (after.value.required === true)) {
      const now = after.value.required === true;
      const reason = sent
        ? now
          ? 'a request without it, valid before, is refused'
          : 'a request with it stays valid'
        : now
          ? 'a receiver that did without it may go on'
          : 'a receiver that counts on it may not find it';
      const what = `the body is ${now ? 'required' : 'optional'} now`;
      book.add(
        {
          code: now ? 'BODY_NOW_REQUIRED' : 'BODY_NOW_OPTIONAL',
          class: now === sent ? 'breaking' : 'compatible',
          found: 'changed',
          what,
          reason,
          at,
        },
        outer,
      );
    }
    compareContent(comparison, { before, after }, scope, pushed);
    compareFields(comparison, { before, after }, scope, 'BODY', ['content', 'required']);
  } else if (after) {
    const required = after.value.required === true;
    const reason = sent
      ? required
        ? 'a request without it, valid before, is refused'
        : 'a request without it stays valid'
      : 'a receiver that did not read it may go on';
    book.add(
      {
        code: 'BODY_ADDED',
        class: sent && required ? 'breaking' : 'compatible',
        found: 'added',
        what: `the ${required ? 'required' : 'optional'} body is new`,
        reason,
        at,
      },
      outer,
    );
  } else if (before) {
    const reason = sent
      ? 'a client that sends it may be refused, or is no longer heard'
      : 'a receiver that reads it no longer finds it';
    book.add(
      { code: 'BODY_REMOVED', class: 'breaking', found: 'removed', what: 'the body is gone', reason, at },
      outer,
    );
  }
}
