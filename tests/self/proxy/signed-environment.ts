import { type ForwardingProxy, startForwardingProxy } from '../run/forwarding-proxy.ts';
import { type RegisteredSandbox, startRegisteredSandbox } from '../run/registered-sandbox.ts';

/** A strict environment that the proxy is pointed at by settings, with a witness of what reaches it. */
export interface SignedEnvironment {
  /** Variables for the proxy. */
  readonly variables: Readonly<Record<string, string>>;
  readonly sandbox: RegisteredSandbox;
  /** What arrived there, with the token that evidence leaves out. */
  readonly witness: ForwardingProxy;
  close(): Promise<void>;
}

/** Starts the embedded environment with registered keys, and a witness before it. */
export async function startSignedEnvironment(): Promise<SignedEnvironment> {
  const sandbox = await startRegisteredSandbox();
  const witness = await startForwardingProxy(sandbox.baseUrl);
  return {
    variables: { CONTRACT_ENV: 'canary', ...sandbox.variables, OFFBLOCKS_BASE_URL: witness.baseUrl },
    sandbox,
    witness,
    close: async () => {
      await witness.close();
      await sandbox.stop();
    },
  };
}

/** A customer that was not created before: its wallet is made up of its number. */
export function newCustomer(number: number): { readonly chainId: string; readonly externalId: string } {
  const address = `0x${String(number).padStart(40, '0')}`;
  return { chainId: `eip155:300:${address}`, externalId: `proxied-${number}` };
}
