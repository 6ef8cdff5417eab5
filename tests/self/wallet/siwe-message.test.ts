import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseSiweMessage } from '../../../src/wallet/siwe-message.ts';
import { walletFromSeed } from '../../../src/wallet/wallet.ts';

/** The example of EIP-4361 with an implicit scheme. */
const EXAMPLE = `example.com wants you to sign in with your Ethereum account:
0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2

I accept the ExampleOrg Terms of Service: https://example.com/tos

URI: https://example.com/login
Version: 1
Chain ID: 1
Nonce: 32891756
Issued At: 2021-09-30T16:25:24Z
Resources:
- ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/
- https://example.com/my-web2-claim.json`;

const EXAMPLE_FIELDS = {
  domain: 'example.com',
  address: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
  statement: 'I accept the ExampleOrg Terms of Service: https://example.com/tos',
  uri: 'https://example.com/login',
  version: '1',
  chainId: '1',
  nonce: '32891756',
  issuedAt: '2021-09-30T16:25:24Z',
  resources: [
    'ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/',
    'https://example.com/my-web2-claim.json',
  ],
};

/** The challenge printed in the OffBlocks documentation. */
const CHALLENGE = `api.sandbox.offblocks.xyz wants you to sign in with your Ethereum account:
0x43158f45b5EbD7b1179130130DF00393928C2691

OffBlocks wants to verify ownership of your wallet. By connecting your wallet and using OffBlocks, you agree to our Terms of services and Privacy Policy

URI: https://api.sandbox.offblocks.xyz
Version: 1
Chain ID: 300
Nonce: 5ufoiEqDaFvmfo78
Issued At: 2024-01-17T18:21:53Z`;

