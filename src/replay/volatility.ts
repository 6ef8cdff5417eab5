/** What decides whether a value may be another when a request is sent again. */
export interface Circumstances {
  /** Whether the request makes something new each time: a modifying one with a new idempotency key. */
  readonly makesAnew: boolean;
  /** URL and body of the request: an id in it is not made up. */
  readonly asked: string;
}

const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Seconds since the epoch from 2001 on: a number below is a count. */
const earliestSeconds = 1_000_000_000;

/** Why two values that differ may do so: times always, ids and challenges where they are made anew; undefined where they may not. */
export function volatility(
  name: string,
  before: unknown,
  now: unknown,
  { makesAnew, asked }: Circumstances,
): string | undefined {
  if (typeof before === 'number' && typeof now === 'number') {
    const instants = before > earliestSeconds && now > earliestSeconds;
    return instants && /(?:At|_at|^exp|^iat)$/.test(name) ? 'a time' : undefined;
  }
  if (typeof before !== 'string' || typeof now !== 'string') return undefined;
  if (time.test(before) && time.test(now)) return 'a time';
  if (/^(?:trace|request|correlation)[_-]?id$/i.test(name)) return 'an id of the request';
  if (!makesAnew) return undefined;
  const ids = uuid.test(before) && uuid.test(now) && !asked.includes(before);
  if (ids && /^id$|Id$/.test(name)) return 'an id that was made up';
  const [one, other] = [challengeOf(before), challengeOf(now)];
  return one !== undefined && one === other ? 'a challenge that was made up' : undefined;
}

/** A wallet challenge (EIP-4361) in base64, without its nonce, its time and who asks; undefined where it is none. */
function challengeOf(text: string): string | undefined {
  const message = /^[\w+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : '';
  if (!message.includes('\nNonce: ')) return undefined;
  return message.replace(/^(?:\S+(?= wants you to sign in)|URI: .*|Nonce: .*|Issued At: .*|Expiration Time: .*)/gm, '');
}
