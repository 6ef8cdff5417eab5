// Generated from openapi.yaml. Do not edit: change openapi.yaml and run `npm run generate`.

import createClient, { type FetchResponse, type ParamsOption, type RequestBodyOption } from 'openapi-fetch';
import type { operations, paths } from './types.ts';

type MediaType = `${string}/${string}`;

/**
 * Every header parameter is optional for the caller, required or not: the transport below `fetch` fills in what belongs
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

/** What one call of an operation may say. There is no `fetch`, `baseUrl` or middleware: no call escapes the transport. */
export type CallOptions<Operation> = ParamsOption<OperationForCaller<Operation>> &
  RequestBodyOption<Operation> & {
    /** Further headers; null removes one that would be sent otherwise, `Content-Type` included. */
    headers?: Readonly<Record<string, string | null>>;
    signal?: AbortSignal;
  };

/** `{ data, response }` after a 2xx, `{ error, response }` after anything else, as openapi-fetch gives it. */
export type CallResult<Operation extends Record<string | number, unknown>> = FetchResponse<Operation, object, MediaType>;

type Call<Operation extends Record<string | number, unknown>> = (
  // An operation that needs neither parameters nor a body can be called without options.
  ...options: object extends CallOptions<Operation> ? [options?: CallOptions<Operation>] : [options: CallOptions<Operation>]
) => Promise<CallResult<Operation>>;

/** Where the API is, and what carries requests there. */
export interface ContractClientOptions {
  /** Scheme, host and base path, for example `https://api.example.com/v1`; a trailing slash is dropped. */
  readonly baseUrl: string;
  /** The transport: gets each finished request, gives its response. Redirects arrive as they are. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One method for each operation of the contract. */
export interface ContractClient {
  /**
   * POST /auth/token: Initial authentication
   * https://docs.offblocks.xyz/developer-guides/api-integration/authentication
   */
  readonly issueToken: Call<operations['issueToken']>;
  /**
   * PUT /auth/credentials: Update API credentials
   * https://docs.offblocks.xyz/developer-guides/api-integration/authentication
   */
  readonly updateCredentials: Call<operations['updateCredentials']>;
  /**
   * DELETE /auth/credentials: Delete API credentials
   * https://docs.offblocks.xyz/developer-guides/api-integration/authentication
   */
  readonly deleteCredentials: Call<operations['deleteCredentials']>;
  /**
   * PUT /auth/signing: Update signing key
   * https://docs.offblocks.xyz/developer-guides/api-integration/request-signatures
   */
  readonly updateSigningKey: Call<operations['updateSigningKey']>;
  /**
   * DELETE /auth/signing: Delete signing key
   * https://docs.offblocks.xyz/developer-guides/api-integration/request-signatures
   */
  readonly deleteSigningKey: Call<operations['deleteSigningKey']>;
  /**
   * POST /customers: Create new customer
   * https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/customers
   */
  readonly createCustomer: Call<operations['createCustomer']>;
  /**
   * GET /customers: Retrieve customers
   * https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/customers
   */
  readonly listCustomers: Call<operations['listCustomers']>;
  /**
   * GET /customers/{customerId}: Retrieve customer
   * https://docs.offblocks.xyz/developer-guides/step-by-step-guide/customer-verification
   */
  readonly getCustomer: Call<operations['getCustomer']>;
  /**
   * PATCH /customers/{customerId}/deactivate: Deactivate customer
   * https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/customers
   */
  readonly deactivateCustomer: Call<operations['deactivateCustomer']>;
  /**
   * PATCH /customers/{customerId}/activate: Activate customer
   * https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/customers
   */
  readonly activateCustomer: Call<operations['activateCustomer']>;
  /**
   * GET /customers/{customerId}/challenge: Retrieve customer challenge
   * https://docs.offblocks.xyz/developer-guides/step-by-step-guide/customer-creation
   */
  readonly getCustomerChallenge: Call<operations['getCustomerChallenge']>;
  /**
   * POST /customers/{customerId}/challenge/sign: Sign previously issued customer challenge
   * https://docs.offblocks.xyz/developer-guides/step-by-step-guide/customer-creation
   */
  readonly signCustomerChallenge: Call<operations['signCustomerChallenge']>;
  /**
   * PATCH /simulator/customers/{customerId}/verify: Verify customer
   * https://docs.offblocks.xyz/developer-guides/step-by-step-guide/customer-verification
   */
  readonly verifyCustomer: Call<operations['verifyCustomer']>;
  /**
   * PATCH /simulator/customers/{customerId}/reject: Reject customer
   * https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/simulator
   */
  readonly rejectCustomer: Call<operations['rejectCustomer']>;
  /**
   * PUT /webhooks: Create new or update an existing webhook
   * https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/webhooks
   */
  readonly putWebhook: Call<operations['putWebhook']>;
  /**
   * GET /webhooks: Retrieve all active webhooks
   * https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/webhooks
   */
  readonly listWebhooks: Call<operations['listWebhooks']>;
  /**
   * GET /webhooks/{webhookId}: Retrieve webhook subscription information
   * https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/webhooks
   */
  readonly getWebhook: Call<operations['getWebhook']>;
  /**
   * DELETE /webhooks/{webhookId}: Remove webhook subscription
   * https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/webhooks
   */
  readonly deleteWebhook: Call<operations['deleteWebhook']>;
}

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

/** The client of the contract: one method for each operationId, each request through the given `fetch`. */
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

  // Only the known options are passed on, so that no call escapes the transport. `never` fits every method's result.
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
    issueToken: call('post', "/auth/token", "application/json"),
    updateCredentials: call('put', "/auth/credentials", "application/json"),
    deleteCredentials: call('delete', "/auth/credentials", null),
    updateSigningKey: call('put', "/auth/signing", "application/json"),
    deleteSigningKey: call('delete', "/auth/signing", null),
    createCustomer: call('post', "/customers", "application/json"),
    listCustomers: call('get', "/customers", null),
    getCustomer: call('get', "/customers/{customerId}", null),
    deactivateCustomer: call('patch', "/customers/{customerId}/deactivate", null),
    activateCustomer: call('patch', "/customers/{customerId}/activate", null),
    getCustomerChallenge: call('get', "/customers/{customerId}/challenge", null),
    signCustomerChallenge: call('post', "/customers/{customerId}/challenge/sign", "application/json"),
    verifyCustomer: call('patch', "/simulator/customers/{customerId}/verify", null),
    rejectCustomer: call('patch', "/simulator/customers/{customerId}/reject", null),
    putWebhook: call('put', "/webhooks", "application/json"),
    listWebhooks: call('get', "/webhooks", null),
    getWebhook: call('get', "/webhooks/{webhookId}", null),
    deleteWebhook: call('delete', "/webhooks/{webhookId}", null),
  });
}
