import { isIP } from 'node:net';
import { settingTable } from '../config/setting-table.ts';
import { type Endpoint, endpointOf, openConnection, resolveHost } from '../http/connection.ts';
import { handshakeWith, proxyOf } from '../http/handshake.ts';
import { judgeCertificate } from './certificate.ts';
import type { Examination } from './examination.ts';
import { failedProbe, probed } from './probe.ts';
import type { Finding } from './row.ts';
import type { Step } from './take-steps.ts';

type Reach = Pick<Examination, 'settings'>;

/** Whom this machine itself connects to: the proxy where there is one, else the environment. */
function nearest(reach: Reach): { endpoint: Endpoint; whose: string } {
  const proxy = proxyOf(reach.settings);
  return { endpoint: endpointOf(proxy ?? reach.settings.baseUrl), whose: proxy ? 'the proxy ' : '' };
}

async function lookAtName(reach: Reach): Promise<Finding> {
  const { endpoint, whose } = nearest(reach);
  if (isIP(endpoint.host) !== 0)
    return { state: 'skipped', seen: `${whose}${endpoint.host} is an address, not a name` };
  const found = await probed(resolveHost(endpoint.host, reach.settings.timeoutMs));
  if ('failure' in found) return failedProbe(`${whose}${endpoint.host}`, found.failure);
  return { state: 'ok', seen: `${whose}${endpoint.host} is ${found.value.join(', ')}` };
}

async function lookAtPort(reach: Reach): Promise<Finding> {
  const { endpoint, whose } = nearest(reach);
  const started = performance.now();
  const found = await probed(openConnection(endpoint, reach.settings.timeoutMs));
  if ('failure' in found) return failedProbe(`${whose}${endpoint.host} port ${endpoint.port}`, found.failure);
  const { remoteAddress } = found.value;
  found.value.destroy();
  const ms = Math.round(performance.now() - started);
  return { state: 'ok', seen: `${whose}${remoteAddress ?? endpoint.host} port ${endpoint.port} answers in ${ms} ms` };
}

async function lookAtCertificate(reach: Reach): Promise<Finding> {
  const { baseUrl } = reach.settings;
  if (baseUrl.protocol === 'http:')
    return { state: 'skipped', seen: `${settingTable.baseUrl.name} says http: on this machine nothing is encrypted` };
  const endpoint = endpointOf(baseUrl);
  const shaken = await probed(handshakeWith(reach.settings));
  if ('failure' in shaken && shaken.failure.kind === 'tunnel')
    return failedProbe(`a tunnel to ${endpoint.host}`, shaken.failure);
  if ('failure' in shaken) return failedProbe(`${endpoint.host} port ${endpoint.port}`, shaken.failure);
  return judgeCertificate(shaken.value, endpoint.host, new Date());
}

const route = [settingTable.baseUrl.name, settingTable.httpsProxy.name];

/** DNS, TCP and TLS: whether the environment, or the proxy before it, can be reached at all. */
export const networkSteps: readonly Step<Reach>[] = [
  { name: 'DNS', needs: [], restsOn: route, look: lookAtName },
  { name: 'TCP', needs: ['DNS'], restsOn: route, look: lookAtPort },
  { name: 'TLS', needs: ['TCP'], restsOn: [...route, settingTable.caFile.name], look: lookAtCertificate },
];
