import type { OperationRow } from '../operation-table.ts';
import { doNotEdit } from './header.ts';

const preamble = `
import createClient, { type FetchResponse, type ParamsOption, type RequestBodyOption } from 'openapi-fetch';
import type { operations, paths } from './types.ts';

type MediaType = \`\${string}/\${string}\`;

/**
 * Every header parameter is optional for the caller, required or not: the transport below \`fetch\` fills in what belongs
 * to the exchange and not to the call, and only it has seen the final bytes. Whether a required header was really sent
 * is judged there, against the table of operations.
 */
type WithOptionalHeaders<Parameters> = Omit<Parameters, 'header'> &
  (Parameters extends { header?: infer Header }
    ? [NonNullable<Header>] extends [never]
      ? { header?: never }
      : { header?: Partial<NonNullable<Header>> }
    : unknown);

type OperationForCaller<Operation> = Operation extends { parameters: infer Parameters }
  ? Omit<Operation, 'parameters'> & { parameters: WithOptionalHeaders<Parameters> }
  : Operation;

/** What one call of an operation may say. There is no \`fetch\`, \`baseUrl\` or middleware: no call escapes the transport. */
export type CallOptions<Operation> = ParamsOption<OperationForCaller<Operation>> &
  RequestBodyOption<Operation> & {
    /** Further headers; null removes one that would be sent otherwise, \`Content-Type\` included. */
    headers?: Readonly<Record<string, string | null>>;
    signal?: AbortSignal;
  };

/** \`{ data, response }\` after a 2xx, \`{ error, response }\` after anything else, as openapi-fetch gives it. */
export type CallResult<Operation extends Record<string | number, unknown>> = FetchResponse<Operation, object, MediaType>;

type Call<Operation extends Record<string | number, unknown>> = (
  // An operation that needs neither parameters nor a body can be called without options.
  ...options: object extends CallOptions<Operation> ? [options?: CallOptions<Operation>] : [options: CallOptions<Operation>]
) => Promise<CallResult<Operation>>;

/** Where the API is, and what carries requests there. */
export interface ContractClientOptions {
  /** Scheme, host and base path, for example \`https://api.example.com/v1\`; a trailing slash is dropped. */
  readonly baseUrl: string;
  /** The transport: gets each finished request, gives its response. Redirects arrive as they are. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
}
`;

const implementation = `
type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';

interface AnyCallOptions {
  params?: unknown;
  body?: unknown;
  headers?: Readonly<Record<string, string | null>>;
  signal?: AbortSignal;
}

/** Bytes, because a text body would get a Content-Type from fetch when the caller removed it. */
function serialiseBody(body: unknown, headers?: unknown): unknown {
  if (body instanceof Uint8Array || body instanceof FormData || body instanceof Blob) return body;
  const contentType = headers instanceof Headers ? (headers.get('content-type') ?? '') : '';
  const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  if (body instanceof URLSearchParams) return encode(body.toString());
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return encode(new URLSearchParams(body as Record<string, string>).toString());
  return encode(contentType.startsWith('text/') && typeof body === 'string' ? body : JSON.stringify(body));
}

/** The client of the contract: one method for each operationId, each request through the given \`fetch\`. */
export function createContractClient({ baseUrl, fetch, headers = {} }: ContractClientOptions): ContractClient {
  const client = createClient<paths>({
    baseUrl,
    fetch,
    headers,
    redirect: 'manual',
    bodySerializer: serialiseBody,
  });

  // What goes in and comes out is typed by each method of ContractClient; between them there is one untyped call.
  const request = client.request as (method: Method, path: keyof paths, options: object) => Promise<unknown>;

  // Only the known options are passed on, so that no call escapes the transport. \`never\` fits every method's result.
  function call(method: Method, path: keyof paths, contentType: string | null) {
    return async ({ params, body, headers: own = {}, signal }: AnyCallOptions = {}): Promise<never> => {
      const named = Object.keys(own).some((name) => name.toLowerCase() === 'content-type');
      const result = await request(method, path, {
        ...(params === undefined ? {} : { params }),
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
        headers: body === undefined || contentType === null || named ? own : { 'Content-Type': contentType, ...own },
      });
      return result as never;
    };
  }

  return Object.freeze({
`;

/** The text of client.ts: openapi-fetch with one method per operationId. The only module that knows openapi-fetch. */
export function emitClient(operations: readonly OperationRow[], documentName: string): string {
  const members = operations.map((operation) => {
    const { operationId, method, path, summary, source } = operation;
    const note = [`${method} ${path}${summary ? `: ${summary}` : ''}`, ...(source ? [source] : [])];
    const doc = note.map((line) => line.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ')).join('\n   * ');
    return `  /**\n   * ${doc}\n   */\n  readonly ${operationId}: Call<operations['${operationId}']>;\n`;
  });
  const calls = operations.map(({ operationId, method, path, requestBody }) => {
    const contentType = JSON.stringify(usualContentType(requestBody?.mediaTypes ?? []));
    return `    ${operationId}: call('${method.toLowerCase()}', ${JSON.stringify(path)}, ${contentType}),\n`;
  });
  return [
    doNotEdit(documentName),
    preamble,
    '\n/** One method for each operation of the contract. */\nexport interface ContractClient {\n',
    ...members,
    '}\n',
    implementation,
    ...calls,
    '  });\n}\n',
  ].join('');
}

/** The Content-Type of a body when the caller names none; null leaves it to fetch, which knows a form's boundary. */
function usualContentType(mediaTypes: readonly string[]): string | null {
  const json = mediaTypes.find((type) => /^application\/(.+\+)?json\b/.test(type));
  const [first] = mediaTypes;
  if (json !== undefined || first === undefined) return json ?? null;
  return first.startsWith('multipart/') || first.includes('*') ? null : first;
}
