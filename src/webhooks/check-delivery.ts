import { contract, type Webhook } from '../../generated/operations.ts';
import { validators } from '../../generated/validators.mjs';
import { allowed, type SchemaError, tellingErrors, valueIn } from '../contract/check-body.ts';
import { showsChallenge } from '../contract/check-disclosure.ts';
import { timestampProblems } from '../contract/check-timestamps.ts';
import type { Confidential } from '../contract/exchange.ts';
import { because, broken, type Evaluation, excerpt, type Finding, holds } from '../contract/finding.ts';
import { homesOfKeyword, inferredFailure } from '../contract/inferred.ts';
import { type JsonReading, readJson } from '../contract/json-form.ts';
import { headerValue, isJsonType, mediaTypeOf } from '../contract/message.ts';
import { aspectOf, aspectsOfSchema, declaredProperties, type SchemaAspect } from '../contract/schema-aspects.ts';
import { shortestSecret, spells } from '../contract/spellings.ts';
import { type Delivery, eventFacts } from './delivery.ts';
import { declaredTypes, webhookOfType } from './webhook-of-type.ts';

/** What a delivery is judged with besides the contract. */
export interface DeliveryContext {
  /** The environment's now, in milliseconds since the epoch. */
  readonly nowMs: number;
  readonly confidential: readonly Confidential[];
  /** Makes a text of the payload fit to be quoted. */
  readonly quotable: (text: string) => string;
}

/** The check ids that each delivery of a webhook owes, as `checkDelivery` evaluates them. */
export function owedByDelivery({ name, pointer }: Webhook): string[] {
  const always = ['method', 'content-type', 'type-declared', 'payload-form', 'no-challenge', 'no-secret'];
  const aspects = pointer === null ? [] : [...aspectsOfSchema(pointer)].map((aspect) => `payload-${aspect}`);
  const dated = pointer !== null && declaredProperties(pointer).has('createdAt') ? ['payload-timestamps'] : [];
  return [...always, ...aspects, ...dated].map((requirement) => `webhook.${requirement}:${name}`);
}

/** H2, H3, H12, H13, B26: everything that one delivery can be judged on alone, each rule for itself. */
export function checkDelivery(delivery: Delivery, context: DeliveryContext): Evaluation[] {
  return new DeliveryCheck(delivery, context).evaluations();
}

class DeliveryCheck {
  readonly #delivery: Delivery;
  readonly #context: DeliveryContext;
  readonly #type: string | undefined;
  readonly #webhook: Webhook | undefined;
  readonly #declared: boolean;
  readonly #reading: JsonReading;

  constructor(delivery: Delivery, context: DeliveryContext) {
    this.#delivery = delivery;
    this.#context = context;
    this.#type = eventFacts(delivery.body).webhookType;
    const { webhook, declared } = webhookOfType(this.#type);
    this.#webhook = webhook;
    this.#declared = declared;
    this.#reading = readJson(delivery.body);
  }

  evaluations(): Evaluation[] {
    return [
      this.#method(),
      this.#contentType(),
      this.#typeDeclared(),
      this.#form(),
      ...this.#schema(),
      ...this.#timestamps(),
      this.#challenge(),
      this.#secret(),
    ];
  }

  /** The case of a check: the webhook, or the only thing that is known of an event that belongs to none. */
  get #case(): string {
    return this.#webhook?.name ?? 'other';
  }

