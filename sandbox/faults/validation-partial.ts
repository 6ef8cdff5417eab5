import type { Call } from '../http/call.ts';
import { callingTenant } from '../http/call.ts';
import type { Fault } from '../modification.ts';

/** A refused creation leaves a customer behind. */
export const fault: Fault = {
  id: 'validation-partial',
  group: 'validation',
  summary: 'A refused creation leaves a customer behind.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        if (call?.operation.id === 'createCustomer' && answer.refusal?.code === 'INVALID_BODY') leaveBehind(call);
        return answers.shape(answer, call);
      },
    },
  }),
};

/** Stores what can be made out of the body, with something valid for the rest. */
function leaveBehind(call: Call): void {
  const body: unknown = JSON.parse(call.message.body.toString('utf8'));
  const given = { ...(typeof body === 'object' ? body : {}) };
  const externalId = 'externalId' in given && typeof given.externalId === 'string' ? given.externalId : 'unknown';
  const chainId = 'chainId' in given && typeof given.chainId === 'string' ? given.chainId : '';
  const now = call.world.clock.tick();
  call.world.customers.add({
    id: call.world.values.uuid(),
    tenantId: callingTenant(call).id,
    chainId: call.world.behaviour.validation.acceptsChainId(chainId) ? chainId : `eip155:300:0x${'0'.repeat(40)}`,
    externalId,
    status: 'initiating',
    createdAt: now,
    updatedAt: now,
  });
}
