import { issueChallenge } from '../challenge.ts';
import { switchCustomer } from '../customer-states.ts';
import type { Customer } from '../customers.ts';
import { json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { callingTenant } from '../http/call.ts';
import type { Operation } from '../http/operation.ts';
import { CHANGES, CHANGES_BY_BODY, READS } from '../http/operation.ts';
import { Refusal } from '../http/refusal.ts';
import { announceCustomer } from '../webhooks/announce.ts';
import { customerOfPath } from './path-id.ts';

/** Customers: create, list, read, deactivate, activate. */
export const customerOperations: readonly Operation[] = [
  { id: 'createCustomer', method: 'POST', path: '/v1/customers', ...CHANGES_BY_BODY, handle: createCustomer },
  { id: 'listCustomers', path: '/v1/customers', ...READS, handle: listCustomers },
  { id: 'getCustomer', path: '/v1/customers/:customerId', ...READS, handle: getCustomer },
  {
    id: 'deactivateCustomer',
    method: 'PATCH',
    path: '/v1/customers/:customerId/deactivate',
    ...CHANGES,
    handle: (call) => switched(call, 'deactivate'),
  },
  {
    id: 'activateCustomer',
    method: 'PATCH',
    path: '/v1/customers/:customerId/activate',
    ...CHANGES,
    handle: (call) => switched(call, 'activate'),
  },
];

function createCustomer(call: Call) {
  const { world, message } = call;
  const { validation, customers: policy, presentation } = world.behaviour;
  const tenant = callingTenant(call);
  const body = validation.readBody(message.body);
  const wanted = validation.newCustomer(body, validation);
  const own = world.customers.all().filter((customer) => customer.tenantId === tenant.id);
  if (own.some((existing) => policy.conflicts(existing, wanted, call)))
    throw new Refusal(409, 'CUSTOMER_EXISTS', 'Customer already exists');
  const now = world.clock.tick();
  const fresh: Customer = {
    id: policy.idFor(wanted, call),
    tenantId: tenant.id,
    ...wanted,
    status: 'initiating',
    createdAt: now,
    updatedAt: now,
  };
  const customer = policy.admit(fresh, body, call);
  world.customers.add(customer);
  issueChallenge(customer, world);
  announceCustomer(world, customer);
  return json(201, presentation.customer(customer, 'create'));
}

function listCustomers(call: Call) {
  const { customers, presentation } = call.world.behaviour;
  const listed = customers.list(call);
  return json(
    200,
    listed.map((customer) => presentation.customer(customer, 'list')),
  );
}

function getCustomer(call: Call) {
  return json(200, call.world.behaviour.presentation.customer(customerOfPath(call), 'read'));
}

function switched(call: Call, action: 'activate' | 'deactivate') {
  const customer = customerOfPath(call);
  switchCustomer(call.world, customer, action);
  return json(200, call.world.behaviour.presentation.customer(customer, 'change'));
}
