import { type DriftContract, driftContract } from '../../../../src/drift/behaviour/drift-contract.ts';
import { readSpecDocument } from '../../../../src/drift/spec/spec-document.ts';
import type { CheckRecord, ExchangeRecord } from '../../../../src/evidence/records.ts';

/** A small contract: a list and a thing, one schema of which is the other with more. */
export const smallContract = `
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}}
        '400': {$ref: '#/components/responses/Bad'}
    post:
      operationId: createThing
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewThing'}}}}
      responses:
        '201': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/ThingWithKey'}}}}
        '400': {$ref: '#/components/responses/Bad'}
  /things/{thingId}:
    get:
      operationId: getThing
      parameters: [{$ref: '#/components/parameters/ThingId'}]
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '404': {description: none, headers: {X-Trace: {schema: {type: string}}}}
components:
  parameters:
    ThingId: {name: thingId, in: path, required: true, schema: {type: string}}
  responses:
    Bad: {description: bad}
  schemas:
    Colour: {type: string, enum: [red, green]}
    Thing: {type: object, required: [id], properties: {id: {type: string}, colour: {$ref: '#/components/schemas/Colour'}, note: {type: string}, free: {type: object}}}
    ThingWithKey: {allOf: [{$ref: '#/components/schemas/Thing'}, {type: object, properties: {key: {type: string}}}]}
    NewThing: {type: object, required: [name], properties: {name: {type: string, minLength: 1, maxLength: 5}, size: {type: integer}}}
`;

/** A contract as drift reads it. */
export function contractIn(text: string): DriftContract {
  return driftContract(readSpecDocument(text, 'things.yaml'));
}

/** What is different in an exchange from a served read. */
export interface Exchanged {
  readonly operation?: string | null;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly sent?: unknown;
  readonly headers?: ReadonlyArray<readonly [string, string]>;
  readonly intent?: ExchangeRecord['intent'];
  readonly totalMs?: number;
  readonly suite?: string;
}

let number = 0;

/** An exchange as evidence keeps it. */
export function exchange(given: Exchanged = {}): ExchangeRecord {
  number += 1;
  const {
    operation = 'getThing',
    method = 'GET',
    path = '/things/1',
    status = 200,
    body,
    sent,
    headers,
    intent,
  } = given;
  const recorded = (value: unknown) => {
    const content = value === undefined ? '' : JSON.stringify(value);
    return { encoding: 'utf-8', content, bytes: content.length } as const;
  };
  return {
    kind: 'exchange',
    id: `${given.suite ?? 'story'}.step#${number}`,
    suite: given.suite ?? 'story',
    step: 'step',
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString(),
    ...(operation === null ? {} : { operation }),
    identity: 'primary',
    intent: intent ?? { kind: 'valid', provokes: [] },
    request: {
      method,
      url: `http://127.0.0.1:1/v1${path}`,
      headers: [],
      ...(sent === undefined ? {} : { body: recorded(sent) }),
    },
    response: {
      status,
      reason: '',
      headers: [...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]), ...(headers ?? [])],
      body: recorded(body),
    },
    timings: { totalMs: given.totalMs ?? 5 },
    evaluations: [],
  };
}

/** A check that rests on an exchange. */
export function check(
  requirement: string,
  rest: string,
  { id }: ExchangeRecord,
  outcome: CheckRecord['outcome'] = 'proved',
): CheckRecord {
  return {
    kind: 'check',
    id: `${requirement}:${rest}`,
    requirement,
    suite: 'story',
    step: 'step',
    outcome,
    exchanges: [id],
  };
}
