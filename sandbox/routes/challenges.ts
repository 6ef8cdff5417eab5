import { currentChallenge, provesOwnership } from '../challenge.ts';
import { startScreening } from '../customer-states.ts';
import { empty, json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Operation } from '../http/operation.ts';
import { CHANGES_BY_BODY, READS } from '../http/operation.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { customerOfPath } from './path-id.ts';

const PATH = '/v1/customers/:customerId/challenge';

/** The proof that a customer owns the account: read the challenge, sign it. */
export const challengeOperations: readonly Operation[] = [
  { id: 'getCustomerChallenge', path: PATH, ...READS, handle: getChallenge },
  { id: 'signCustomerChallenge', method: 'POST', path: `${PATH}/sign`, ...CHANGES_BY_BODY, handle: signChallenge },
];

function getChallenge(call: Call) {
  const { challenges, presentation } = call.world.behaviour;
  const customer = customerOfPath(call);
  if (challenges.alreadySigned(customer, call))
    throw new Refusal(404, 'CHALLENGE_NOT_FOUND', 'There is no challenge to sign');
  return json(200, presentation.challenge(currentChallenge(customer, call.world)));
}

function signChallenge(call: Call) {
  const { world } = call;
  const { validation, challenges } = world.behaviour;
  const customer = customerOfPath(call);
  const answer = validation.challengeSignature(validation.readBody(call.message.body), validation);
  if (challenges.alreadySigned(customer, call)) throw new Refusal(409, 'CHALLENGE_SIGNED', 'Challenge already signed');
  if (!provesOwnership(answer, customer, world)) {
    challenges.afterFailure(customer, world);
    throw badRequest(
      'CHALLENGE_FAILED',
      'The signature does not prove that the customer owns the account. A new challenge was issued.',
    );
  }
  startScreening(world, customer);
  return empty(204);
}
