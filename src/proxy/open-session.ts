import type { LoadedSettings, SettingsRequest } from '../config/load-settings.ts';
import type { Identity } from '../evidence/records.ts';
import { openEnvironment, runPreflight } from '../http/open-environment.ts';
import { openSession, type Session } from '../http/session.ts';
import type { RunProblem } from '../run/run-problem.ts';

/** A session for a proxy, with what has to be closed after it. */
export interface ProxySession {
  readonly session: Session;
  close(): Promise<void>;
}

/**
 * Opens the environment of the settings and a session in it. The embedded environment is started where no address is
 * given, and gets keys of its own.
 * @returns `failure` where the embedded environment does not take its keys
 */
export async function openProxySession(
  root: string,
  loaded: LoadedSettings,
  request: SettingsRequest,
  identity: Identity,
): Promise<ProxySession | { readonly problem: RunProblem } | { readonly failure: string }> {
  const { settings } = loaded;
  const named = { ...loaded, settings: { ...settings, runId: `proxy-${settings.runId}` } };
  const environment = await openEnvironment(root, named, request);
  if (environment.settings[identity as 'primary' | 'second'] === undefined) {
    await environment.close();
    return { problem: withoutCredentials(settings.environment, identity) };
  }
  const checked = settings.isLocal ? await runPreflight(environment.settings) : environment;
  if ('cause' in checked) {
    await environment.close();
    return { failure: checked.cause.message };
  }
  const session = openSession(checked.settings, 'proxy', 1);
  return {
    session,
    close: async () => {
      session.close();
      await environment.close();
    },
  };
}

function withoutCredentials(environment: string, identity: Identity): RunProblem {
  return {
    code: 'PROXY_NO_CREDENTIALS',
    what: `the settings have no credentials for the identity ${identity}`,
    expected: `credentials of ${identity} in environment ${environment}`,
    received: 'none',
    where: 'option --identity',
    next: 'docs/environment.md says which settings give them',
  };
}
