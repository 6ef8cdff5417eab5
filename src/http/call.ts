import { type ContractClient, createContractClient } from '../../generated/client.ts';
import type { RequestDraft } from './prepare-request.ts';
import { type Answer, type CallOptions, environmentCause, type Sender } from './transport.ts';

/** What a call of the generated client came to; `data` is there when the answer was a success that could be read. */
export interface Reply<T> {
  readonly status: number;
  readonly data: T | undefined;
  readonly answer: Answer;
}

/** A call of the generated client, typed by its operation. */
export type Invoke<T> = (client: ContractClient) => Promise<{ data?: T; response: Response }>;

const withoutBody = new Set([204, 205, 304]);
const statusesOfTheEnvironment = new Set([429, 502, 503, 504]);

async function draftOf(request: Request): Promise<RequestDraft> {
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return {
    method: request.method,
    url: new URL(request.url),
    headers: [...request.headers],
    ...(body ? { body } : {}),
  };
}

function responseOf({ response }: Answer): Response {
  if (!response) return Response.error();
  // Response refuses statuses outside 200–599; the exchange was judged on the real one already.
  const status = response.status >= 200 && response.status <= 599 ? response.status : 599;
  const headers = new Headers();
  for (const [name, value] of response.headers) {
    // The bytes handed on are decoded, so what described the encoded ones would now be wrong.
    if (!['content-encoding', 'content-length', 'transfer-encoding'].includes(name.toLowerCase()))
      headers.append(name, value);
  }
  const body = withoutBody.has(status) || response.body.length === 0 ? null : new Uint8Array(response.body);
  return new Response(body, { status, headers });
}

/** A request that the generated client can't make: its body is not what the contract allows. */
export interface RawRequest {
  readonly method: string;
  /** Path below the base URL, beginning with a slash, with its query. */
  readonly path: string;
  readonly headers?: RequestDraft['headers'];
  readonly body?: Uint8Array;
}

/**
 * Sends a raw request through the same choke point; it is dressed, recorded and checked like any other.
 * @throws StepFailed with an environment cause when no answer came that can be judged
 */
export async function send(
  transport: Sender,
  { method, path, headers = [], body }: RawRequest,
  options: CallOptions,
): Promise<Reply<unknown>> {
  const url = new URL(`${transport.shared.settings.baseUrl.href.replace(/\/$/, '')}${path}`);
  return replyOf(await transport.exchange({ method, url, headers, ...(body ? { body } : {}) }, options), undefined);
}

function replyOf<T>(answer: Answer, data: T | undefined): Reply<T> {
  const { response, record } = answer;
  if (!response || answer.ambiguous) throw environmentCause(answer);
  // How it asks to wait is all that is judged of an answer that an intermediary gave.
  const judged = record.evaluations.some(({ requirement }) => requirement !== 'response.retry-after');
  if (!judged && statusesOfTheEnvironment.has(response.status)) throw environmentCause(answer);
  return { status: response.status, data, answer };
}

/**
 * Makes one call through the generated client and the choke point.
 * @throws StepFailed with an environment cause when no answer came that can be judged
 */
export async function call<T>(transport: Sender, invoke: Invoke<T>, options: CallOptions): Promise<Reply<T>> {
  const answers: Answer[] = [];
  const client = createContractClient({
    baseUrl: transport.shared.settings.baseUrl.href.replace(/\/$/, ''),
    fetch: async (request: Request) => {
      const answer = await transport.exchange(await draftOf(request), options);
      answers.push(answer);
      return responseOf(answer);
    },
  });
  let data: T | undefined;
  try {
    data = (await invoke(client)).data;
  } catch (error) {
    // A body that is no JSON makes the client throw; the exchange carries that finding already.
    if (answers.length === 0) throw error;
  }
  const answer = answers.at(-1);
  if (answer === undefined) throw new TypeError('the call sent no request');
  return replyOf(answer, data);
}
