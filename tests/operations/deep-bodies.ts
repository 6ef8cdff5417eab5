import document from '../../generated/contract.json' with { type: 'json' };
import type { Operation } from '../../generated/operations.ts';
import { validators } from '../../generated/validators.mjs';
import type { ValueContract } from '../../src/cases/arbitrary-value.ts';
import { asObject, flattened, isObject, jsonSchemaOf, valueAt } from '../../src/cases/case-contract.ts';
import type { Json } from '../../src/cases/edit.ts';
import { judgeBy } from '../../src/cases/judge.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import type { Precondition } from './preconditions.ts';
import type { ValidRequest } from './valid-request.ts';

/** The contract, as far as values are drawn from it. */
export const valueContract: ValueContract = { document, judge: judgeBy(validators) };

/** The pointer of an operation's JSON body; undefined for an operation without one. */
export function bodyPointer({ requestBody }: Operation): string | undefined {
  return requestBody === null ? undefined : jsonSchemaOf(requestBody.schemas);
}

/** The names of a body's properties. */
export function propertiesAt(pointer: string): readonly string[] {
  return Object.keys(asObject(flattened(document, valueAt(document, pointer)).properties));
}

/** Whether a random body can be accepted: some required property is free to be anything that the schema allows. */
export function isFree(pointer: string, { bound }: Precondition): boolean {
  const { required } = flattened(document, valueAt(document, pointer));
  return Array.isArray(required) && required.some((name) => !bound.includes(`/${String(name)}`));
}

/** How a property that is drawn keeps to what belongs to this run, by operation. */
const own: Readonly<
  Record<string, (drawn: Readonly<Record<string, Json>>, request: ValidRequest) => Record<string, Json>>
> = {
  // Whatever a run creates carries its name, so that it can be found.
  createCustomer: ({ externalId }, { body }) => {
    const mark = String(asObject(body).externalId);
    const drawn = [...String(externalId)];
    return {
      externalId:
        drawn.length <= mark.length ? `${mark}${drawn.join('')}` : `${mark}${drawn.slice(mark.length).join('')}`,
    };
  },
  // Events must not be sent to a host that somebody else may own.
  putWebhook: ({ callbackUrl }, { body }) => {
    const { pathname, search } = new URL(String(callbackUrl));
    return { callbackUrl: `${String(asObject(body).callbackUrl)}${pathname}${search}` };
  },
};

/** A drawn body in which bound properties are those of the prepared request, and the others this run's own. */
export function ownBody(operationId: string, value: Json, request: ValidRequest, { bound }: Precondition): Json {
  if (!isObject(value)) return value;
  const prepared = asObject(request.body);
  const free = Object.entries({ ...value, ...own[operationId]?.(value, request) }).filter(
    ([name]) => !bound.includes(`/${name}`),
  );
  const kept = Object.entries(prepared).filter(([name]) => bound.includes(`/${name}`));
  return Object.fromEntries([...free, ...kept]);
}

/** Ends the step when a body that means to be valid is not: that is the suite's own fault. */
export function demandValid(t: StepContext, pointer: string, body: Json): void {
  const violations = valueContract.judge(pointer, body);
  if (violations.length === 0) return;
  const keywords = violations.map(({ keyword }) => keyword).join(', ');
  const message = `a drawn body breaks ${pointer} (${keywords}): ${JSON.stringify(body).slice(0, 300)}`;
  t.session.ledger.suiteFault('DRAWN_VALUE_INVALID', message);
  throw new TypeError(message);
}
