import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { connect, isIP, type Socket } from 'node:net';
import tls from 'node:tls';

/** A proxy that refuses the tunnel; told apart because the environment has no part in it. */
export class TunnelRefused extends Error {
  override readonly name = 'TunnelRefused';
}

/** The error of something that did not happen in time, in the operating system's own words. */
function timeoutError(what: string, timeoutMs: number): NodeJS.ErrnoException {
  return Object.assign(new Error(`${what} took longer than ${timeoutMs} ms`), { code: 'ETIMEDOUT' });
}

/** A host and a port. */
export interface Endpoint {
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
}

/** Where a URL leads: its host, and its port or the one that its scheme implies. */
export function endpointOf(url: URL): Endpoint {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port };
}

/**
 * All addresses of a host name, in the resolver's order.
 * @throws an error with the resolver's code, or ETIMEDOUT after `timeoutMs` milliseconds
 */
export async function resolveHost(host: string, timeoutMs: number): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  // The resolver of the operating system can't be told to give up.
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timeoutError('the name server', timeoutMs)), timeoutMs);
  });
  try {
    const found = await Promise.race([lookup(host, { all: true, verbatim: true }), late]);
    return found.map(({ address }) => address);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens a TCP connection; the caller destroys it.
 * @throws an error with the system's code, or ETIMEDOUT after `timeoutMs` milliseconds
 */
export function openConnection(endpoint: Endpoint, timeoutMs: number): Promise<Socket> {
  const socket = connect(endpoint);
  socket.setTimeout(timeoutMs, () => socket.destroy(timeoutError('the connection', timeoutMs)));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket));
  });
}

/**
 * Asks a proxy for a tunnel to an endpoint (RFC 9110 §9.3.6); the caller destroys it.
 * @throws TunnelRefused when the proxy says no, or the error of the connection to it
 */
export function openTunnel(proxy: URL, { host, port }: Endpoint, timeoutMs: number): Promise<Socket> {
  const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const asking = (proxy.protocol === 'https:' ? https : http).request({
    ...endpointOf(proxy),
    method: 'CONNECT',
    path: authority,
    headers: { Host: authority },
  });
  asking.setTimeout(timeoutMs, () => asking.destroy(timeoutError('the tunnel', timeoutMs)));
  return new Promise((resolve, reject) => {
    asking.once('error', reject);
    asking.once('connect', (response, socket) => {
      if (response.statusCode === 200) return resolve(socket as Socket);
      socket.destroy();
      return reject(new TunnelRefused(`the proxy ${proxy.host} answered ${response.statusCode} to CONNECT`));
    });
    asking.end();
  });
}

/** What a TLS handshake showed. */
export interface Handshake {
  /** For example `TLSv1.3`. */
  readonly protocol: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Why the certificate is not trusted, in the code of Node; absent when it is. */
  readonly distrust?: string;
}

/** How to make a handshake. */
export interface HandshakeOptions {
  readonly endpoint: Endpoint;
  readonly timeoutMs: number;
  /** PEM text of the authorities to trust; absent means those of Node. */
  readonly ca?: readonly string[];
  /** A tunnel to the endpoint, in place of a connection of its own. */
  readonly tunnel?: Socket;
}

/**
 * Makes a TLS handshake, sends nothing over it and ends it. An untrusted certificate is told, not thrown, so that it
 * can be described.
 * @throws the error of the connection, or ETIMEDOUT after `timeoutMs` milliseconds
 */
export function shakeHands({ endpoint, timeoutMs, ca, tunnel }: HandshakeOptions): Promise<Handshake> {
  const socket = tls.connect({
    ...endpoint,
    ...(tunnel ? { socket: tunnel } : {}),
    // RFC 6066 §3 allows no address as a server name.
    ...(isIP(endpoint.host) === 0 ? { servername: endpoint.host } : {}),
    ...(ca ? { ca: [...ca] } : {}),
    rejectUnauthorized: false,
  });
  socket.setTimeout(timeoutMs, () => socket.destroy(timeoutError('the TLS handshake', timeoutMs)));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const { subject, issuer, valid_from, valid_to } = socket.getPeerCertificate();
      resolve({
        protocol: socket.getProtocol() ?? 'TLS',
        subject: nameOf(subject),
        issuer: nameOf(issuer),
        validFrom: new Date(valid_from),
        validTo: new Date(valid_to),
        ...(socket.authorized ? {} : { distrust: String(socket.authorizationError) }),
      });
      socket.destroy();
    });
  });
}

function nameOf(name: tls.Certificate | undefined): string {
  const parts = [name?.CN, name?.O].flat().filter((part) => part !== undefined && part !== '');
  return parts[0] ?? 'nobody';
}
