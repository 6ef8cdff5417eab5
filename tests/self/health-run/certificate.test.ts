import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import type { Night } from '../../../src/health/night.ts';
import { scratchFolder } from '../run/scratch.ts';
import { openTlsFront } from './tls-front.ts';
import { playNight, quickSandbox } from './visited-environment.ts';

jest.setTimeout(60_000);

const scratch = scratchFolder();
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await quickSandbox();
});
afterAll(() => sandbox.close());

/** A night on which the certificate has this many days left. */
async function nightWith(daysLeft: number): Promise<Night> {
  const front = await openTlsFront(sandbox.baseUrl, daysLeft);
  const healthDir = mkdtempSync(join(scratch, 'tls-'));
  const caFile = join(healthDir, 'ca.pem');
  writeFileSync(caFile, front.ca);
  try {
    const { night } = await playNight({
      sandbox,
      baseUrl: front.baseUrl,
      healthDir,
      reportDir: join(healthDir, 'reports'),
      runId: 'tls',
      at: new Date(),
      variables: { OFFBLOCKS_CA_FILE: caFile },
    });
    return night;
  } finally {
    await front.close();
  }
}

describe('a night behind TLS', () => {
  it('is ok while the certificate lasts, and tells the days', async () => {
    const { state, sample } = await nightWith(60);
    expect([state, sample.certificateDays]).toEqual(['ok', 60]);
    expect(sample.steps[0]?.latency?.tlsMs).toBeGreaterThan(0);
  });

  it('is degraded when the certificate ends within two weeks', async () => {
    const { state, parts } = await nightWith(13);
    expect(state).toBe('degraded');
    expect(parts.filter((part) => part.state !== 'ok')).toEqual([
      {
        part: 'certificate',
        state: 'degraded',
        cause: { kind: 'certificate', text: 'the certificate ends in 13 days' },
      },
    ]);
  });

  it('is down, with the certificate as cause, once it has ended', async () => {
    const { state, parts, sample } = await nightWith(-2);
    expect([state, sample.certificateDays, sample.unreachable]).toEqual(['down', -2, null]);
    expect(parts[0]).toMatchObject({ part: 'operation:issueToken', state: 'down', cause: { kind: 'certificate' } });
    expect(parts[0]?.cause?.text).toContain('CERT_HAS_EXPIRED');
  });
});
