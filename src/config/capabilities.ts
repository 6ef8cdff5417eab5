/** What an environment may allow, with the sentence that documents it. */
export const capabilityMeanings = {
  simulator: 'the simulator endpoints are there, so that verification and rejection can be provoked',
  webhooks: 'the environment can reach our webhook receiver',
  clock: 'the time of the environment can be moved forward over its clock URL',
  destructive:
    'a disposable pair of credentials may be changed and deleted; a run uses it up, the next one needs another',
  tenants: 'a second pair of credentials belongs to another tenant, so that isolation can be judged',
  bulk: 'hundreds of requests and customers are welcome',
} as const;

/** One thing that an environment allows. */
export type Capability = keyof typeof capabilityMeanings;

/** Tells whether a text names a capability. */
export function isCapability(text: string): text is Capability {
  return Object.hasOwn(capabilityMeanings, text);
}

/** All capabilities in the order in which they are documented. */
export const capabilityNames: readonly Capability[] = Object.keys(capabilityMeanings).filter(isCapability);
