import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { type ContractOutcome, runContract } from '../run/contract-process.ts';
import { projectRoot } from '../run/project-root.ts';
import { scratchFolder } from '../run/scratch.ts';
import { registeredKeys, signedExchanges, verifySignature } from './journal-signatures.ts';

const scratch = scratchFolder();
let run: ContractOutcome;

beforeAll(async () => {
  run = await runContract({ scratch, args: ['--env', 'local', '--build', '2026.11.3', '--run-id', 'full-run'] });
}, 100_000);

const sorted = (ids: Iterable<string>): string[] => [...new Set(ids)].sort();

describe('a full run against the embedded environment', () => {
  it('holds, with exit 0, and says of what and that it says nothing about the real API', () => {
    expect([run.code, run.verdict?.word, run.verdict?.reasons]).toEqual([0, 'holds', []]);
    expect(run.stdout).toMatch(
      /^self-test holds: environment local, build 2026\.11\.3, contract \S+ \(embedded; says nothing about the real API\)$/m,
    );
    expect(run.stdout).toMatch(/^exit 0 {2}holds$/m);
  });

  it('proves at least 150 checks over at least 80 exchanges, and leaves none open', () => {
    expect(run.verdict?.counts.proved).toBeGreaterThanOrEqual(150);
    expect(run.verdict?.exchanges).toBeGreaterThanOrEqual(80);
    expect(run.verdict?.counts).toMatchObject({ 'not-reached': 0, undecided: 0, 'suite-fault': 0, violated: 0 });
  });

  it('demands what requirements.yaml demands: the same ids in file, plan and evidence', () => {
    const { requirements } = parse(readFileSync(join(projectRoot, 'requirements.yaml'), 'utf8')) as {
      requirements: Array<{ id: string; excluded?: string }>;
    };
    const demanded = sorted(requirements.filter(({ excluded }) => excluded === undefined).map(({ id }) => id));
    const planned = sorted(
      run.evidence.records.flatMap((record) => (record.kind === 'planned' ? [record.requirement] : [])),
    );
    // What is excluded is owed by no plan, but may show all the same.
    const shown = sorted(
      (run.verdict?.checks ?? []).flatMap(({ requirement, outcome }) =>
        demanded.includes(requirement) && (outcome === 'proved' || outcome === 'warned') ? [requirement] : [],
      ),
    );
    expect({ planned, shown }).toEqual({ planned: demanded, shown: demanded });
  });

  it('leaves no active customer and no subscription behind', () => {
    expect(run.stdout).toMatch(
      /^clean-up {3}primary: [1-9]\d* customers deactivated, \d+ subscriptions? deleted, 0 failed$/m,
    );
    const tidied = run.evidence.records.flatMap((record) =>
      record.kind === 'exchange' && record.suite === 'clean-up' ? [record] : [],
    );
    const [list] = tidied.filter(({ operation }) => operation === 'listCustomers');
    const active = list?.response?.body.content.match(/"status":"active"/g) ?? [];
    const gone = tidied.filter(
      ({ operation, identity, response }) =>
        operation === 'deactivateCustomer' && identity === list?.identity && response?.status === 200,
    );
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.length).toBe(active.length);
  });

  it('reaches every place of the contract, or coverage.yaml says why not; nothing that it says is stale', () => {
    const { axes = [], stale } = run.verdict?.coverage ?? {};
    const holes = axes.flatMap(({ rows }) => rows.filter(({ hits }) => hits === 0));
    expect(axes.map(({ rows }) => rows.length > 0)).toEqual([true, true, true, true, true]);
    expect(holes.filter(({ reason }) => reason === undefined).map(({ place }) => place)).toEqual([]);
    expect(stale).toEqual([]);
  });

  it('carries its run id in all that it creates, but for the shortest text that can be sent', () => {
    const created = run.evidence.records.flatMap((record) =>
      record.kind === 'exchange' && record.operation === 'createCustomer' && record.response?.status === 201
        ? [JSON.parse(record.request.body?.content ?? '{}').externalId as string]
        : [],
    );
    expect(created.length).toBeGreaterThan(5);
    expect(created.filter((externalId) => externalId.length > 1 && !externalId.includes('full-run'))).toEqual([]);
  });

  it('signs with both algorithms so that an independent library verifies every valid request', async () => {
    const keys = registeredKeys(run.evidence.records);
    const signed = signedExchanges(run.evidence.records);
    const results = await Promise.all(signed.map(async (exchange) => verifySignature(exchange, keys)));
    expect(results.filter(({ verified }) => !verified)).toEqual([]);
    const byAlgorithm = (wanted: string): number => results.filter(({ algorithm }) => algorithm === wanted).length;
    expect(byAlgorithm('ecdsa-p384-sha384')).toBeGreaterThan(40);
    expect(byAlgorithm('ed25519')).toBeGreaterThan(20);
  });

  it('signs every valid request that the API demands a signature on', () => {
    const unsigned = run.evidence.records.flatMap((record) => {
      if (record.kind !== 'exchange' || record.intent.kind !== 'valid') return [];
      const { pathname } = new URL(record.request.url);
      const has = record.request.headers.some(([name]) => name.toLowerCase() === 'signature');
      return has || pathname.startsWith('/v1/auth/') ? [] : [record.id];
    });
    expect(unsigned).toEqual([]);
  });
});