  #evaluate(
    requirement: string,
    finding: Pick<Finding, 'message' | 'expected' | 'received' | 'where'> | undefined,
    more: Partial<Finding> = {},
  ): Evaluation {
    if (finding === undefined) return holds(requirement, this.#case);
    const webhook = this.#webhook;
    const place = webhook ? { pointer: webhook.operationPointer, line: webhook.line } : {};
    const received = excerpt(this.#context.quotable(finding.received));
    const inferred = because(webhook?.inferred);
    return broken(requirement, this.#case, { ...place, ...inferred, ...finding, received, ...more });
  }

  #method(): Evaluation {
    const expected = this.#webhook?.method ?? 'POST';
    const { method } = this.#delivery;
    const message = 'a delivery came with another method than the contract declares';
    return this.#evaluate(
      'webhook.method',
      method === expected ? undefined : { message, expected, received: method, where: 'method' },
    );
  }

  #contentType(): Evaluation {
    const received = headerValue(this.#delivery.headers, 'content-type');
    const message = 'a delivery is not labelled as the JSON that it must be';
    return this.#evaluate(
      'webhook.content-type',
      isJsonType(mediaTypeOf(received))
        ? undefined
        : { message, expected: 'application/json', received: received ?? 'none', where: 'header content-type' },
    );
  }

  #typeDeclared(): Evaluation {
    // That the type is absent is the schema's finding.
    const known = this.#type === undefined || this.#declared;
    const message = 'an event has a type that the contract does not list';
    return this.#evaluate(
      'webhook.type-declared',
      known
        ? undefined
        : { message, expected: declaredTypes().join(', '), received: this.#type ?? '', where: 'body#/webhookType' },
      { hint: 'a type the contract does not list is drift: the API may have grown' },
    );
  }

  #form(): Evaluation {
    const [first] = this.#reading.problems;
    const message = 'a delivery carries a defective JSON text';
    const expected = 'one JSON text in UTF-8, each member name once, integers within ±(2^53 − 1)';
    return this.#evaluate(
      'webhook.payload-form',
      first && { message, expected, received: first.message, where: first.where },
    );
  }

  #schema(): Evaluation[] {
    const pointer = this.#webhook?.pointer ?? null;
    const { value, problems } = this.#reading;
    if (pointer === null || value === undefined) return [];
    const validate = validators[pointer];
    if (validate === undefined) throw new Error(`no validator was generated for ${pointer}; run: npm run generate`);
    validate(value);
    const ambiguous = problems.flatMap((problem) => problem.ambiguous ?? []);
    const errors = tellingErrors(validate.errors ?? []).filter(
      ({ instancePath }) => !ambiguous.some((place) => `${instancePath}/`.startsWith(`${place}/`)),
    );
    const aspects = new Set([...aspectsOfSchema(pointer), ...errors.map(({ keyword }) => aspectOf(keyword))]);
    return [...aspects].map((aspect) => {
      const error = errors.find(({ keyword }) => aspectOf(keyword) === aspect);
      return error ? this.#accuse(pointer, aspect, error, value) : holds(`webhook.payload-${aspect}`, this.#case);
    });
  }

  #accuse(pointer: string, aspect: SchemaAspect, error: SchemaError, value: unknown): Evaluation {
    const where = `body#${error.instancePath}`;
    const homes = homesOfKeyword(pointer, error);
    const home = (homes.length === 1 ? homes[0]?.pointer : undefined) ?? pointer;
    const line = contract.lines[home] ?? contract.lines[pointer] ?? this.#webhook?.line;
    return this.#evaluate(
      `webhook.payload-${aspect}`,
      {
        message: `the payload of ${this.#type ?? 'an event'} breaks the contract`,
        expected: `${where} ${error.message ?? error.keyword}${allowed(error.params)}`,
        received: JSON.stringify(valueIn(value, error.instancePath)) ?? 'nothing',
        where,
      },
      {
        pointer: home,
        ...(line === undefined ? {} : { line }),
        ...because(this.#webhook?.inferred ?? inferredFailure(homes, error.keyword)),
      },
    );
  }

  #timestamps(): Evaluation[] {
    const pointer = this.#webhook?.pointer ?? null;
    const { value } = this.#reading;
    if (pointer === null || typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    if (!declaredProperties(pointer).has('createdAt')) return [];
    const now = new Date(this.#context.nowMs).toUTCString();
    const [first] = timestampProblems(value as Record<string, unknown>, '', now);
    const message = 'an event has timestamps that cannot be true';
    const expected = 'UTC instants, createdAt ≤ updatedAt, none in the future';
    return [
      this.#evaluate(
        'webhook.payload-timestamps',
        first && { message, expected, received: first.text, where: first.where },
      ),
    ];
  }

  #challenge(): Evaluation {
    const message = 'an event shows a wallet challenge';
    const expected = 'no member "challenge" at any depth';
    const shown = showsChallenge(this.#delivery.body);
    const where = 'body#/challenge';
    return this.#evaluate(
      'webhook.no-challenge',
      shown ? { message, expected, received: 'a member "challenge"', where } : undefined,
    );
  }

  #secret(): Evaluation {
    const { headers, body, path } = this.#delivery;
    const text = `${path}\n${headers.map((line) => line.join(': ')).join('\n')}\n${new TextDecoder().decode(body)}`;
    const told = this.#context.confidential.filter(
      ({ value }) => value.length >= shortestSecret && spells(text, value),
    );
    const message = 'a delivery repeats a secret';
    const received = told.map(({ name }) => name).join(', ');
    return this.#evaluate(
      'webhook.no-secret',
      told.length === 0 ? undefined : { message, expected: 'no secret of ours', received, where: 'delivery' },
    );
  }
}
