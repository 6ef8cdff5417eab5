// The library of certificates finds its parts by decorators.
import 'reflect-metadata';
import { request as forward } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A TLS server before the embedded environment, by an authority of its own. */
export interface TlsFront {
  /** https, ending in `/v1`. */
  readonly baseUrl: string;
  /** PEM of the authority. */
  readonly ca: string;
  close(): Promise<void>;
}

const dayMs = 86_400_000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/**
 * Opens it on a free loopback port.
 * @param target base URL of the environment behind it
 * @param daysLeft until its certificate ends; negative once it has
 */
export async function openTlsFront(target: string, daysLeft: number): Promise<TlsFront> {
  const notBefore = new Date(Date.now() - 200 * dayMs);
  const authorityKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const authority = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Authority of a test',
    keys: authorityKeys,
    signingAlgorithm: algorithm,
    notBefore,
    notAfter: new Date(Date.now() + 400 * dayMs),
    extensions: [new BasicConstraintsExtension(true, 1, true)],
  });
  const serverKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    subject: 'CN=localhost',
    issuer: authority.subject,
    publicKey: serverKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: algorithm,
    notBefore,
    // An hour more, so that the whole days that are left don't depend on the moment.
    notAfter: new Date(Date.now() + daysLeft * dayMs + 3_600_000),
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  });
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', serverKeys.privateKey), 'PRIVATE KEY');
  const { hostname, port } = new URL(target);
  const server = createServer({ key, cert: certificate.toString('pem') }, (incoming, outgoing) => {
    const { method = 'GET', url: path = '/' } = incoming;
    const onward = forward({ hostname, port, method, path, headers: incoming.rawHeaders, setHost: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    baseUrl: `https://localhost:${(server.address() as AddressInfo).port}/v1`,
    ca: authority.toString('pem'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
