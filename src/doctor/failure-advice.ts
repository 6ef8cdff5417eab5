import { settingTable } from '../config/setting-table.ts';

const { baseUrl, timeoutMs, httpsProxy, caFile, controlHost } = settingTable;

const adviceByKind: Readonly<Record<string, string>> = {
  dns: `check the host in ${baseUrl.name}; if it is right, ask whoever runs this network's name servers, or set ${httpsProxy.name} where names resolve behind a proxy only`,
  refused: `check host and port in ${baseUrl.name}, and that the environment runs; a firewall can refuse too`,
  reset: `something on the way cuts the connection: a firewall, a VPN, or a proxy that ${httpsProxy.name} must name`,
  tls: `check that ${baseUrl.name} names a port that speaks TLS, and ${caFile.name} where the certificate is of a private authority`,
  timeout: `a firewall may drop the packets, or the environment is slow: try ${timeoutMs.name} with a larger number, and another host (${controlHost.name}) to tell your network from theirs`,
  truncated: `the environment, or a proxy before it, ended the connection in mid-answer: repeat, then ask its operators`,
  'not-http': `${baseUrl.name} names a port where something else than HTTP listens; check scheme and port`,
  tunnel: `the proxy of ${httpsProxy.name} does not let this host through; ask whoever runs it`,
};

/** What to do about a failure of the network, by its kind. */
export function failureAdvice(kind: string): string {
  return adviceByKind[kind] ?? `check ${baseUrl.name} and the network, then repeat`;
}
