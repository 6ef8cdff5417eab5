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
 * Says whose network is at fault when the environment can't be reached: the control host, if the settings name one, is
 * asked too. Undefined without a control host.
 */
export async function whoseNetwork({
  controlHost,
  timeoutMs,
}: Pick<Settings, 'controlHost' | 'timeoutMs'>): Promise<string | undefined> {
  if (!controlHost) return undefined;
  return (await accepts(controlHost, timeoutMs))
    ? `the control host ${controlHost.host} can be reached, so the fault lies with the environment`
    : `the control host ${controlHost.host} can't be reached either, so the fault lies with our own network`;
}
