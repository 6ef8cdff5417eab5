import { siweGrammar } from './siwe-grammar.ts';
import { SiweLines } from './siwe-lines.ts';

/** The fields of a Sign-In with Ethereum message (EIP-4361), as they are written. */
export interface SiweMessage {
  /** URI scheme before the domain; rarely given. */
  readonly scheme?: string;
  /** RFC 3986 authority that asks for the signature. */
  readonly domain: string;
  /** 0x and 40 hexadecimal digits; whether the case is the EIP-55 checksum is left to the judge. */
  readonly address: string;
  readonly statement?: string;
  readonly uri: string;
  readonly version: '1';
  /** Decimal digits: the reference of the CAIP-2 chain id in the namespace eip155. */
  readonly chainId: string;
  /** At least 8 letters and digits. */
  readonly nonce: string;
  /** RFC 3339 date-time, as are the other two times. */
  readonly issuedAt: string;
  readonly expirationTime?: string;
  readonly notBefore?: string;
  readonly requestId?: string;
  readonly resources?: readonly string[];
}

const TITLE = / wants you to sign in with your Ethereum account:$/;

/**
 * Reads a message strictly by the ABNF of EIP-4361: order, line ends (LF, none at the end) and each value's form.
 * @param text the decoded challenge
 * @throws WalletError SIWE_MALFORMED with the number of the first line that does not fit
 */
export function parseSiweMessage(text: string): SiweMessage {
  const lines = new SiweLines(text);
  const title = lines.take('<domain> wants you to sign in with your Ethereum account:', TITLE);
  const origin = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?(.+)$/.exec(title.replace(TITLE, ''));
  const domain = origin?.[2];
  if (domain === undefined || !siweGrammar.authority.test(domain))
    throw lines.refuse('a domain (RFC 3986 authority)', title);
  const address = lines.take('0x and 40 hexadecimal digits', siweGrammar.address);
  const statement = readStatement(lines);
  const uri = lines.field('URI', 'a URI (RFC 3986)', siweGrammar.isUri);
  lines.field('Version', '1', (value) => value === '1');
  const chainId = lines.field('Chain ID', 'decimal digits', siweGrammar.isDigits);
  const nonce = lines.field('Nonce', 'at least 8 letters and digits', siweGrammar.isNonce);
  const issuedAt = lines.field('Issued At', siweGrammar.dateTimeForm, siweGrammar.isDateTime);
  const expirationTime = lines.optionalField('Expiration Time', siweGrammar.dateTimeForm, siweGrammar.isDateTime);
  const notBefore = lines.optionalField('Not Before', siweGrammar.dateTimeForm, siweGrammar.isDateTime);
  const requestId = lines.optionalField(
    'Request ID',
    'characters of a path segment (RFC 3986)',
    siweGrammar.isPathSegment,
  );
  const resources = readResources(lines);
  lines.end();
  return {
    ...(origin?.[1] === undefined ? {} : { scheme: origin[1] }),
    domain,
    address,
    ...(statement === undefined ? {} : { statement }),
    uri,
    version: '1',
    chainId,
    nonce,
    issuedAt,
    ...(expirationTime === undefined ? {} : { expirationTime }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(resources === undefined ? {} : { resources }),
  };
}

/** After the address: an empty line, the statement if there is one, an empty line. Without it two empty lines follow each other. */
function readStatement(lines: SiweLines): string | undefined {
  lines.take('an empty line', /^$/);
  if (lines.peek() === '' && lines.peek(1) !== '') {
    lines.take('an empty line', /^$/);
    return undefined;
  }
  const statement = lines.take('a statement of letters, digits, spaces and URI punctuation', siweGrammar.statement);
  lines.take('an empty line', /^$/);
  return statement;
}

function readResources(lines: SiweLines): readonly string[] | undefined {
  if (lines.peek() !== 'Resources:') return undefined;
  lines.take('Resources:', /^Resources:$/);
  const resources: string[] = [];
  while (lines.peek() !== undefined) {
    const line = lines.take('"- " and a URI (RFC 3986)', /^- /);
    const uri = line.slice(2);
    if (!siweGrammar.isUri(uri)) throw lines.refuse('"- " and a URI (RFC 3986)', line);
    resources.push(uri);
  }
  return resources;
}
