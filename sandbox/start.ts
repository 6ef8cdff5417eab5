import type { FastifyInstance } from 'fastify';
import type { Behaviour } from './behaviour.ts';
import { changedBehaviour, strictBehaviour } from './behaviour.ts';
import type { Clock } from './clock.ts';
import { createControlServer } from './control.ts';
import { loadDrift } from './drifts/registry.ts';
import { loadFault } from './faults/registry.ts';
import { createServer } from './http/server.ts';
import type { ApiCredentials, TenantName } from './tenants.ts';
import { TENANT_NAMES } from './tenants.ts';
import { loadVariant } from './variants/registry.ts';
import type { Delays } from './world.ts';
import { createWorld } from './world.ts';

/** How an environment is started; everything has a default. */
export interface SandboxOptions extends Partial<Delays> {
  /** Port of the API; 0, the default, takes a free one. */
  readonly port?: number | undefined;
  /** Port of the control server; 0, the default, takes a free one. */
  readonly controlPort?: number | undefined;
  /** Scheme, host and port that clients ask, where a proxy stands before it; by default where it listens. */
  readonly origin?: string | undefined;
  /** Decides credentials, ids and nonces. */
  readonly seed?: string | undefined;
  /** The id of the one fault or drift to start with. */
  readonly fault?: string | undefined;
  /** The id of the one variant to start with. */
  readonly variant?: string | undefined;
  readonly clock?: Clock | undefined;
}

/** An environment that listens. */
export interface RunningSandbox {
  /** Ends in `/v1`, without a slash. */
  readonly baseUrl: string;
  /** Takes POST `{"advanceSeconds": n}`. */
  readonly clockUrl: string;
  /** The credentials at the start, by tenant. */
  readonly credentials: Readonly<Record<TenantName, ApiCredentials>>;
  /** Stops both servers, all timers and all deliveries. */
  close(): Promise<void>;
}

const DEFAULT_DELAYS: Delays = { screeningMs: 20, verdictMs: 10, retryMs: 50, executionMs: 0 };

/** Starts an environment on the loopback address. Throws UnknownModification for an id that no fault or variant has. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const closing = new AbortController();
  let origin: URL | undefined;
  const world = createWorld({
    seed: options.seed ?? 'offblocks-sandbox',
    delays: delaysOf(options),
    behaviour: await behaviourOf(options),
    closing: closing.signal,
    clock: options.clock,
    origin: () => {
      if (origin === undefined) throw new Error('the environment has no address before it listens');
      return origin;
    },
  });
  const credentials = TENANT_NAMES.map((name) => [name, { ...world.tenants.named(name).credentials }]);
  const api = createServer(world);
  const control = createControlServer(world);
  const close = async () => {
    closing.abort();
    world.timers.stop();
    await Promise.all([api.close(), control.close()]);
  };
  try {
    const listening = await listen(api, options.port);
    origin = new URL(options.origin ?? listening);
    const controlUrl = await listen(control, options.controlPort);
    return {
      baseUrl: `${origin.origin}/v1`,
      clockUrl: `${controlUrl}/clock`,
      credentials: Object.fromEntries(credentials),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function listen(server: FastifyInstance, port: number | undefined): Promise<string> {
  return server.listen({ host: '127.0.0.1', port: port ?? 0 });
}

function delaysOf(options: SandboxOptions): Delays {
  return {
    screeningMs: options.screeningMs ?? DEFAULT_DELAYS.screeningMs,
    verdictMs: options.verdictMs ?? DEFAULT_DELAYS.verdictMs,
    retryMs: options.retryMs ?? DEFAULT_DELAYS.retryMs,
    executionMs: options.executionMs ?? DEFAULT_DELAYS.executionMs,
  };
}

async function behaviourOf(options: SandboxOptions): Promise<Behaviour> {
  let behaviour = strictBehaviour;
  const fault = (await loadDrift(options.fault)) ?? (await loadFault(options.fault));
  for (const modification of [await loadVariant(options.variant), fault]) {
    if (modification !== undefined) behaviour = changedBehaviour(behaviour, modification.change(behaviour));
  }
  return behaviour;
}
