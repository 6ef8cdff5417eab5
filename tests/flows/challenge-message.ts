import type { Answer } from '../../src/http/transport.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { parseSiweMessage } from '../../src/wallet/siwe-message.ts';
import type { Wallet } from '../../src/wallet/wallet.ts';

/** A challenge may be this many seconds old when it is handed out, or ahead by rounding. */
const oldestSeconds = 3600;
const aheadSeconds = 5;

function defects(challenge: string, wallet: Wallet, t: StepContext): string[] {
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
    [hostIs(message.domain, baseUrl), `its domain is ${message.domain}`],
    [hostIs(hostOf(message.uri), baseUrl), `its URI is ${message.uri}`],
    [age <= oldestSeconds && age >= -aheadSeconds, `it was issued at ${message.issuedAt}, ${Math.round(age)} s ago`],
  ];
  return expectations.flatMap(([holds, defect]) => (holds ? [] : [defect]));
}

/** The wallet shows its owner this domain: it must be the one that was asked (EIP-4361, phishing). */
function hostIs(host: string, baseUrl: URL): boolean {
  return host.split(':')[0] === baseUrl.hostname;
}

/** E16: the challenge names the right address, chain and domain, and is fresh. */
export function checkChallengeMessage(
  t: StepContext,
  challenge: string,
  wallet: Wallet,
  answer: Answer,
  requirement = 'challenge.names-the-wallet',
): void {
  const found = defects(challenge, wallet, t);
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
