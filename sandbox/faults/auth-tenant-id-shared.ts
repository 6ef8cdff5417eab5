import type { Fault } from '../modification.ts';
import { uuidFromName } from '../uuid.ts';

/** The same customer has the same id with every tenant. */
export const fault: Fault = {
  id: 'auth-tenant-id-shared',
  group: 'authentication',
  summary: 'The same customer has the same id with every tenant.',
  change: () => ({
    customers: {
      idFor: ({ chainId, externalId }) => uuidFromName(NAMESPACE, `${chainId.toLowerCase()}\n${externalId}`),
    },
  }),
};

/** Of the URLs (RFC 9562, section 6.6): nobody's own. */
const NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
