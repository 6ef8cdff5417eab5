import { checkContentDigest } from '../digest.ts';
import { onlyOnce } from '../idempotency.ts';
import type { WireAnswer } from './answer.ts';
import { refused } from './answer.ts';
import { render } from './answer-policy.ts';
import type { Call } from './call.ts';
import { badRequest, Refusal } from './refusal.ts';
import { headerValues } from './request-message.ts';

/** Takes a call through all checks, in the order of docs/sandbox.md, and runs its operation. Never rejects. */
export async function answerCall(call: Call): Promise<WireAnswer> {
  const { answers } = call.world.behaviour;
  try {
    const early = await answers.before(call);
    if (early !== undefined) return render(early, call, answers);
    return await checkAndRun(call);
  } catch (error) {
    return render(refused(refusalOf(error)), call, answers);
  }
}

/** The refusal that an error amounts to: what is not a Refusal is a defect of the environment, and says nothing about itself. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal(500, 'INTERNAL_ERROR', 'Internal error');
}

async function checkAndRun(call: Call): Promise<WireAnswer> {
  const { operation, world } = call;
  if (operation.token) call.tenant = world.behaviour.authentication.authenticate(call);
  world.behaviour.validation.mediaType(call);
  if (operation.signed) {
    checkContentDigest(call);
    world.behaviour.signature.verify(call);
  }
  return operation.idempotent ? onlyOnce(call, () => run(call)) : run(call);
}

async function run(call: Call): Promise<WireAnswer> {
  const { operation, world } = call;
  if (operation.idempotent) await world.behaviour.idempotency.beforeEffect(call);
  try {
    if (!operation.body) refuseBody(call);
    return render(operation.handle(call), call, world.behaviour.answers);
  } catch (error) {
    return render(refused(refusalOf(error)), call, world.behaviour.answers);
  }
}

/** A GET is not read beyond its header, so that its framing has to speak for the body. */
function refuseBody(call: Call): void {
  const framed = headerValues(call.message, 'content-length').some((length) => length.trim() !== '0');
  const chunked = headerValues(call.message, 'transfer-encoding').length > 0;
  if (call.message.body.length > 0 || (call.message.method === 'GET' && (framed || chunked))) {
    throw badRequest('UNEXPECTED_BODY', 'This operation takes no body.');
  }
}
