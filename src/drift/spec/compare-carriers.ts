import { isObject, type Json } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import type { Scope } from './change-book.ts';
import { compareContent } from './compare-content.ts';
import { type Comparison, compareFields, compareSchemaOf, deprecation, type Sides } from './comparison.ts';
import type { Direction, SpecClass } from './effect.ts';
import { schemaView } from './schema-view.ts';
import { isSignatureField } from './signature-policy.ts';
import type { Place, SpecDocument } from './spec-document.ts';

/** A parameter or header with what it is called. */
export interface Carrier {
  readonly name: string;
  readonly in: string;
  readonly place: Place;
}

type Carriers = ReadonlyMap<string, Carrier>;

/** What it is called in sentences. */
function kindOf({ in: where }: Carrier): string {
  return where === 'header' ? 'header' : `${where} parameter`;
}

function codeOf({ in: where }: Carrier): 'HEADER' | 'PARAMETER' {
  return where === 'header' ? 'HEADER' : 'PARAMETER';
}

function isRequired({ in: where, place }: Carrier): boolean {
  return where === 'path' || place.value.required === true;
}

/**
 * Compares parameters or headers by key.
 * @param home pointer of the object that lists them, in either document
 */
export function compareCarriers(
  comparison: Comparison,
  before: Carriers,
  after: Carriers,
  home: { readonly before: string; readonly after: string },
  scope: Scope & { readonly direction: Direction; readonly pushed: boolean },
): void {
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const left = before.get(key);
    const right = after.get(key);
    const either = left ?? right;
    if (!either) continue;
    const at = { before: left?.place.pointer ?? home.before, after: right?.place.pointer ?? home.after };
    const name = right?.name ?? either.name;
    const own: Scope & { direction: Direction } = {
      ...scope,
      subject: `${scope.subject}, the ${kindOf(either)} ${name}`,
      signature: either.in === 'header' && isSignatureField(name),
    };
    if (left && right) compareOne(comparison, left, right, own, scope.pushed);
    else appearing(comparison, either, right ? 'added' : 'removed', at, { ...own, subject: scope.subject });
  }
}

/** A required header of a signed API is part of what signer and verifier agree on. */
function shared(carrier: Carrier, scope: Scope): Scope {
  const agreed = carrier.in === 'header' && isRequired(carrier) && scope.direction === 'request';
  return { ...scope, signature: scope.signature === true || agreed };
}

function appearing(
  { book }: Comparison,
  carrier: Carrier,
  found: 'added' | 'removed',
  at: { before: string; after: string },
  scope: Scope,
): void {
  const required = isRequired(carrier);
  const what = `the ${required ? 'required' : 'optional'} ${kindOf(carrier)} ${carrier.name} is ${found === 'added' ? 'new' : 'gone'}`;
  const [verdict, reason] = meaning(carrier, found, required, scope);
  const kind = codeOf(carrier);
  book.add(
    {
      code:
        found === 'added' && required && scope.direction === 'request'
          ? `REQUIRED_${kind}_ADDED`
          : `${kind}_${found.toUpperCase()}`,
      class: verdict,
      found,
      what,
      reason,
      at,
      ...(found === 'added' ? { after: carrier.name } : { before: carrier.name }),
    },
    shared(carrier, scope),
  );
}

function meaning(
  { name, in: where }: Carrier,
  found: 'added' | 'removed',
  required: boolean,
  { direction, signature }: Scope,
): [SpecClass, string] {
  if (direction === 'response')
    return found === 'added'
      ? ['compatible', 'a client ignores headers that it does not know']
      : [
          'breaking',
          signature
            ? 'a client that verifies it has nothing left to verify'
            : 'a client that reads it no longer finds it',
        ];
  if (found === 'added')
    return required
      ? ['breaking', 'a request without it, valid before, is refused']
      : ['compatible', 'a request without it stays valid'];
  if (signature)
    return [
      'breaking',
      `a client that sends ${name} may be refused or goes unverified, and nothing says any more what protects the request`,
    ];
  if (where === 'header')
    return ['breaking', 'a client that sends it may be refused, or what it asked for no longer happens'];
  return ['breaking', 'a client that sends it may be refused, or is no longer heard'];
}

