import { StepFailed } from '../../src/evidence/ledger.ts';
import {
  type ChallengeSignature,
  createCustomer,
  getChallenge,
  signChallenge,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import { need, type StepContext } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { type Arrived, customerIn } from '../flows/newcomer.ts';
import { readState } from '../flows/shown-state.ts';
import { guessablePairs, nonceOf } from './nonces.ts';

const identity = 'primary';
const as = { identity } as const;

/** What an attempt has to work with: its own current challenge, and that of another customer. */
interface Attempt {
  readonly t: StepContext;
  /** Name of the customer's wallet. */
  readonly owner: string;
  readonly challenge: string;
  readonly foreign: string;
}

function sign({ t }: Attempt, wallet: string, challenge: string): ChallengeSignature {
  const { chainId, challengeSignatureEncoding } = t.session.settings;
  return signedChallenge(t.wallet(wallet), chainId, challenge, challengeSignatureEncoding);
}

/** The text of a challenge with one place changed, in base64 again. */
function altered(challenge: string, change: (text: string) => string): string {
  return Buffer.from(change(Buffer.from(challenge, 'base64').toString('utf8'))).toString('base64');
}

const otherNonce = (text: string): string => text.replace(/^Nonce: .*$/m, 'Nonce: abcdefgh12345678');
const otherDomain = (text: string): string => text.replace(/^\S+/, 'phishing.example');

/** The bytes of a signature changed. */
function withBytes(body: ChallengeSignature, change: (bytes: Buffer) => Buffer): ChallengeSignature {
  return { ...body, signature: change(Buffer.from(body.signature, 'base64')).toString('base64') };
}

/** The order of secp256k1 (SEC 2, section 2.4.1). */
const curveOrder = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The same signature written as only some verifiers take it: r, s and v in 32, 32 and 1 bytes are the documented form. */
const signatureForms = {
  'v-from-zero': (bytes: Buffer) => Buffer.from([...bytes.subarray(0, 64), (bytes[64] ?? 27) - 27]),
  // With n - s and the other v it is as good a signature, which anybody can make of the first (EIP-2).
  'other-half': (bytes: Buffer) => {
    const s = curveOrder - BigInt(`0x${bytes.subarray(32, 64).toString('hex')}`);
    const half = Buffer.from(s.toString(16).padStart(64, '0'), 'hex');
    return Buffer.concat([bytes.subarray(0, 32), half, Buffer.from([bytes[64] === 27 ? 28 : 27])]);
  },
  'byte-behind': (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(1)]),
  'without-v': (bytes: Buffer) => bytes.subarray(0, 64),
} as const;

const ownershipUnproved = 'challenge.ownership-unproved-refused';

/** Ways to submit what does not prove that the owner signed this customer's challenge now. */
const attempts: Readonly<Record<string, (attempt: Attempt) => ChallengeSignature>> = {
  'other-customers-challenge': (attempt) => sign(attempt, attempt.owner, attempt.foreign),
  'nonce-altered': (attempt) => sign(attempt, attempt.owner, altered(attempt.challenge, otherNonce)),
  'domain-altered': (attempt) => sign(attempt, attempt.owner, altered(attempt.challenge, otherDomain)),
  'text-altered-after-signing': (attempt) => ({
    ...sign(attempt, attempt.owner, attempt.challenge),
    challenge: altered(attempt.challenge, otherNonce),
  }),
  'signed-another-text': (attempt) => ({
    ...sign(attempt, attempt.owner, altered(attempt.challenge, otherNonce)),
    challenge: attempt.challenge,
  }),
  'another-wallet': (attempt) => ({
    ...sign(attempt, attempt.owner, attempt.challenge),
    signature: sign(attempt, 'thief', attempt.challenge).signature,
  }),
  'another-owner': (attempt) => sign(attempt, 'thief', attempt.challenge),
  'another-ownerId': (attempt) => ({
    ...sign(attempt, attempt.owner, attempt.challenge),
    ownerId: sign(attempt, 'thief', attempt.challenge).ownerId,
  }),
  'signature-of-nothing': (attempt) =>
    withBytes(sign(attempt, attempt.owner, attempt.challenge), (bytes) => Buffer.alloc(bytes.length)),
  'signature-bit-flipped': (attempt) =>
    withBytes(sign(attempt, attempt.owner, attempt.challenge), (bytes) => {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(bytes.readUInt8(10) ^ 1, 10);
      return flipped;
    }),
  'signature-cut': (attempt) =>
    withBytes(sign(attempt, attempt.owner, attempt.challenge), (bytes) => bytes.subarray(0, -1)),
};

