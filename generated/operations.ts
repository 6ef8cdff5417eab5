// Generated from openapi.yaml. Do not edit: change openapi.yaml and run `npm run generate`.

/** Every operationId of the contract. */
export type OperationId =
  | "issueToken"
  | "updateCredentials"
  | "deleteCredentials"
  | "updateSigningKey"
  | "deleteSigningKey"
  | "createCustomer"
  | "listCustomers"
  | "getCustomer"
  | "deactivateCustomer"
  | "activateCustomer"
  | "getCustomerChallenge"
  | "signCustomerChallenge"
  | "verifyCustomer"
  | "rejectCustomer"
  | "putWebhook"
  | "listWebhooks"
  | "getWebhook"
  | "deleteWebhook";

/** Every webhook name of the contract. */
export type WebhookName =
  | "customerUpdated";


/** A parameter or header; `pointer` names its schema in the contract and its validator. */
export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly pointer: string;
  /** Why the contract could only infer it. */
  readonly inferred?: string;
}

/** A request body; `schemas` gives, by media type, the pointer of each schema and of its validator. */
export interface RequestBody {
  readonly required: boolean;
  readonly mediaTypes: readonly string[];
  readonly schemas: Readonly<Record<string, string>>;
  readonly pointer: string;
  readonly inferred?: string;
}

/** A declared response; `pointer` names where it is written after references, `line` where the operation declares it. */
export interface DeclaredResponse {
  readonly description: string;
  readonly mediaTypes: readonly string[];
  readonly schemas: Readonly<Record<string, string>>;
  readonly headers: readonly Parameter[];
  readonly pointer: string;
  readonly inferred?: string;
  readonly line: number;
}

/** One operation of the contract. `method` is upper case; `path` is the template; lines are 1-based. */
export interface Operation {
  readonly operationId: OperationId;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Whether the operation demands credentials. */
  readonly security: boolean;
  readonly pathParameters: readonly Parameter[];
  readonly queryParameters: readonly Parameter[];
  readonly headerParameters: readonly Parameter[];
  readonly requestBody: RequestBody | null;
  /** By status as declared: `200`, `4XX` or `default`. */
  readonly responses: Readonly<Record<string, DeclaredResponse>>;
  /** Why the contract could only infer which statuses there are. */
  readonly responsesInferred?: string;
  readonly inferred?: string;
  /** Where the API's documentation describes the operation. */
  readonly source?: string;
  readonly line: number;
  readonly pointer: string;
}

/** A webhook; `pointer` names the schema of its payload and its validator. */
export interface Webhook {
  readonly name: WebhookName;
  readonly method: string;
  readonly summary: string;
  readonly mediaTypes: readonly string[];
  readonly pointer: string | null;
  readonly headerParameters: readonly Parameter[];
  readonly operationPointer: string;
  readonly inferred?: string;
  readonly source?: string;
  readonly line: number;
}

/** The contract's identity. `hash` is the SHA-256 of the document, `lines` the 1-based line of each object by pointer. */
export interface Contract {
  readonly title: string;
  readonly version: string;
  readonly document: string;
  readonly hash: string;
  readonly lines: Readonly<Record<string, number>>;
}

