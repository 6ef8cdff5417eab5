import type { Answer } from '../../src/http/transport.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { parseSiweMessage } from '../../src/wallet/siwe-message.ts';
import type { Wallet } from '../../src/wallet/wallet.ts';

/** A challenge may be this many seconds old when it is fetched, or when it is made; or ahead by rounding. */
const oldestFetchedSeconds = 3600;
const oldestMadeSeconds = 120;
const aheadSeconds = 5;

function read(challenge: string): ReturnType<typeof parseSiweMessage> | string {
  try {
    return parseSiweMessage(Buffer.from(challenge, 'base64').toString('utf8'));
  } catch (error) {
    return `it is no EIP-4361 message: ${(error as Error).message}`;
  }
}

/**
 * What is wrong with a challenge.
 * @param oldest seconds since it was made
 */
function defects(challenge: string, wallet: Wallet, t: StepContext, oldest: number): string[] {
  const message = read(challenge);
  if (typeof message === 'string') return [message];
  const age = t.session.clock.nowMs() / 1000 - Date.parse(message.issuedAt) / 1000;
  const expectations: [boolean, string][] = [
    [message.address.toLowerCase() === wallet.address.toLowerCase(), `it names the address ${message.address}`],
    [String(message.chainId) === t.session.settings.chainId.split(':')[1], `it names the chain ${message.chainId}`],
    [String(message.version) === '1', `it has version ${message.version}`],
    [/^[A-Za-z0-9]{8,}$/.test(message.nonce), `its nonce is ${message.nonce}`],
    [age <= oldest && age >= -aheadSeconds, `it was issued at ${message.issuedAt}, ${Math.round(age)} s ago`],
  ];
  return expectations.flatMap(([holds, defect]) => (holds ? [] : [defect]));
}

/** E16: the challenge names the right address and chain, and is fresh. */
export function checkChallengeMessage(
  t: StepContext,
  challenge: string,
  wallet: Wallet,
  answer: Answer,
  requirement = 'challenge.names-the-wallet',
): void {
  const fetched = requirement !== 'challenge.names-the-wallet';
  const found = defects(challenge, wallet, t, fetched ? oldestFetchedSeconds : oldestMadeSeconds);
  t.check(requirement, {
    holds: found.length === 0,
    message: 'the challenge is not one that this wallet can be asked to sign',
    expected: `an EIP-4361 message for ${wallet.accountId(t.session.settings.chainId)}, issued now`,
    received: found.join('; ') || 'as expected',
    answers: [answer],
  });
}

/** E16: the wallet shows its owner a domain: it must be the authority that was asked, port included (EIP-4361, phishing). */
export function checkChallengeHost(t: StepContext, challenge: string, answer: Answer): void {
  const { host } = t.session.settings.baseUrl;
  const message = read(challenge);
  // What is no such message is the finding of the check on the message.
  const named = typeof message === 'string' ? [] : [message.domain, hostOf(message.uri)];
  t.check('challenge.names-the-host', {
    holds: named.every((name) => name === host),
    message: 'the challenge names another host than the one that was asked',
    expected: host,
    received: named.join(', '),
    answers: [answer],
  });
}

function hostOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).host : uri;
}

/** What the guide prints between the address and the URI (documentation: sign in with X). */
const statement =
  'OffBlocks wants to verify ownership of your wallet. By connecting your wallet and using OffBlocks, you agree to our Terms of services and Privacy Policy';

/** E16: the wallet's owner reads the text of the guide, and nothing beside it; which host it names is judged apart. */
export function checkChallengeText(t: StepContext, challenge: string, wallet: Wallet, answer: Answer): void {
  const lines = Buffer.from(challenge, 'base64').toString('utf8').split('\n');
  const uri = lines.findIndex((line) => line.startsWith('URI: '));
  const due: readonly [what: string, holds: boolean][] = [
    ['the address in the case of EIP-55', lines.includes(wallet.address)],
    ['the statement', lines.includes(statement)],
    ['an origin as URI', /^URI: https?:\/\/[^/]+$/.test(lines[uri] ?? '')],
    ['the five fields and no more', uri >= 0 && lines.slice(uri).length === 5],
  ];
  const missing = due.flatMap(([what, holds]) => (holds ? [] : [what]));
  t.check('challenge.as-in-the-guide', {
    holds: missing.length === 0,
    message: 'the challenge is not the text that the guide prints',
    expected: due.map(([what]) => what).join('; '),
    received: `without ${missing.join('; ')}`,
    answers: [answer],
  });
}
