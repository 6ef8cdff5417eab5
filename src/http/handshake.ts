import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { Settings } from '../config/settings.ts';
import { endpointOf, type Handshake, openTunnel, shakeHands } from './connection.ts';

type Reach = Pick<Settings, 'httpsProxy' | 'caFile' | 'timeoutMs'> & { readonly baseUrl: URL };

/** The proxy that connections to the environment go through; it serves https only. */
export function proxyOf({ baseUrl, httpsProxy }: Pick<Reach, 'baseUrl' | 'httpsProxy'>): URL | undefined {
  return baseUrl.protocol === 'https:' ? httpsProxy : undefined;
}

/**
 * A TLS handshake with the environment, through the proxy and with the authorities of the settings.
 * @throws TunnelRefused, the error of the connection, or ETIMEDOUT
 */
export async function handshakeWith(reach: Reach): Promise<Handshake> {
  const { baseUrl, timeoutMs, caFile } = reach;
  const endpoint = endpointOf(baseUrl);
  const proxy = proxyOf(reach);
  const ca = caFile === undefined ? {} : { ca: [...rootCertificates, readFileSync(caFile, 'utf8')] };
  const tunnel = proxy ? await openTunnel(proxy, endpoint, timeoutMs) : undefined;
  try {
    return await shakeHands({ endpoint, timeoutMs, ...ca, ...(tunnel ? { tunnel } : {}) });
  } finally {
    tunnel?.destroy();
  }
}

/**
 * Whole days until the certificate of the environment ends, negative once it has; null without TLS or without handshake.
 * @param nowMs our time, milliseconds since the epoch
 */
export async function certificateDaysLeft(reach: Reach, nowMs: number): Promise<number | null> {
  if (reach.baseUrl.protocol === 'http:') return null;
  try {
    const { validTo } = await handshakeWith(reach);
    return Math.floor((validTo.getTime() - nowMs) / 86_400_000);
  } catch {
    // Why nothing listens there is told by the requests that follow.
    return null;
  }
}