/** E13, E14, E16: nothing but the owner's signature of the current challenge verifies a customer, and only once. */
story('challenge-abuse', {}, (step) => {
  let customer: Arrived = { customerId: '', challenge: '' };
  let other: Arrived = customer;
  let owners = 0;
  const owner = (): string => `owner-${owners}`;

  const current = async (t: StepContext): Promise<string> =>
    need(await t.call(getChallenge(customer.customerId), as), 'challenge', ({ challenge }) => challenge);

  /** Submits a body that must be refused, and looks that the customer still waits for its signature. */
  const checkRefused = async (t: StepContext, proof: string, body: ChallengeSignature): Promise<void> => {
    const reply = await t.call(signChallenge(customer.customerId, body), {
      ...as,
      intent: { kind: 'invalid', provokes: [400, 409, 422] },
    });
    const after = await readState(t, identity, customer.customerId);
    // Another customer's state says nothing here; that it was answered is the finding of the check on the id.
    const waiting =
      after.data?.status === 'initiating' || (after.data !== undefined && after.data.id !== customer.customerId);
    t.check(proof, {
      holds: reply.status >= 400 && reply.status < 500 && waiting,
      message: 'what does not prove the ownership of the wallet was accepted',
      expected: 'a 4xx, and the customer stays initiating',
      received: `${reply.status}, and the customer is ${String(after.data?.status)}`,
      answers: [after.answer, reply.answer],
      twin: 'signCustomerChallenge',
    });
    // Only a customer that still waits can show the next attempt.
    if (reply.status >= 400 && waiting) return;
    owners += 1;
    customer = await customerIn(t, identity, owner(), 'initiating');
  };

  step('create', {}, async (t) => {
    [customer, other] = await Promise.all([
      customerIn(t, identity, owner(), 'initiating'),
      customerIn(t, identity, 'other', 'initiating'),
    ]);
  });

  for (const [name, make] of Object.entries(attempts)) {
    step(name, { proves: [ownershipUnproved] }, async (t) => {
      await checkRefused(
        t,
        ownershipUnproved,
        make({ t, owner: owner(), challenge: await current(t), foreign: other.challenge }),
      );
    });
  }

  const encodings = ['documented', 'v-from-zero', 'other-half', 'byte-behind', 'without-v'] as const;
  for (const name of encodings) {
    step(`encoding-${name}`, { proves: ['challenge.signature-encoding'] }, async (t) => {
      const { chainId, challengeSignatureEncoding: configured } = t.session.settings;
      const challenge = await current(t);
      const signed = sign({ t, owner: owner(), challenge, foreign: '' }, owner(), challenge);
      const wrong = configured === 'bytes' ? 'hex-text' : 'bytes';
      const body =
        name === 'documented'
          ? signedChallenge(t.wallet(owner()), chainId, challenge, wrong)
          : withBytes(signed, signatureForms[name]);
      await checkRefused(t, 'challenge.signature-encoding', body);
    });
  }

  step('owner-in-lower-case', { proves: ['challenge.owner-in-any-case'] }, async (t) => {
    const { customerId, challenge } = await customerIn(t, identity, 'lower-case', 'initiating');
    const body = sign({ t, owner: 'lower-case', challenge, foreign: '' }, 'lower-case', challenge);
    const ownerId = body.ownerId.toLowerCase();
    const reply = await t.call(signChallenge(customerId, { ...body, ownerId }), {
      ...as,
      intent: { kind: 'valid', provokes: [400] },
    });
    t.check('challenge.owner-in-any-case', {
      holds: reply.status < 300,
      message: 'the owner of the wallet was refused for the case of its address',
      expected: '204',
      received: String(reply.status),
      answers: [reply.answer],
    });
  });

  step('old-is-dead', { proves: ['challenge.reissued-after-failure'] }, async (t) => {
    const old = await current(t);
    const attempt = { t, owner: owner(), challenge: old, foreign: '' };
    const forged = { ...sign(attempt, owner(), old), signature: sign(attempt, 'thief', old).signature };
    const failed = await t.call(signChallenge(customer.customerId, forged), {
      ...as,
      intent: { kind: 'invalid', provokes: [400] },
    });
    if (failed.status < 300)
      throw new StepFailed({ kind: 'unmet', message: `no signature failed (${failed.answer.record.id})` });
    await checkRefused(t, 'challenge.reissued-after-failure', sign(attempt, owner(), old));
  });

  step('signed-once', { proves: ['challenge.signed-once#again', 'challenge.signed-once#and-again'] }, async (t) => {
    const challenge = await current(t);
    const body = sign({ t, owner: owner(), challenge, foreign: '' }, owner(), challenge);
    const first = await t.call(signChallenge(customer.customerId, body), as);
    for (const proof of ['challenge.signed-once#again', 'challenge.signed-once#and-again']) {
      const again = await t.call(signChallenge(customer.customerId, body), {
        ...as,
        intent: { kind: 'invalid', provokes: [400, 409] },
      });
      t.check(proof, {
        holds: first.status < 300 && again.status >= 400 && again.status < 500,
        message: 'a signed challenge could be signed again',
        expected: '204, then 409',
        received: `${first.status}, then ${again.status}`,
        answers: [first.answer, again.answer],
        twin: 'signCustomerChallenge',
      });
    }
  });

  step('nonces', { proves: ['challenge.unique', 'challenge.unguessable'] }, async (t) => {
    const { chainId } = t.session.settings;
    const created = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) =>
        t.call(createCustomer({ chainId: t.wallet(name).accountId(chainId), externalId: t.externalId(name) }), {
          ...as,
          idempotencyKey: t.uuid(name),
        }),
      ),
    );
    const nonces = created.flatMap((reply) => nonceOf(need(reply, 'challenge', ({ challenge }) => challenge)) ?? []);
    const answers = created.map(({ answer }) => answer);
    t.check('challenge.unique', {
      holds: new Set(nonces).size === nonces.length,
      message: 'two customers were given the same nonce',
      expected: `${nonces.length} different nonces`,
      received: nonces.join(', '),
      answers,
    });
    const guessable = guessablePairs(nonces);
    const short = nonces.filter((nonce) => nonce.length < 8);
    t.check('challenge.unguessable', {
      holds: guessable.length === 0 && short.length === 0,
      message: 'a nonce can be guessed from another, or is too short',
      expected: 'at least eight characters, none shared at an end by more than chance',
      received: [...guessable, ...short].join('; ') || 'as expected',
      answers,
    });
  });
});
