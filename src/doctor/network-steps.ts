import { readFileSync } from 'node:fs';
import { isIP, type Socket } from 'node:net';
import { rootCertificates } from 'node:tls';
import { settingTable } from '../config/setting-table.ts';
import { judgeCertificate } from './certificate.ts';
import { type Endpoint, endpointOf, openConnection, openTunnel, resolveHost, shakeHands } from './connection.ts';
import type { Examination } from './examination.ts';
import { failedProbe, probed } from './probe.ts';
import type { Finding } from './row.ts';
import type { Step } from './take-steps.ts';

type Reach = Pick<Examination, 'settings'>;

/** The proxy that connections to the environment go through; it serves https only. */
function proxyOf({ settings }: Reach): URL | undefined {
  return settings.baseUrl.protocol === 'https:' ? settings.httpsProxy : undefined;
}

/** Whom this machine itself connects to: the proxy where there is one, else the environment. */
function nearest(reach: Reach): { endpoint: Endpoint; whose: string } {
  const proxy = proxyOf(reach);
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
  const { baseUrl, timeoutMs, caFile } = reach.settings;
  if (baseUrl.protocol === 'http:')
    return { state: 'skipped', seen: `${settingTable.baseUrl.name} says http: on this machine nothing is encrypted` };
  const endpoint = endpointOf(baseUrl);
  const proxy = proxyOf(reach);
  let tunnel: Socket | undefined;
  if (proxy) {
    const opened = await probed(openTunnel(proxy, endpoint, timeoutMs));
    if ('failure' in opened) return failedProbe(`a tunnel to ${endpoint.host}`, opened.failure);
    tunnel = opened.value;
  }
  const ca = caFile === undefined ? {} : { ca: [...rootCertificates, readFileSync(caFile, 'utf8')] };
  const shaken = await probed(shakeHands({ endpoint, timeoutMs, ...ca, ...(tunnel ? { tunnel } : {}) }));
  tunnel?.destroy();
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
