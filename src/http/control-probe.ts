import { connect } from 'node:net';
import type { Settings } from '../config/settings.ts';

/** Whether something accepts connections at a host: enough to tell our own network from theirs. */
function accepts(url: URL, timeoutMs: number): Promise<boolean> {
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port, timeout: timeoutMs });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

/**
 * Whose network is at fault when the environment can't be reached: the control host, if the settings name one, is asked
 * too; `untold` without one.
 */
export async function networkAtFault({
  controlHost,
  timeoutMs,
}: Pick<Settings, 'controlHost' | 'timeoutMs'>): Promise<'theirs' | 'ours' | 'untold'> {
  if (!controlHost) return 'untold';
  return (await accepts(controlHost, timeoutMs)) ? 'theirs' : 'ours';
}

/** The same as a clause for a person; undefined without a control host. */
export async function whoseNetwork(settings: Pick<Settings, 'controlHost' | 'timeoutMs'>): Promise<string | undefined> {
  const { controlHost } = settings;
  if (!controlHost) return undefined;
  return (await networkAtFault(settings)) === 'theirs'
    ? `the control host ${controlHost.host} can be reached, so the fault lies with the environment`
    : `the control host ${controlHost.host} can't be reached either, so the fault lies with our own network`;
}