/** Every operation of the contract. */
export const operations = {
  "issueToken": {
    "operationId": "issueToken",
    "method": "POST",
    "path": "/auth/token",
    "tag": "Authentication",
    "summary": "Initial authentication",
    "security": false,
    "pathParameters": [],
    "queryParameters": [],
    "headerParameters": [],
    "requestBody": {
      "required": true,
      "mediaTypes": [
        "application/json"
      ],
      "schemas": {
        "application/json": "#/paths/~1auth~1token/post/requestBody/content/application~1json/schema"
      },
      "pointer": "#/paths/~1auth~1token/post/requestBody"
    },
    "responses": {
      "200": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1auth~1token/post/responses/200/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1auth~1token/post/responses/200",
        "line": 83
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 92
      },
      "401": {
        "description": "Invalid credentials",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidCredentials",
        "line": 94
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 96
      }
    },
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/authentication",
    "line": 66,
    "pointer": "#/paths/~1auth~1token/post"
  },
  "updateCredentials": {
    "operationId": "updateCredentials",
    "method": "PUT",
    "path": "/auth/credentials",
    "tag": "Authentication",
    "summary": "Update API credentials",
    "security": true,
    "pathParameters": [],
    "queryParameters": [],
    "headerParameters": [],
    "requestBody": {
      "required": true,
      "mediaTypes": [
        "application/json"
      ],
      "schemas": {
        "application/json": "#/paths/~1auth~1credentials/put/requestBody/content/application~1json/schema"
      },
      "pointer": "#/paths/~1auth~1credentials/put/requestBody"
    },
    "responses": {
      "204": {
        "description": "Successful operation",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NoContent",
        "line": 119
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 121
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 123
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 125
      }
    },
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/authentication",
    "line": 100,
    "pointer": "#/paths/~1auth~1credentials/put"
  },
  "deleteCredentials": {
    "operationId": "deleteCredentials",
    "method": "DELETE",
    "path": "/auth/credentials",
    "tag": "Authentication",
    "summary": "Delete API credentials",
    "security": true,
    "pathParameters": [],
    "queryParameters": [
      {
        "name": "apiKey",
        "required": true,
        "pointer": "#/paths/~1auth~1credentials/delete/parameters/0/schema",
        "inferred": "The reference prints an apiKey under this operation but not its place (credentials-delete-input)."
      }
    ],
    "headerParameters": [],
    "requestBody": null,
    "responses": {
      "204": {
        "description": "Successful operation",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NoContent",
        "line": 145
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 147
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 149
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 151
      }
    },
    "responsesInferred": "The page says \"No body\" and no codes; these are those of the update (credentials-delete-answer).",
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/authentication",
    "line": 127,
    "pointer": "#/paths/~1auth~1credentials/delete"
  },
  "updateSigningKey": {
    "operationId": "updateSigningKey",
    "method": "PUT",
    "path": "/auth/signing",
    "tag": "Authentication",
    "summary": "Update signing key",
    "security": true,
    "pathParameters": [],
    "queryParameters": [],
    "headerParameters": [],
    "requestBody": {
      "required": true,
      "mediaTypes": [
        "application/json"
      ],
      "schemas": {
        "application/json": "#/paths/~1auth~1signing/put/requestBody/content/application~1json/schema"
      },
      "pointer": "#/paths/~1auth~1signing/put/requestBody"
    },
    "responses": {
      "200": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1auth~1signing/put/responses/200/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1auth~1signing/put/responses/200",
        "line": 174
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 183
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 185
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 187
      }
    },
    "responsesInferred": "The page names path, method and a unique key id, but no codes (signing-key-shape).",
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/request-signatures",
    "line": 155,
    "pointer": "#/paths/~1auth~1signing/put"
  },
  "deleteSigningKey": {
    "operationId": "deleteSigningKey",
    "method": "DELETE",
    "path": "/auth/signing",
    "tag": "Authentication",
    "summary": "Delete signing key",
    "security": true,
    "pathParameters": [],
    "queryParameters": [],
    "headerParameters": [],
    "requestBody": null,
    "responses": {
      "204": {
        "description": "Successful operation",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NoContent",
        "line": 197
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 199
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 201
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 203
      }
    },
    "responsesInferred": "The page names path and method, but no codes (signing-key-shape).",
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/request-signatures",
    "line": 189,
    "pointer": "#/paths/~1auth~1signing/delete"
  },
  "createCustomer": {
    "operationId": "createCustomer",
    "method": "POST",
    "path": "/customers",
    "tag": "Customers",
    "summary": "Create new customer",
    "security": true,
    "pathParameters": [],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      },
      {
        "name": "Idempotency-Key",
        "required": true,
        "pointer": "#/components/parameters/IdempotencyKey/schema"
      },
      {
        "name": "Content-Digest",
        "required": true,
        "pointer": "#/components/parameters/ContentDigest/schema"
      }
    ],
    "requestBody": {
      "required": true,
      "mediaTypes": [
        "application/json"
      ],
      "schemas": {
        "application/json": "#/paths/~1customers/post/requestBody/content/application~1json/schema"
      },
      "pointer": "#/paths/~1customers/post/requestBody"
    },
    "responses": {
      "201": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1customers/post/responses/201/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1customers/post/responses/201",
        "line": 230
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 239
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 241
      },
      "409": {
        "description": "Customer already exists",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/paths/~1customers/post/responses/409",
        "line": 243
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 245
      }
    },
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/customers",
    "line": 207,
    "pointer": "#/paths/~1customers/post"
  },
  "listCustomers": {
    "operationId": "listCustomers",
    "method": "GET",
    "path": "/customers",
    "tag": "Customers",
    "summary": "Retrieve customers",
    "security": true,
    "pathParameters": [],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      }
    ],
    "requestBody": null,
    "responses": {
      "200": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1customers/get/responses/200/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1customers/get/responses/200",
        "line": 257
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 280
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 282
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 284
      }
    },
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/customers",
    "line": 247,
    "pointer": "#/paths/~1customers/get"
  },
  "getCustomer": {
    "operationId": "getCustomer",
    "method": "GET",
    "path": "/customers/{customerId}",
    "tag": "Customers",
    "summary": "Retrieve customer",
    "security": true,
    "pathParameters": [
      {
        "name": "customerId",
        "required": true,
        "pointer": "#/components/parameters/CustomerId/schema"
      }
    ],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      }
    ],
    "requestBody": null,
    "responses": {
      "200": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1customers~1{customerId}/get/responses/200/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1customers~1{customerId}/get/responses/200",
        "line": 299
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 308
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 310
      },
      "404": {
        "description": "Customer not found",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/CustomerNotFound",
        "line": 312
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 314
      }
    },
    "source": "https://docs.offblocks.xyz/developer-guides/step-by-step-guide/customer-verification",
    "line": 288,
    "pointer": "#/paths/~1customers~1{customerId}/get"
  },
  "deactivateCustomer": {
    "operationId": "deactivateCustomer",
    "method": "PATCH",
    "path": "/customers/{customerId}/deactivate",
    "tag": "Customers",
    "summary": "Deactivate customer",
    "security": true,
    "pathParameters": [
      {
        "name": "customerId",
        "required": true,
        "pointer": "#/components/parameters/CustomerId/schema"
      }
    ],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      },
      {
        "name": "Idempotency-Key",
        "required": true,
        "pointer": "#/components/parameters/IdempotencyKey/schema"
      }
    ],
    "requestBody": null,
    "responses": {
      "200": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/200/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/200",
        "line": 333
      },
      "400": {
        "description": "Invalid request, or the customer is not active",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/400",
        "inferred": "No page says what a customer in another state gets; a wrong state is read as an invalid request (wrong-state-status).",
        "line": 343
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 347
      },
      "404": {
        "description": "Customer not found",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/CustomerNotFound",
        "line": 349
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 351
      }
    },
    "responsesInferred": "The reference shows a successful operation with the fields of a customer; the errors are those of other operations on one customer (activation-answers).",
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/customers",
    "line": 318,
    "pointer": "#/paths/~1customers~1{customerId}~1deactivate/patch"
  },
  "activateCustomer": {
    "operationId": "activateCustomer",
    "method": "PATCH",
    "path": "/customers/{customerId}/activate",
    "tag": "Customers",
    "summary": "Activate customer",
    "security": true,
    "pathParameters": [
      {
        "name": "customerId",
        "required": true,
        "pointer": "#/components/parameters/CustomerId/schema"
      }
    ],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      },
      {
        "name": "Idempotency-Key",
        "required": true,
        "pointer": "#/components/parameters/IdempotencyKey/schema"
      }
    ],
    "requestBody": null,
    "responses": {
      "200": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1customers~1{customerId}~1activate/patch/responses/200/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1customers~1{customerId}~1activate/patch/responses/200",
        "inferred": "Read as the twin of deactivation, which shows the fields of a customer (activation-answers).",
        "line": 368
      },
      "400": {
        "description": "Invalid request, or the customer is not inactive",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/paths/~1customers~1{customerId}~1activate/patch/responses/400",
        "inferred": "No page says what a customer in another state gets; a wrong state is read as an invalid request (wrong-state-status).",
        "line": 378
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 382
      },
      "404": {
        "description": "Customer not found",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/CustomerNotFound",
        "line": 384
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 386
      }
    },
    "responsesInferred": "The answers are read as those of deactivation (activation-answers).",
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/customers",
    "line": 355,
    "pointer": "#/paths/~1customers~1{customerId}~1activate/patch"
  },
  "getCustomerChallenge": {
    "operationId": "getCustomerChallenge",
    "method": "GET",
    "path": "/customers/{customerId}/challenge",
    "tag": "Customers",
    "summary": "Retrieve customer challenge",
    "security": true,
    "pathParameters": [
      {
        "name": "customerId",
        "required": true,
        "pointer": "#/components/parameters/CustomerId/schema"
      }
    ],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      }
    ],
    "requestBody": null,
    "responses": {
      "200": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1customers~1{customerId}~1challenge/get/responses/200/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1customers~1{customerId}~1challenge/get/responses/200",
        "line": 407
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 417
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 419
      },
      "404": {
        "description": "Customer not found, or the customer has no challenge to sign",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/paths/~1customers~1{customerId}~1challenge/get/responses/404",
        "inferred": "A customer who signed has no challenge to be found; a conflict is not listed for any read (challenge-after-sign).",
        "line": 421
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 425
      }
    },
    "responsesInferred": "The page describes the successful answer; the errors are those of other reads of one customer (challenge-answer).",
    "source": "https://docs.offblocks.xyz/developer-guides/step-by-step-guide/customer-creation",
    "line": 390,
    "pointer": "#/paths/~1customers~1{customerId}~1challenge/get"
  },
  "signCustomerChallenge": {
    "operationId": "signCustomerChallenge",
    "method": "POST",
    "path": "/customers/{customerId}/challenge/sign",
    "tag": "Customers",
    "summary": "Sign previously issued customer challenge",
    "security": true,
    "pathParameters": [
      {
        "name": "customerId",
        "required": true,
        "pointer": "#/components/parameters/CustomerId/schema"
      }
    ],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      },
      {
        "name": "Idempotency-Key",
        "required": true,
        "pointer": "#/components/parameters/IdempotencyKey/schema"
      },
      {
        "name": "Content-Digest",
        "required": true,
        "pointer": "#/components/parameters/ContentDigest/schema"
      }
    ],
    "requestBody": {
      "required": true,
      "mediaTypes": [
        "application/json"
      ],
      "schemas": {
        "application/json": "#/paths/~1customers~1{customerId}~1challenge~1sign/post/requestBody/content/application~1json/schema"
      },
      "pointer": "#/paths/~1customers~1{customerId}~1challenge~1sign/post/requestBody"
    },
    "responses": {
      "204": {
        "description": "Successful operation",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NoContent",
        "line": 454
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 456
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 458
      },
      "404": {
        "description": "Customer not found",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/CustomerNotFound",
        "line": 460
      },
      "409": {
        "description": "Challenge already signed",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/paths/~1customers~1{customerId}~1challenge~1sign/post/responses/409",
        "inferred": "The description is stated, its code is not; it stands between 404 and 500 (challenge-signed-status).",
        "line": 462
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 465
      }
    },
    "source": "https://docs.offblocks.xyz/developer-guides/step-by-step-guide/customer-creation",
    "line": 429,
    "pointer": "#/paths/~1customers~1{customerId}~1challenge~1sign/post"
  },
  "verifyCustomer": {
    "operationId": "verifyCustomer",
    "method": "PATCH",
    "path": "/simulator/customers/{customerId}/verify",
    "tag": "Simulator",
    "summary": "Verify customer",
    "security": true,
    "pathParameters": [
      {
        "name": "customerId",
        "required": true,
        "pointer": "#/components/parameters/CustomerId/schema"
      }
    ],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      },
      {
        "name": "Idempotency-Key",
        "required": true,
        "pointer": "#/components/parameters/IdempotencyKey/schema"
      }
    ],
    "requestBody": null,
    "responses": {
      "202": {
        "description": "Successful operation",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/Accepted",
        "line": 483
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 485
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 487
      },
      "404": {
        "description": "Customer not found",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/CustomerNotFound",
        "line": 489
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 491
      }
    },
    "source": "https://docs.offblocks.xyz/developer-guides/step-by-step-guide/customer-verification",
    "line": 469,
    "pointer": "#/paths/~1simulator~1customers~1{customerId}~1verify/patch"
  },
  "rejectCustomer": {
    "operationId": "rejectCustomer",
    "method": "PATCH",
    "path": "/simulator/customers/{customerId}/reject",
    "tag": "Simulator",
    "summary": "Reject customer",
    "security": true,
    "pathParameters": [
      {
        "name": "customerId",
        "required": true,
        "pointer": "#/components/parameters/CustomerId/schema"
      }
    ],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      },
      {
        "name": "Idempotency-Key",
        "required": true,
        "pointer": "#/components/parameters/IdempotencyKey/schema"
      }
    ],
    "requestBody": null,
    "responses": {
      "202": {
        "description": "Successful operation",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/Accepted",
        "line": 509
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 511
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 513
      },
      "404": {
        "description": "Customer not found",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/CustomerNotFound",
        "line": 515
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 517
      }
    },
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/simulator",
    "line": 495,
    "pointer": "#/paths/~1simulator~1customers~1{customerId}~1reject/patch"
  },
  "putWebhook": {
    "operationId": "putWebhook",
    "method": "PUT",
    "path": "/webhooks",
    "tag": "Webhooks",
    "summary": "Create new or update an existing webhook",
    "security": true,
    "pathParameters": [],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      },
      {
        "name": "Idempotency-Key",
        "required": true,
        "pointer": "#/components/parameters/IdempotencyKey/schema"
      },
      {
        "name": "Content-Digest",
        "required": true,
        "pointer": "#/components/parameters/ContentDigest/schema"
      }
    ],
    "requestBody": {
      "required": true,
      "mediaTypes": [
        "application/json"
      ],
      "schemas": {
        "application/json": "#/paths/~1webhooks/put/requestBody/content/application~1json/schema"
      },
      "pointer": "#/paths/~1webhooks/put/requestBody"
    },
    "responses": {
      "200": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1webhooks/put/responses/200/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1webhooks/put/responses/200",
        "line": 553
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 562
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 564
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 566
      }
    },
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/webhooks",
    "line": 521,
    "pointer": "#/paths/~1webhooks/put"
  },
  "listWebhooks": {
    "operationId": "listWebhooks",
    "method": "GET",
    "path": "/webhooks",
    "tag": "Webhooks",
    "summary": "Retrieve all active webhooks",
    "security": true,
    "pathParameters": [],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      }
    ],
    "requestBody": null,
    "responses": {
      "200": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1webhooks/get/responses/200/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1webhooks/get/responses/200",
        "line": 578
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 601
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 603
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 605
      }
    },
    "responsesInferred": "The errors are read as those of the other list, of customers (webhook-answers).",
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/webhooks",
    "line": 568,
    "pointer": "#/paths/~1webhooks/get"
  },
  "getWebhook": {
    "operationId": "getWebhook",
    "method": "GET",
    "path": "/webhooks/{webhookId}",
    "tag": "Webhooks",
    "summary": "Retrieve webhook subscription information",
    "security": true,
    "pathParameters": [
      {
        "name": "webhookId",
        "required": true,
        "pointer": "#/components/parameters/WebhookId/schema"
      }
    ],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      }
    ],
    "requestBody": null,
    "responses": {
      "200": {
        "description": "Successful operation",
        "mediaTypes": [
          "application/json"
        ],
        "schemas": {
          "application/json": "#/paths/~1webhooks~1{webhookId}/get/responses/200/content/application~1json/schema"
        },
        "headers": [],
        "pointer": "#/paths/~1webhooks~1{webhookId}/get/responses/200",
        "line": 619
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 628
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 630
      },
      "404": {
        "description": "Webhook not found",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/WebhookNotFound",
        "line": 632
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 634
      }
    },
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/webhooks",
    "line": 609,
    "pointer": "#/paths/~1webhooks~1{webhookId}/get"
  },
  "deleteWebhook": {
    "operationId": "deleteWebhook",
    "method": "DELETE",
    "path": "/webhooks/{webhookId}",
    "tag": "Webhooks",
    "summary": "Remove webhook subscription",
    "security": true,
    "pathParameters": [
      {
        "name": "webhookId",
        "required": true,
        "pointer": "#/components/parameters/WebhookId/schema"
      }
    ],
    "queryParameters": [],
    "headerParameters": [
      {
        "name": "Signature",
        "required": true,
        "pointer": "#/components/parameters/Signature/schema"
      },
      {
        "name": "Signature-Input",
        "required": true,
        "pointer": "#/components/parameters/SignatureInput/schema"
      },
      {
        "name": "Idempotency-Key",
        "required": true,
        "pointer": "#/paths/~1webhooks~1{webhookId}/delete/parameters/3/schema",
        "inferred": "The headers of this operation are not shown; the idempotency page demands a key for DELETE as well (webhook-answers)."
      }
    ],
    "requestBody": null,
    "responses": {
      "204": {
        "description": "Successful operation",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NoContent",
        "line": 658
      },
      "400": {
        "description": "Invalid request",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InvalidRequest",
        "line": 660
      },
      "401": {
        "description": "Not authorised",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/NotAuthorised",
        "line": 662
      },
      "404": {
        "description": "Webhook not found",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/WebhookNotFound",
        "line": 664
      },
      "500": {
        "description": "Internal error",
        "mediaTypes": [],
        "schemas": {},
        "headers": [],
        "pointer": "#/components/responses/InternalError",
        "line": 666
      }
    },
    "responsesInferred": "No code is shown; an answer without content is read as 204, the rest as for reading one (webhook-answers).",
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/webhooks",
    "line": 636,
    "pointer": "#/paths/~1webhooks~1{webhookId}/delete"
  }
} as const satisfies Readonly<Record<OperationId, Operation>>;