describe('a Sign-In with Ethereum message', () => {
  it('is read as in the example of EIP-4361', () => {
    expect(parseSiweMessage(EXAMPLE)).toEqual(EXAMPLE_FIELDS);
  });

  it('is read with an explicit port and with an explicit scheme, as in the other examples of EIP-4361', () => {
    const port = EXAMPLE.replace('example.com wants', 'example.com:3388 wants');
    expect(parseSiweMessage(port)).toEqual({ ...EXAMPLE_FIELDS, domain: 'example.com:3388' });
    expect(parseSiweMessage(`https://${EXAMPLE}`)).toEqual({ ...EXAMPLE_FIELDS, scheme: 'https' });
  });

  it('is read as OffBlocks documents its challenge', () => {
    expect(parseSiweMessage(CHALLENGE)).toEqual({
      domain: 'api.sandbox.offblocks.xyz',
      address: '0x43158f45b5EbD7b1179130130DF00393928C2691',
      statement:
        'OffBlocks wants to verify ownership of your wallet. By connecting your wallet and using OffBlocks, you agree to our Terms of services and Privacy Policy',
      uri: 'https://api.sandbox.offblocks.xyz',
      version: '1',
      chainId: '300',
      nonce: '5ufoiEqDaFvmfo78',
      issuedAt: '2024-01-17T18:21:53Z',
    });
  });

  it('may have all optional lines, no statement, an empty statement, or an empty list of resources', () => {
    const optional = `${CHALLENGE}
Expiration Time: 2024-01-17T19:21:53.123+01:00
Not Before: 2024-01-17T18:21:53z
Request ID: a/b
Resources:`.replace('a/b', 'a:b%20c');
    expect(parseSiweMessage(optional)).toMatchObject({
      expirationTime: '2024-01-17T19:21:53.123+01:00',
      notBefore: '2024-01-17T18:21:53z',
      requestId: 'a:b%20c',
      resources: [],
    });
    const bare = CHALLENGE.replace(/OffBlocks wants.*\n/, '');
    expect(parseSiweMessage(bare)).not.toHaveProperty('statement');
    expect(parseSiweMessage(CHALLENGE.replace(/OffBlocks wants.*\n/, '\n'))).toMatchObject({ statement: '' });
  });

  it('is read back from any fields that EIP-4361 allows', () => {
    const fields = fc.record({
      domain: fc.domain(),
      name: fc.string({ minLength: 1 }),
      statement: fc.stringMatching(/^[A-Za-z0-9 .,:;/?!'()-]{1,40}$/),
      uri: fc.webUrl(),
      chainId: fc.bigInt({ min: 1n, max: 10n ** 40n }).map(String),
      nonce: fc.stringMatching(/^[A-Za-z0-9]{8,32}$/),
      issuedAt: fc.date({ min: new Date(0), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(fields, ({ domain, name, statement, uri, chainId, nonce, issuedAt }) => {
        const { address } = walletFromSeed('seed', name);
        const text = `${domain} wants you to sign in with your Ethereum account:\n${address}\n\n${statement}\n\nURI: ${uri}\nVersion: 1\nChain ID: ${chainId}\nNonce: ${nonce}\nIssued At: ${issuedAt.toISOString()}`;
        expect(parseSiweMessage(text)).toEqual({
          domain,
          address,
          statement,
          uri,
          version: '1',
          chainId,
          nonce,
          issuedAt: issuedAt.toISOString(),
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('a message that does not fit EIP-4361', () => {
  const address = '0x43158f45b5EbD7b1179130130DF00393928C2691';

  it.each([
    {
      fault: 'nothing at all',
      change: (_: string) => '',
      line: 1,
      expected: '<domain> wants you to sign in with your Ethereum account:',
      received: '""',
    },
    {
      fault: 'a uuid, as accounts have',
      change: () => '5df359f0-d299-40a1-8023-17c7a501144c',
      line: 1,
      expected: '<domain> wants you to sign in with your Ethereum account:',
      received: '"5df359f0-d299-40a1-8023-17c7a501144c"',
    },
    {
      fault: 'a domain with a path',
      change: (text: string) => `a.example/b${text.slice(text.indexOf(' wants'))}`,
      line: 1,
      expected: 'a domain (RFC 3986 authority)',
      received: '"a.example/b wants you to sign in with your Ethereum account:"',
    },
    {
      fault: 'no domain',
      change: (text: string) => text.slice(text.indexOf(' wants')),
      line: 1,
      expected: 'a domain (RFC 3986 authority)',
      received: '" wants you to sign in with your Ethereum account:"',
    },
    {
      fault: 'an account id for the address',
      change: (text: string) => text.replace(address, `eip155:300:${address}`),
      line: 2,
      expected: '0x and 40 hexadecimal digits',
      received: `"eip155:300:${address}"`,
    },
    {
      fault: 'no empty line after the address',
      change: (text: string) => text.replace('\n\nOff', '\nOff'),
      line: 3,
      expected: 'an empty line',
      received:
        '"OffBlocks wants to verify ownership of your wallet. By connecting your wallet and using OffBlocks, you agree to our Terms of services and Privacy Policy"',
    },
    {
      fault: 'a statement outside ASCII',
      change: (text: string) => text.replace(/OffBlocks wants.*/, 'Grüße'),
      line: 4,
      expected: 'a statement of letters, digits, spaces and URI punctuation',
      received: '"Grüße"',
    },
    {
      fault: 'a statement of two lines',
      change: (text: string) => text.replace('wallet. By', 'wallet.\nBy').replace(/By.*/, 'By'),
      line: 5,
      expected: 'an empty line',
      received: '"By"',
    },
    {
      fault: 'a URI without a scheme',
      change: (text: string) => text.replace('URI: https://', 'URI: '),
      line: 6,
      expected: 'URI: and a URI (RFC 3986)',
      received: '"URI: api.sandbox.offblocks.xyz"',
    },
    {
      fault: 'another version',
      change: (text: string) => text.replace('Version: 1', 'Version: 2'),
      line: 7,
      expected: 'Version: and 1',
      received: '"Version: 2"',
    },
    {
      fault: 'a CAIP-2 chain id',
      change: (text: string) => text.replace('ID: 300', 'ID: eip155:300'),
      line: 8,
      expected: 'Chain ID: and decimal digits',
      received: '"Chain ID: eip155:300"',
    },
    {
      fault: 'a short nonce',
      change: (text: string) => text.replace(/Nonce: .*/, 'Nonce: 1234567'),
      line: 9,
      expected: 'Nonce: and at least 8 letters and digits',
      received: '"Nonce: 1234567"',
    },
    {
      fault: 'lines in another order',
      change: (text: string) => text.replace(/(Version: 1)\n(Chain ID: 300)/, '$2\n$1'),
      line: 7,
      expected: 'Version: and 1',
      received: '"Chain ID: 300"',
    },
    {
      fault: 'a space for the T of a time',
      change: (text: string) => text.replace('17T18', '17 18'),
      line: 10,
      expected: 'Issued At: and an RFC 3339 date-time',
      received: '"Issued At: 2024-01-17 18:21:53Z"',
    },
    {
      fault: 'a day that does not exist',
      change: (text: string) => text.replace('2024-01-17', '2023-02-29'),
      line: 10,
      expected: 'Issued At: and an RFC 3339 date-time',
      received: '"Issued At: 2023-02-29T18:21:53Z"',
    },
    {
      fault: 'a message cut short',
      change: (text: string) => text.replace(/\nIssued At.*/, ''),
      line: 10,
      expected: 'Issued At: and an RFC 3339 date-time',
      received: 'the end of the message',
    },
    {
      fault: 'line ends of Windows',
      change: (text: string) => text.replaceAll('\n', '\r\n'),
      line: 1,
      expected: '<domain> wants you to sign in with your Ethereum account:',
      received: '"api.sandbox.offblocks.xyz wants you to sign in with your Ethereum account:\\r"',
    },
    {
      fault: 'a line end at its end',
      change: (text: string) => `${text}\n`,
      line: 11,
      expected: 'the end of the message, or the next optional field in the order of EIP-4361',
      received: '""',
    },
    {
      fault: 'a resource that is no URI',
      change: (text: string) => `${text}\nResources:\n- nothing`,
      line: 12,
      expected: '"- " and a URI (RFC 3986)',
      received: '"- nothing"',
    },
  ])('because of $fault is refused with the line', ({ change, line, expected, received }) => {
    expect(() =>
      parseSiweMessage(change(CHALLENGE)),
    ).toThrow(`SIWE_MALFORMED  line ${line} of the challenge does not fit EIP-4361
  expected  ${expected}
  received  ${received}
  next      decode the challenge from base64 as UTF-8; if it reads like that, the challenge is no Sign-In with Ethereum message`);
  });
});
