import type { Answer } from '../../src/http/transport.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { parseSiweMessage } from '../../src/wallet/siwe-message.ts';
import type { Wallet } from '../../src/wallet/wallet.ts';

/** A challenge may be this many seconds old when it is fetched, or when it is made; or ahead by rounding. */
const oldestFetchedSeconds = 3600;
const oldestMadeSeconds = 120;
const aheadSeconds = 5;

/**
 * What is wrong with a challenge. Its domain is the authority that was asked, port included: a wallet shows it to its
 * owner and compares it (EIP-4361, phishing).
 * @param oldest seconds since it was made
 */
function defects(challenge: string, wallet: Wallet, t: StepContext, oldest: number): string[] {
  const { chainId: chain, baseUrl } = t.session.settings;
  let message: ReturnType<typeof parseSiweMessage>;
  try {
    message = parseSiweMessage(Buffer.from(challenge, 'base64').toString('utf8'));
  } catch (error) {
    return [`it is no EIP-4361 message: ${(error as Error).message}`];
  }
  const age = t.session.clock.nowMs() / 1000 - Date.parse(message.issuedAt) / 1000;
  const expectations: [boolean, string][] = [
    [message.address.toLowerCase() === wallet.address.toLowerCase(), `it names the address ${message.address}`],
    [String(message.chainId) === chain.split(':')[1], `it names the chain ${message.chainId}`],
    [String(message.version) === '1', `it has version ${message.version}`],
    [/^[A-Za-z0-9]{8,}$/.test(message.nonce), `its nonce is ${message.nonce}`],
    [message.domain === baseUrl.host, `its domain is ${message.domain}`],
    [hostOf(message.uri) === baseUrl.host, `its URI is ${message.uri}`],
    [age <= oldest && age >= -aheadSeconds, `it was issued at ${message.issuedAt}, ${Math.round(age)} s ago`],
  ];
  return expectations.flatMap(([holds, defect]) => (holds ? [] : [defect]));
}

/** E16: the challenge names the right address, chain and domain, and is fresh. */
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
    expected: `an EIP-4361 message for ${wallet.accountId(t.session.settings.chainId)} from ${t.session.settings.baseUrl.hostname}, issued now`,
    received: found.join('; ') || 'as expected',
    answers: [answer],
  });
}

function hostOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).host : uri;
}

/** What the guide prints between the address and the URI (documentation: sign in with X). */
const statement =
  'OffBlocks wants to verify ownership of your wallet. By connecting your wallet and using OffBlocks, you agree to our Terms of services and Privacy Policy';

/** E16: the wallet's owner reads the text of the guide, and nothing beside it. */
export function checkChallengeText(t: StepContext, challenge: string, wallet: Wallet, answer: Answer): void {
  const lines = Buffer.from(challenge, 'base64').toString('utf8').split('\n');
  const { baseUrl } = t.session.settings;
  const due: readonly [what: string, holds: boolean][] = [
    ['the address in the case of EIP-55', lines.includes(wallet.address)],
    ['the statement', lines.includes(statement)],
    ['the origin as URI', lines.includes(`URI: ${baseUrl.origin}`)],
    ['the five fields and no more', lines.slice(lines.indexOf(`URI: ${baseUrl.origin}`)).length === 5],
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