/** Every webhook of the contract. */
export const webhooks = {
  "customerUpdated": {
    "name": "customerUpdated",
    "method": "POST",
    "summary": "A customer was created or has changed",
    "mediaTypes": [
      "application/json"
    ],
    "pointer": "#/webhooks/customerUpdated/post/requestBody/content/application~1json/schema",
    "headerParameters": [],
    "operationPointer": "#/webhooks/customerUpdated/post",
    "source": "https://docs.offblocks.xyz/developer-guides/api-integration/api-reference/webhooks",
    "line": 672
  }
} as const satisfies Readonly<Record<WebhookName, Webhook>>;

/** The contract that all of this was generated from. */
export const contract: Contract = {
  "title": "OffBlocks API",
  "version": "1.0.0",
  "document": "openapi.yaml",
  "hash": "62972c9c4f66daf1a1bc1ac90ac7ce90f39965f52f6f79d4f470497ca1aaf758",
  "lines": {
    "#": 21,
    "#/components": 698,
    "#/components/examples/ActiveCustomer": 1160,
    "#/components/examples/Challenge": 1178,
    "#/components/examples/ChallengeSignature": 1182,
    "#/components/examples/Credentials": 1126,
    "#/components/examples/CustomerUpdated": 1196,
    "#/components/examples/CustomerWithChallenge": 1150,
    "#/components/examples/InactiveCustomer": 1169,
    "#/components/examples/NewCustomer": 1145,
    "#/components/examples/SigningKey": 1137,
    "#/components/examples/SigningKeyId": 1141,
    "#/components/examples/Token": 1131,
    "#/components/examples/Webhook": 1188,
    "#/components/parameters/ContentDigest": 748,
    "#/components/parameters/ContentDigest/schema": 754,
    "#/components/parameters/CustomerId": 708,
    "#/components/parameters/CustomerId/schema": 714,
    "#/components/parameters/IdempotencyKey": 757,
    "#/components/parameters/IdempotencyKey/schema": 763,
    "#/components/parameters/Signature": 730,
    "#/components/parameters/Signature/schema": 736,
    "#/components/parameters/SignatureInput": 739,
    "#/components/parameters/SignatureInput/schema": 745,
    "#/components/parameters/WebhookId": 718,
    "#/components/parameters/WebhookId/schema": 724,
    "#/components/responses/Accepted": 771,
    "#/components/responses/CustomerNotFound": 779,
    "#/components/responses/InternalError": 783,
    "#/components/responses/InvalidCredentials": 775,
    "#/components/responses/InvalidRequest": 773,
    "#/components/responses/NoContent": 769,
    "#/components/responses/NotAuthorised": 777,
    "#/components/responses/WebhookNotFound": 781,
    "#/components/schemas/ApiKey": 820,
    "#/components/schemas/Base64": 788,
    "#/components/schemas/BlockchainAccountId": 796,
    "#/components/schemas/Challenge": 1010,
    "#/components/schemas/Challenge/properties/challenge": 1020,
    "#/components/schemas/ChallengeSignature": 1024,
    "#/components/schemas/ChallengeSignature/properties/challenge": 1035,
    "#/components/schemas/ChallengeSignature/properties/ownerId": 1032,
    "#/components/schemas/ChallengeSignature/properties/signature": 1038,
    "#/components/schemas/Credentials": 827,
    "#/components/schemas/Credentials/properties/apiKey": 833,
    "#/components/schemas/Credentials/properties/apiSecret": 835,
    "#/components/schemas/Customer": 950,
    "#/components/schemas/Customer/allOf/0": 957,
    "#/components/schemas/Customer/properties/chainId": 967,
    "#/components/schemas/Customer/properties/createdAt": 972,
    "#/components/schemas/Customer/properties/externalId": 964,
    "#/components/schemas/Customer/properties/id": 960,
    "#/components/schemas/Customer/properties/status": 970,
    "#/components/schemas/Customer/properties/updatedAt": 976,
    "#/components/schemas/CustomerStatus": 891,
    "#/components/schemas/CustomerUpdated": 1105,
    "#/components/schemas/CustomerUpdated/allOf/0": 1109,
    "#/components/schemas/CustomerUpdated/allOf/0/properties/eventId": 1117,
    "#/components/schemas/CustomerUpdated/allOf/0/properties/webhookType": 1114,
    "#/components/schemas/CustomerUpdated/allOf/1": 1121,
    "#/components/schemas/CustomerWithChallenge": 996,
    "#/components/schemas/CustomerWithChallenge/allOf/0": 1000,
    "#/components/schemas/CustomerWithChallenge/allOf/1": 1001,
    "#/components/schemas/CustomerWithChallenge/allOf/1/properties/challenge": 1007,
    "#/components/schemas/EvmAccountId": 808,
    "#/components/schemas/NewCustomer": 980,
    "#/components/schemas/NewCustomer/properties/chainId": 985,
    "#/components/schemas/NewCustomer/properties/externalId": 988,
    "#/components/schemas/SigningKey": 867,
    "#/components/schemas/SigningKey/properties/publicKey": 874,
    "#/components/schemas/SigningKeyId": 878,
    "#/components/schemas/SigningKeyId/properties/keyId": 884,
    "#/components/schemas/Token": 843,
    "#/components/schemas/Token/allOf/0": 851,
    "#/components/schemas/Token/properties/expiresAt": 857,
    "#/components/schemas/Token/properties/token": 854,
    "#/components/schemas/Token/properties/tokenType": 862,
    "#/components/schemas/Webhook": 1077,
    "#/components/schemas/Webhook/properties/callbackUrl": 1089,
    "#/components/schemas/Webhook/properties/createdAt": 1097,
    "#/components/schemas/Webhook/properties/id": 1085,
    "#/components/schemas/Webhook/properties/types": 1093,
    "#/components/schemas/Webhook/properties/types/items": 1095,
    "#/components/schemas/Webhook/properties/updatedAt": 1101,
    "#/components/schemas/WebhookSubscription": 1050,
    "#/components/schemas/WebhookSubscription/properties/callbackUrl": 1061,
    "#/components/schemas/WebhookSubscription/properties/id": 1057,
    "#/components/schemas/WebhookSubscription/properties/types": 1068,
    "#/components/schemas/WebhookSubscription/properties/types/items": 1075,
    "#/components/schemas/WebhookType": 1045,
    "#/components/securitySchemes/bearer": 700,
    "#/paths/~1auth~1credentials": 99,
    "#/paths/~1auth~1credentials/delete": 127,
    "#/paths/~1auth~1credentials/delete/parameters/0": 134,
    "#/paths/~1auth~1credentials/delete/parameters/0/schema": 139,
    "#/paths/~1auth~1credentials/delete/responses": 142,
    "#/paths/~1auth~1credentials/delete/responses/204": 145,
    "#/paths/~1auth~1credentials/delete/responses/400": 147,
    "#/paths/~1auth~1credentials/delete/responses/401": 149,
    "#/paths/~1auth~1credentials/delete/responses/500": 151,
    "#/paths/~1auth~1credentials/put": 100,
    "#/paths/~1auth~1credentials/put/requestBody": 109,
    "#/paths/~1auth~1credentials/put/requestBody/content/application~1json": 112,
    "#/paths/~1auth~1credentials/put/requestBody/content/application~1json/examples/credentials": 116,
    "#/paths/~1auth~1credentials/put/requestBody/content/application~1json/schema": 113,
    "#/paths/~1auth~1credentials/put/responses": 118,
    "#/paths/~1auth~1credentials/put/responses/204": 119,
    "#/paths/~1auth~1credentials/put/responses/400": 121,
    "#/paths/~1auth~1credentials/put/responses/401": 123,
    "#/paths/~1auth~1credentials/put/responses/500": 125,
    "#/paths/~1auth~1signing": 154,
    "#/paths/~1auth~1signing/delete": 189,
    "#/paths/~1auth~1signing/delete/responses": 195,
    "#/paths/~1auth~1signing/delete/responses/204": 197,
    "#/paths/~1auth~1signing/delete/responses/400": 199,
    "#/paths/~1auth~1signing/delete/responses/401": 201,
    "#/paths/~1auth~1signing/delete/responses/500": 203,
    "#/paths/~1auth~1signing/put": 155,
    "#/paths/~1auth~1signing/put/requestBody": 163,
    "#/paths/~1auth~1signing/put/requestBody/content/application~1json": 166,
    "#/paths/~1auth~1signing/put/requestBody/content/application~1json/examples/p384": 170,
    "#/paths/~1auth~1signing/put/requestBody/content/application~1json/schema": 167,
    "#/paths/~1auth~1signing/put/responses": 172,
    "#/paths/~1auth~1signing/put/responses/200": 174,
    "#/paths/~1auth~1signing/put/responses/200/content/application~1json": 177,
    "#/paths/~1auth~1signing/put/responses/200/content/application~1json/examples/keyId": 181,
    "#/paths/~1auth~1signing/put/responses/200/content/application~1json/schema": 178,
    "#/paths/~1auth~1signing/put/responses/400": 183,
    "#/paths/~1auth~1signing/put/responses/401": 185,
    "#/paths/~1auth~1signing/put/responses/500": 187,
    "#/paths/~1auth~1token": 65,
    "#/paths/~1auth~1token/post": 66,
    "#/paths/~1auth~1token/post/requestBody": 73,
    "#/paths/~1auth~1token/post/requestBody/content/application~1json": 76,
    "#/paths/~1auth~1token/post/requestBody/content/application~1json/examples/credentials": 80,
    "#/paths/~1auth~1token/post/requestBody/content/application~1json/schema": 77,
    "#/paths/~1auth~1token/post/responses": 82,
    "#/paths/~1auth~1token/post/responses/200": 83,
    "#/paths/~1auth~1token/post/responses/200/content/application~1json": 86,
    "#/paths/~1auth~1token/post/responses/200/content/application~1json/examples/token": 90,
    "#/paths/~1auth~1token/post/responses/200/content/application~1json/schema": 87,
    "#/paths/~1auth~1token/post/responses/400": 92,
    "#/paths/~1auth~1token/post/responses/401": 94,
    "#/paths/~1auth~1token/post/responses/500": 96,
    "#/paths/~1customers": 206,
    "#/paths/~1customers/get": 247,
    "#/paths/~1customers/get/parameters/0": 254,
    "#/paths/~1customers/get/parameters/1": 255,
    "#/paths/~1customers/get/responses": 256,
    "#/paths/~1customers/get/responses/200": 257,
    "#/paths/~1customers/get/responses/200/content/application~1json": 260,
    "#/paths/~1customers/get/responses/200/content/application~1json/examples/none": 268,
    "#/paths/~1customers/get/responses/200/content/application~1json/examples/one": 271,
    "#/paths/~1customers/get/responses/200/content/application~1json/schema": 261,
    "#/paths/~1customers/get/responses/200/content/application~1json/schema/items": 265,
    "#/paths/~1customers/get/responses/400": 280,
    "#/paths/~1customers/get/responses/401": 282,
    "#/paths/~1customers/get/responses/500": 284,
    "#/paths/~1customers/post": 207,
    "#/paths/~1customers/post/parameters/0": 216,
    "#/paths/~1customers/post/parameters/1": 217,
    "#/paths/~1customers/post/parameters/2": 218,
    "#/paths/~1customers/post/parameters/3": 219,
    "#/paths/~1customers/post/requestBody": 220,
    "#/paths/~1customers/post/requestBody/content/application~1json": 223,
    "#/paths/~1customers/post/requestBody/content/application~1json/examples/zkSyncSepolia": 227,
    "#/paths/~1customers/post/requestBody/content/application~1json/schema": 224,
    "#/paths/~1customers/post/responses": 229,
    "#/paths/~1customers/post/responses/201": 230,
    "#/paths/~1customers/post/responses/201/content/application~1json": 233,
    "#/paths/~1customers/post/responses/201/content/application~1json/examples/initiating": 237,
    "#/paths/~1customers/post/responses/201/content/application~1json/schema": 234,
    "#/paths/~1customers/post/responses/400": 239,
    "#/paths/~1customers/post/responses/401": 241,
    "#/paths/~1customers/post/responses/409": 243,
    "#/paths/~1customers/post/responses/500": 245,
    "#/paths/~1customers~1{customerId}": 287,
    "#/paths/~1customers~1{customerId}/get": 288,
    "#/paths/~1customers~1{customerId}/get/parameters/0": 295,
    "#/paths/~1customers~1{customerId}/get/parameters/1": 296,
    "#/paths/~1customers~1{customerId}/get/parameters/2": 297,
    "#/paths/~1customers~1{customerId}/get/responses": 298,
    "#/paths/~1customers~1{customerId}/get/responses/200": 299,
    "#/paths/~1customers~1{customerId}/get/responses/200/content/application~1json": 302,
    "#/paths/~1customers~1{customerId}/get/responses/200/content/application~1json/examples/active": 306,
    "#/paths/~1customers~1{customerId}/get/responses/200/content/application~1json/schema": 303,
    "#/paths/~1customers~1{customerId}/get/responses/400": 308,
    "#/paths/~1customers~1{customerId}/get/responses/401": 310,
    "#/paths/~1customers~1{customerId}/get/responses/404": 312,
    "#/paths/~1customers~1{customerId}/get/responses/500": 314,
    "#/paths/~1customers~1{customerId}~1activate": 354,
    "#/paths/~1customers~1{customerId}~1activate/patch": 355,
    "#/paths/~1customers~1{customerId}~1activate/patch/parameters/0": 362,
    "#/paths/~1customers~1{customerId}~1activate/patch/parameters/1": 363,
    "#/paths/~1customers~1{customerId}~1activate/patch/parameters/2": 364,
    "#/paths/~1customers~1{customerId}~1activate/patch/parameters/3": 365,
    "#/paths/~1customers~1{customerId}~1activate/patch/responses": 366,
    "#/paths/~1customers~1{customerId}~1activate/patch/responses/200": 368,
    "#/paths/~1customers~1{customerId}~1activate/patch/responses/200/content/application~1json": 372,
    "#/paths/~1customers~1{customerId}~1activate/patch/responses/200/content/application~1json/examples/active": 376,
    "#/paths/~1customers~1{customerId}~1activate/patch/responses/200/content/application~1json/schema": 373,
    "#/paths/~1customers~1{customerId}~1activate/patch/responses/400": 378,
    "#/paths/~1customers~1{customerId}~1activate/patch/responses/401": 382,
    "#/paths/~1customers~1{customerId}~1activate/patch/responses/404": 384,
    "#/paths/~1customers~1{customerId}~1activate/patch/responses/500": 386,
    "#/paths/~1customers~1{customerId}~1challenge": 389,
    "#/paths/~1customers~1{customerId}~1challenge/get": 390,
    "#/paths/~1customers~1{customerId}~1challenge/get/parameters/0": 401,
    "#/paths/~1customers~1{customerId}~1challenge/get/parameters/1": 402,
    "#/paths/~1customers~1{customerId}~1challenge/get/parameters/2": 403,
    "#/paths/~1customers~1{customerId}~1challenge/get/responses": 404,
    "#/paths/~1customers~1{customerId}~1challenge/get/responses/200": 407,
    "#/paths/~1customers~1{customerId}~1challenge/get/responses/200/content/application~1json": 411,
    "#/paths/~1customers~1{customerId}~1challenge/get/responses/200/content/application~1json/examples/signInWithEthereum": 415,
    "#/paths/~1customers~1{customerId}~1challenge/get/responses/200/content/application~1json/schema": 412,
    "#/paths/~1customers~1{customerId}~1challenge/get/responses/400": 417,
    "#/paths/~1customers~1{customerId}~1challenge/get/responses/401": 419,
    "#/paths/~1customers~1{customerId}~1challenge/get/responses/404": 421,
    "#/paths/~1customers~1{customerId}~1challenge/get/responses/500": 425,
    "#/paths/~1customers~1{customerId}~1challenge~1sign": 428,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post": 429,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/parameters/0": 439,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/parameters/1": 440,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/parameters/2": 441,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/parameters/3": 442,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/parameters/4": 443,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/requestBody": 444,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/requestBody/content/application~1json": 447,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/requestBody/content/application~1json/examples/signInWithEthereum": 451,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/requestBody/content/application~1json/schema": 448,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/responses": 453,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/responses/204": 454,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/responses/400": 456,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/responses/401": 458,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/responses/404": 460,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/responses/409": 462,
    "#/paths/~1customers~1{customerId}~1challenge~1sign/post/responses/500": 465,
    "#/paths/~1customers~1{customerId}~1deactivate": 317,
    "#/paths/~1customers~1{customerId}~1deactivate/patch": 318,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/parameters/0": 325,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/parameters/1": 326,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/parameters/2": 327,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/parameters/3": 328,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/responses": 329,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/200": 333,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/200/content/application~1json": 337,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/200/content/application~1json/examples/inactive": 341,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/200/content/application~1json/schema": 338,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/400": 343,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/401": 347,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/404": 349,
    "#/paths/~1customers~1{customerId}~1deactivate/patch/responses/500": 351,
    "#/paths/~1simulator~1customers~1{customerId}~1reject": 494,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch": 495,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch/parameters/0": 504,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch/parameters/1": 505,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch/parameters/2": 506,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch/parameters/3": 507,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch/responses": 508,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch/responses/202": 509,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch/responses/400": 511,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch/responses/401": 513,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch/responses/404": 515,
    "#/paths/~1simulator~1customers~1{customerId}~1reject/patch/responses/500": 517,
    "#/paths/~1simulator~1customers~1{customerId}~1verify": 468,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch": 469,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch/parameters/0": 478,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch/parameters/1": 479,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch/parameters/2": 480,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch/parameters/3": 481,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch/responses": 482,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch/responses/202": 483,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch/responses/400": 485,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch/responses/401": 487,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch/responses/404": 489,
    "#/paths/~1simulator~1customers~1{customerId}~1verify/patch/responses/500": 491,
    "#/paths/~1webhooks": 520,
    "#/paths/~1webhooks/get": 568,
    "#/paths/~1webhooks/get/parameters/0": 574,
    "#/paths/~1webhooks/get/parameters/1": 575,
    "#/paths/~1webhooks/get/responses": 576,
    "#/paths/~1webhooks/get/responses/200": 578,
    "#/paths/~1webhooks/get/responses/200/content/application~1json": 582,
    "#/paths/~1webhooks/get/responses/200/content/application~1json/examples/none": 590,
    "#/paths/~1webhooks/get/responses/200/content/application~1json/examples/one": 593,
    "#/paths/~1webhooks/get/responses/200/content/application~1json/schema": 583,
    "#/paths/~1webhooks/get/responses/200/content/application~1json/schema/items": 587,
    "#/paths/~1webhooks/get/responses/400": 601,
    "#/paths/~1webhooks/get/responses/401": 603,
    "#/paths/~1webhooks/get/responses/500": 605,
    "#/paths/~1webhooks/put": 521,
    "#/paths/~1webhooks/put/parameters/0": 530,
    "#/paths/~1webhooks/put/parameters/1": 531,
    "#/paths/~1webhooks/put/parameters/2": 532,
    "#/paths/~1webhooks/put/parameters/3": 533,
    "#/paths/~1webhooks/put/requestBody": 534,
    "#/paths/~1webhooks/put/requestBody/content/application~1json": 537,
    "#/paths/~1webhooks/put/requestBody/content/application~1json/examples/create": 541,
    "#/paths/~1webhooks/put/requestBody/content/application~1json/examples/update": 546,
    "#/paths/~1webhooks/put/requestBody/content/application~1json/schema": 538,
    "#/paths/~1webhooks/put/responses": 552,
    "#/paths/~1webhooks/put/responses/200": 553,
    "#/paths/~1webhooks/put/responses/200/content/application~1json": 556,
    "#/paths/~1webhooks/put/responses/200/content/application~1json/examples/customerUpdates": 560,
    "#/paths/~1webhooks/put/responses/200/content/application~1json/schema": 557,
    "#/paths/~1webhooks/put/responses/400": 562,
    "#/paths/~1webhooks/put/responses/401": 564,
    "#/paths/~1webhooks/put/responses/500": 566,
    "#/paths/~1webhooks~1{webhookId}": 608,
    "#/paths/~1webhooks~1{webhookId}/delete": 636,
    "#/paths/~1webhooks~1{webhookId}/delete/parameters/0": 642,
    "#/paths/~1webhooks~1{webhookId}/delete/parameters/1": 643,
    "#/paths/~1webhooks~1{webhookId}/delete/parameters/2": 644,
    "#/paths/~1webhooks~1{webhookId}/delete/parameters/3": 646,
    "#/paths/~1webhooks~1{webhookId}/delete/parameters/3/schema": 652,
    "#/paths/~1webhooks~1{webhookId}/delete/responses": 656,
    "#/paths/~1webhooks~1{webhookId}/delete/responses/204": 658,
    "#/paths/~1webhooks~1{webhookId}/delete/responses/400": 660,
    "#/paths/~1webhooks~1{webhookId}/delete/responses/401": 662,
    "#/paths/~1webhooks~1{webhookId}/delete/responses/404": 664,
    "#/paths/~1webhooks~1{webhookId}/delete/responses/500": 666,
    "#/paths/~1webhooks~1{webhookId}/get": 609,
    "#/paths/~1webhooks~1{webhookId}/get/parameters/0": 615,
    "#/paths/~1webhooks~1{webhookId}/get/parameters/1": 616,
    "#/paths/~1webhooks~1{webhookId}/get/parameters/2": 617,
    "#/paths/~1webhooks~1{webhookId}/get/responses": 618,
    "#/paths/~1webhooks~1{webhookId}/get/responses/200": 619,
    "#/paths/~1webhooks~1{webhookId}/get/responses/200/content/application~1json": 622,
    "#/paths/~1webhooks~1{webhookId}/get/responses/200/content/application~1json/examples/customerUpdates": 626,
    "#/paths/~1webhooks~1{webhookId}/get/responses/200/content/application~1json/schema": 623,
    "#/paths/~1webhooks~1{webhookId}/get/responses/400": 628,
    "#/paths/~1webhooks~1{webhookId}/get/responses/401": 630,
    "#/paths/~1webhooks~1{webhookId}/get/responses/404": 632,
    "#/paths/~1webhooks~1{webhookId}/get/responses/500": 634,
    "#/webhooks/customerUpdated": 671,
    "#/webhooks/customerUpdated/post": 672,
    "#/webhooks/customerUpdated/post/requestBody": 683,
    "#/webhooks/customerUpdated/post/requestBody/content/application~1json": 686,
    "#/webhooks/customerUpdated/post/requestBody/content/application~1json/examples/initiating": 690,
    "#/webhooks/customerUpdated/post/requestBody/content/application~1json/schema": 687,
    "#/webhooks/customerUpdated/post/responses/2XX": 693,
    "#/webhooks/customerUpdated/post/responses/default": 695
  }
};
