import type { Challenge } from './challenge.ts';
import type { Call } from './http/call.ts';
import { callingTenant } from './http/call.ts';
import type { JsonObject } from './json.ts';
import { uuidFromName } from './uuid.ts';

/** The states of a customer, as the documentation lists them. */
export const CUSTOMER_STATUSES = ['initiating', 'screening', 'verifying', 'rejected', 'active', 'inactive'] as const;

/** The state of a customer. */
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];

/** What a client says about a customer. */
export interface NewCustomer {
  readonly chainId: string;
  readonly externalId: string;
}

/** A customer as the environment keeps it. */
export interface Customer {
  readonly id: string;
  readonly tenantId: string;
  chainId: string;
  externalId: string;
  status: CustomerStatus;
  /** Nanoseconds since the epoch. */
  readonly createdAt: bigint;
  /** Nanoseconds since the epoch. */
  updatedAt: bigint;
  /** The challenge that was issued last. */
  challenge?: Challenge | undefined;
  /** The verdict that was accepted and has not taken effect yet. */
  pendingVerdict?: CustomerStatus | undefined;
}

/** The customers of all tenants, in the order of their creation. */
export interface CustomerStore {
  add(customer: Customer): void;
  all(): Customer[];
  withId(id: string): Customer | undefined;
}

/** An empty store. */
export function createCustomerStore(): CustomerStore {
  const customers = new Map<string, Customer>();
  return {
    add: (customer) => void customers.set(customer.id, customer),
    all: () => [...customers.values()],
    withId: (id) => customers.get(id),
  };
}

/** Who sees which customer, and what becomes of a new one; each member may be replaced by a fault. */
export interface CustomerPolicy {
  /** The id of a new customer. */
  idFor(customer: NewCustomer, call: Call): string;
  /** The customer that the caller knows under this id. */
  find(id: string, call: Call): Customer | undefined;
  /** The customers that the caller may list. */
  list(call: Call): Customer[];
  /** Whether an existing customer of the same tenant stands in the way of a new one. */
  conflicts(existing: Customer, candidate: NewCustomer, call: Call): boolean;
  /** The customer as it is stored, given the whole body it was asked for with. */
  admit(customer: Customer, body: JsonObject, call: Call): Customer;
  /** `updatedAt` after a change at the instant `now`, both in nanoseconds. */
  touched(customer: Customer, now: bigint): bigint;
}

/** The strict policy: a tenant's customers are its own; the pair of chainId and externalId is unique within it. */
export const strictCustomers: CustomerPolicy = {
  idFor: (customer, call) =>
    uuidFromName(callingTenant(call).id, `${customer.chainId.toLowerCase()}\n${customer.externalId}`),
  find(id, call) {
    const customer = call.world.customers.withId(id);
    return customer?.tenantId === callingTenant(call).id ? customer : undefined;
  },
  list: (call) => call.world.customers.all().filter((customer) => customer.tenantId === callingTenant(call).id),
  conflicts: (existing, candidate) =>
    existing.chainId.toLowerCase() === candidate.chainId.toLowerCase() && existing.externalId === candidate.externalId,
  admit: (customer) => customer,
  touched: (_customer, now) => now,
};
