import { isHtmlPage } from '../contract/html-page.ts';
import type { ExchangeRecord, RecordedBody } from '../evidence/records.ts';

/** Statuses that can mean that our credentials or signature settings are wrong. */
const refusals = [400, 401, 403];
/** The suite that asks whether a run makes sense at all. */
const preflightSuite = 'preflight';

function isPage({ encoding, content }: RecordedBody): boolean {
  return isHtmlPage(encoding === 'utf-8' ? content : Buffer.from(content, 'base64').toString('latin1'));
}

function isSigned({ request }: ExchangeRecord): boolean {
  return request.headers.some(([name]) => name.toLowerCase() === 'signature');
}

/** A success that the contract does not declare is indifference, not acceptance; not where its list is only inferred. */
function isAccepted({ intent, response, evaluations }: ExchangeRecord): boolean {
  const undeclared = evaluations.some(
    ({ requirement, finding }) =>
      finding && finding.inferred === undefined && requirement === 'response.status-declared',
  );
  return (
    intent.kind === 'valid' && response !== undefined && response.status >= 200 && response.status < 300 && !undeclared
  );
}

/** Decides which exchanges can accuse the API, and which say something about the way to it or about our credentials. */
export class Accusable {
  readonly #exchanges: ReadonlyMap<string, ExchangeRecord>;
  readonly #accepted: readonly ExchangeRecord[];
  readonly #operations: ReadonlySet<string>;
  readonly #onlyPages: boolean;

  constructor(exchanges: readonly ExchangeRecord[]) {
    this.#exchanges = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
    this.#accepted = exchanges.filter(isAccepted);
    this.#operations = new Set(this.#accepted.flatMap(({ operation }) => operation ?? []));
    const answers = exchanges.flatMap(({ response }) => (response ? [response] : []));
    this.#onlyPages = answers.length > 0 && answers.every(({ body }) => isPage(body));
  }

  /** Whether an operation accepted a valid request: only there does a refusal prove anything (twin rule). */
  accepted(operation: string): boolean {
    return this.#operations.has(operation);
  }

  /** Whether a page of an intermediary came instead of the API: at the preflight, or everywhere. */
  isIntermediary(exchange: ExchangeRecord): boolean {
    if (this.#onlyPages) return true;
    return exchange.suite === preflightSuite && exchange.response !== undefined && isPage(exchange.response.body);
  }

  /**
   * Why an exchange can't accuse the API of its status: an intermediary answered, or a valid request was refused and the
   * rest of the run does not show that these credentials, and this signature where there is one, are entitled to anything.
   */
  excuse(exchangeId: string | undefined): string | undefined {
    const exchange = exchangeId === undefined ? undefined : this.#exchanges.get(exchangeId);
    if (!exchange?.response) return undefined;
    if (this.isIntermediary(exchange))
      return 'an HTML page came instead of the API (proxy, captive portal, maintenance page)';
    const { status } = exchange.response;
    if (exchange.intent.kind === 'invalid' || !refusals.includes(status)) return undefined;
    const signed = isSigned(exchange);
    // A wrong signature can be a 400; without one a 400 is about the request itself.
    if (status === 400 && !signed) return undefined;
    const entitled = this.#accepted.some(
      (other) =>
        other.identity === exchange.identity && other.operation !== 'issueToken' && (!signed || isSigned(other)),
    );
    if (entitled) return undefined;
    const what = signed ? 'credentials or signature settings' : 'credentials';
    return `${exchange.id} answered ${status}, and nothing in this run shows that these ${what} are right`;
  }
}