function compareOne(
  comparison: Comparison,
  before: Carrier,
  after: Carrier,
  scope: Scope & { direction: Direction },
  pushed: boolean,
): void {
  const sides: Sides = { before: before.place, after: after.place };
  if (isRequired(before) !== isRequired(after)) requiredness(comparison, before, after, scope);
  if (before.name !== after.name && before.in === 'path') renamed(comparison, before, after, scope);
  serialisation(comparison, before, after, scope);
  // A schema and a media type write the same value so differently that only that is worth a word.
  if (isMedia(before) === isMedia(after)) {
    compareSchemaOf(comparison, sides, scope);
    compareContent(comparison, sides, scope, pushed);
  }
  const written = ['style', 'explode', 'allowReserved', 'allowEmptyValue'];
  compareFields(comparison, sides, scope, codeOf(before), ['name', 'in', 'required', 'schema', 'content', ...written], {
    deprecated: deprecation,
  });
}

function requiredness({ book }: Comparison, before: Carrier, after: Carrier, scope: Scope): void {
  const now = isRequired(after);
  const sent = scope.direction === 'request';
  const reasons = sent
    ? { true: 'a request without it, valid before, is refused', false: 'a request with it stays valid' }
    : { true: 'a client that did without it may go on', false: 'a client that counts on it may not find it' };
  book.add(
    {
      code: `${codeOf(after)}_NOW_${now ? 'REQUIRED' : 'OPTIONAL'}`,
      class: now === sent ? 'breaking' : 'compatible',
      found: 'changed',
      what: `it is ${now ? 'required' : 'optional'} now`,
      reason: reasons[now ? 'true' : 'false'],
      at: { before: `${before.place.pointer}/required`, after: `${after.place.pointer}/required` },
      before: now ? 'optional' : 'required',
      after: now ? 'required' : 'optional',
    },
    shared(now ? after : before, scope),
  );
}

function renamed({ book }: Comparison, before: Carrier, after: Carrier, scope: Scope): void {
  book.add(
    {
      code: 'PATH_PARAMETER_RENAMED',
      class: 'compatible',
      found: 'changed',
      what: `the path parameter ${before.name} is called ${after.name} now`,
      reason: 'the address stays the same, and only generated clients name it',
      at: { before: before.place.pointer, after: after.place.pointer },
      before: before.name,
      after: after.name,
    },
    scope,
  );
}

function isMedia({ place }: Carrier): boolean {
  return isObject(place.value.content);
}

/** Whether a value has parts that may be written one by one. */
function hasParts(document: SpecDocument, { place }: Carrier): boolean {
  if (place.value.schema === undefined) return true;
  const { types } = schemaView(document, [childPointer(place.pointer, 'schema')]);
  return types === undefined || types.has('array') || types.has('object');
}

/** How a value is written, with the defaults of OpenAPI 3.1.1, section 4.8.12.2.1. */
function written(document: SpecDocument, carrier: Carrier): string {
  const { in: where, place } = carrier;
  const { content, style, explode, allowReserved, allowEmptyValue }: Record<string, Json> = place.value;
  if (isObject(content)) return `as ${Object.keys(content).join(' or ')}`;
  const used = style ?? (where === 'query' || where === 'cookie' ? 'form' : 'simple');
  const flags = [
    (explode ?? used === 'form') && hasParts(document, carrier) && 'exploded',
    allowReserved && 'reserved characters',
    allowEmptyValue && 'may be empty',
  ];
  return [used, ...flags].filter(Boolean).join(', ');
}

function serialisation(comparison: Comparison, before: Carrier, after: Carrier, scope: Scope): void {
  const { book } = comparison;
  const old = written(comparison.before, before);
  const now = written(comparison.after, after);
  // Two media types are told by name.
  if (old === now || (isMedia(before) && isMedia(after))) return;
  const wider = now === `${old}, may be empty`;
  book.add(
    {
      code: 'PARAMETER_SERIALISATION_CHANGED',
      class: wider ? 'compatible' : 'breaking',
      found: 'changed',
      what: 'the way in which it is written changed',
      reason: wider ? 'what was sent before may still be sent' : 'the same value is written in another way',
      at: { before: before.place.pointer, after: after.place.pointer },
      before: old,
      after: now,
    },
    scope,
  );
}
