import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { headerValue } from '../../../src/contract/message.ts';
import type { ExchangeRecord } from '../../../src/evidence/records.ts';
import { type ContractOutcome, runContract } from '../run/contract-process.ts';
import { type RegisteredSandbox, startRegisteredSandbox } from '../run/registered-sandbox.ts';
import { scratchFolder } from '../run/scratch.ts';
import { artefactsOf, leaksIn, linesOfKey } from '../secrets/search.ts';
import { type ReplayOutcome, runReplay } from './replay-process.ts';

// Runs and replays are processes.
jest.setTimeout(60_000);

const scratch = scratchFolder();
let sandbox: RegisteredSandbox;
let run: ContractOutcome;
const printed: ReplayOutcome[] = [];

function variables(): Record<string, string> {
  return { CONTRACT_ENV: 'canary', ...sandbox.variables };
}

async function replay(...args: readonly string[]): Promise<ReplayOutcome> {
  const outcome = await runReplay(run.reportDir, args, variables());
  printed.push(outcome);
  return outcome;
}

/** The first exchange of the run with an operation that was answered so. */
function recorded(operation: string, status: number): ExchangeRecord {
  const found = run.evidence.records.find(
    (record) =>
      record.kind === 'exchange' &&
      record.suite === 'approve' &&
      record.operation === operation &&
      record.response?.status === status,
  );
  if (found?.kind !== 'exchange') throw new Error(`the run has no ${operation} that was answered ${status}`);
  return found;
}

const keyOf = (exchange: ExchangeRecord | undefined): string | undefined =>
  headerValue(exchange?.request.headers ?? [], 'idempotency-key');
const signatureOf = (exchange: ExchangeRecord | undefined): string | undefined =>
  headerValue(exchange?.request.headers ?? [], 'signature-input');

beforeAll(async () => {
  sandbox = await startRegisteredSandbox();
  run = await runContract({ scratch, args: ['--only', 'flows/approve'], env: variables() });
});

afterAll(async () => {
  await sandbox?.stop();
});

describe('npm run replay', () => {
  it('replays a run that was one', () => {
    expect([run.code, run.verdict?.environment]).toEqual([0, 'canary']);
  });

  it('sends a creation again with its own key and a fresh signature: the stored answer stands beside the new one', async () => {
    const creation = recorded('createCustomer', 201);
    const { id } = JSON.parse(creation.response?.body.content ?? '');
    const { code, stdout, stderr, sent } = await replay(creation.id);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`exchange  ${creation.id} of run `);
    expect(stdout).toMatch(/^ +recorded +now$/m);
    expect(stdout).toMatch(/^= status +201 +201$/m);
    expect(stdout).toMatch(new RegExp(`^= body/id +"${id}" +"${id}"$`, 'm'));
    expect(stdout).toMatch(/^exit 0 {2}answered alike$/m);
    expect([sent?.response?.status, keyOf(sent), keyOf(creation)]).toEqual([201, keyOf(creation), expect.any(String)]);
    expect(signatureOf(sent)).toContain(';created=');
    expect(signatureOf(sent)).not.toBe(signatureOf(creation));
  });

  it('sends it with another key where one is asked for: the wallet has its customer already', async () => {
    const creation = recorded('createCustomer', 201);
    const { code, stdout, sent } = await replay(creation.id, '--new-key');
    expect([code, sent?.response?.status]).toEqual([1, 409]);
    expect(keyOf(sent)).toMatch(/^[0-9a-f-]{36}$/);
    expect(keyOf(sent)).not.toBe(keyOf(creation));
    expect(stdout).toMatch(/^! status +201 +409$/m);
    expect(stdout).toMatch(/^- body\/id +"/m);
    expect(stdout).toMatch(/^\+ body\/code +"CUSTOMER_EXISTS"$/m);
    expect(stdout).toMatch(/^exit 1 {2}answered differently$/m);
  });

  it('fills what was redacted from the settings: credentials that the evidence does not hold are right', async () => {
    const token = recorded('issueToken', 200);
    expect(token.request.body?.content).toMatch(/\[secret [^\]]+\]/);
    const { code, stdout, sent } = await replay(token.id);
    expect([code, sent?.response?.status]).toEqual([0, 200]);
    expect(sent?.request.body).toEqual(token.request.body);
    expect(stdout).toMatch(/^[~=] body\/expiresAt +\d+ +\d+$/m);
  });

  it('shows a request without sending it', async () => {
    const creation = recorded('createCustomer', 201);
    const { code, stdout, sent } = await replay(creation.id, '--dry-run');
    expect([code, sent]).toEqual([0, undefined]);
    expect(stdout).toContain(`POST ${creation.request.url}\n`);
    expect(stdout).toContain('Authorization: Bearer [secret token]\n');
    expect(stdout).toContain(`Idempotency-Key: ${keyOf(creation)}\n`);
    expect(stdout).toMatch(/^exit 0 {2}nothing was sent \(--dry-run\)$/m);
  });

  it('names the nearest exchanges where it knows none of that id', async () => {
    const { id } = recorded('createCustomer', 201);
    const { code, stdout, stderr, sent } = await replay(id.replace('create', 'creat'));
    expect([code, stdout, sent]).toEqual([2, '', undefined]);
    expect(stderr).toMatch(/^EXCHANGE_NOT_FOUND .*\n(?: {2}.*\n)+/);
    expect(/^ {2}next +did you mean (.*)\?$/m.exec(stderr)?.[1]?.split(', ')).toContain(id);
    expect(stderr).toMatch(/^exit 2 {2}nothing was sent$/m);
  });

  it.each([
    ['another environment than that of the run', ['--env', 'staging'], 'REPLAY_OTHER_ENVIRONMENT'],
    ['a run that is not there', ['--run', 'nowhere'], 'RUN_NOT_FOUND'],
  ])('sends nothing to %s', async (_what, args, expected) => {
    const { code, stderr, sent } = await replay(recorded('createCustomer', 201).id, ...args);
    expect([code, sent, stderr]).toEqual([2, undefined, expect.stringMatching(new RegExp(`^${expected} `))]);
  });

  it('needs to be told which exchange', async () => {
    const { code, stderr } = await replay();
    expect([code, stderr]).toEqual([2, expect.stringContaining("missing required argument 'exchange'")]);
  });

  it('says that nobody answers any more, and whom to ask', async () => {
    await sandbox.stop();
    const { code, stdout } = await replay(recorded('createCustomer', 201).id);
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /^no answer: .*nothing accepts connections there .*\nnext +npm run doctor -- --env canary$/m,
    );
    expect(stdout).toMatch(/^exit 3 {2}no answer$/m);
  });

  it('leaves no secret behind in any spelling', () => {
    const secrets = {
      ...Object.fromEntries(Object.entries(sandbox.variables).filter(([name]) => /API_(KEY|SECRET)$/.test(name))),
      ...linesOfKey('the key', sandbox.keys.primary.privateKey),
    };
    const said = (name: 'stdout' | 'stderr'): string => printed.map((outcome) => outcome[name]).join('');
    const left = artefactsOf({ ...run, stdout: said('stdout'), stderr: said('stderr') });
    expect([...left.keys()].filter((name) => /^replay-.*ndjson$/.test(name)).length).toBeGreaterThanOrEqual(3);
    expect(leaksIn(left, secrets)).toEqual([]);
  });
});
