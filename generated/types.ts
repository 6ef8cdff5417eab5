// Generated from openapi.yaml. Do not edit: change openapi.yaml and run `npm run generate`.

export type $Read<T> = {
    readonly $read: T;
};
export type $Write<T> = {
    readonly $write: T;
};
export type Readable<T> = T extends $Write<any> ? never : T extends $Read<infer U> ? Readable<U> : T extends (infer E)[] ? Readable<E>[] : T extends object ? {
    [K in keyof T as NonNullable<T[K]> extends $Write<any> ? never : K]: Readable<T[K]>;
} : T;
export type Writable<T> = T extends $Read<any> ? never : T extends $Write<infer U> ? Writable<U> : T extends (infer E)[] ? Writable<E>[] : T extends object ? {
    [K in keyof T as NonNullable<T[K]> extends $Read<any> ? never : K]: Writable<T[K]>;
} & {
    [K in keyof T as NonNullable<T[K]> extends $Read<any> ? K : never]?: never;
} : T;
export interface paths {
    "/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Initial authentication
         * @description Exchanges API credentials for a bearer token. By default a token expires after one hour.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update API credentials
         * @description Adds or updates the API credentials. An update invalidates all issued tokens and active sessions, the token of this
         *     very request among them. The reference lists neither signature headers nor an idempotency key (auth-unsigned,
         *     auth-without-idempotency-key).
         */
        put: operations["updateCredentials"];
        post?: never;
        /**
         * Delete API credentials
         * @description Deletes the API credentials, invalidates all issued tokens and active sessions, and revokes access for good.
         */
        delete: operations["deleteCredentials"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/signing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update signing key
         * @description Registers the public key that verifies the signatures of API requests, in place of the one registered before. The key
         *     id in the answer is the `keyid` of later signatures. The first registration cannot be signed (auth-unsigned).
         */
        put: operations["updateSigningKey"];
        post?: never;
        /**
         * Delete signing key
         * @description Removes the registered public key for good. Signed requests fail until another key is registered.
         */
        delete: operations["deleteSigningKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve customers
         * @description Retrieves all customers of the integration. Neither paging nor an order is documented (list-shape).
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create new customer
         * @description Creates a customer in `initiating` and issues the challenge that the owner of the wallet must sign. Which fields make
         *     two customers the same is read as the pair of `chainId` and `externalId` (customer-uniqueness).
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve customer
         * @description Retrieves a customer's details.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Deactivate customer
         * @description Deactivates an active customer and all associated resources.
         */
        patch: operations["deactivateCustomer"];
        trace?: never;
    };
    "/customers/{customerId}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Activate customer
         * @description Activates an inactive customer and all associated resources.
         */
        patch: operations["activateCustomer"];
        trace?: never;
    };
    "/customers/{customerId}/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve customer challenge
         * @description Retrieves the challenge to verify the customer's ownership of their blockchain account. A challenge lives for one hour;
         *     an unsigned older one is replaced by a fresh one, served here, as is the new one after a failed signing. Two answers
         *     need not be the same challenge (challenge-rotation). Once a challenge has been signed there is none to retrieve, which
         *     is read as 404 (challenge-after-sign).
         */
        get: operations["getCustomerChallenge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/challenge/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign previously issued customer challenge
         * @description Signs the previously issued challenge to verify the customer's ownership of their blockchain account. A verified
         *     signature moves the customer to `screening`. A wrong one is an error, read as 400 (challenge-wrong-signature), and a
         *     new challenge is issued in place of the old one.
         */
        post: operations["signCustomerChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/simulator/customers/{customerId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Verify customer
         * @description Simulates customer verification success. A customer in `verifying` is activated after the answer, not before it
         *     (simulator-asynchronous). A customer in another state gets an error, read as 400 (wrong-state-status).
         */
        patch: operations["verifyCustomer"];
        trace?: never;
    };
    "/simulator/customers/{customerId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Reject customer
         * @description Simulates customer verification rejection. A customer in `verifying` is rejected after the answer, not before it
         *     (simulator-asynchronous). A customer in another state gets an error, read as 400 (wrong-state-status).
         */
        patch: operations["rejectCustomer"];
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve all active webhooks */
        get: operations["listWebhooks"];
        /**
         * Create new or update an existing webhook
         * @description Without an `id` creates a subscription, with the `id` of a subscription updates it. Both answer 200. What an unknown
         *     `id` gets is not stated; the list of answers leaves 400 (webhook-unknown-id).
         */
        put: operations["putWebhook"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve webhook subscription information */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Remove webhook subscription */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    customerUpdated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer was created or has changed
         * @description Sent to the `callbackUrl` of each subscription to `customer.updated`. An event may come more than once, to be known by
         *     its `eventId` (webhook-event-id), and events may come out of order. Without a 2xx answer the event is sent again, some
         *     times at once and then with growing, jittered waits for up to 24 hours. How a receiver can tell that OffBlocks is the
         *     sender is not stated (webhook-sender).
         */
        post: operations["customerUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * Format: byte
         * @description Bytes in base64 with the standard alphabet and padding (RFC 4648, section 4).
         */
        Base64: string;
        /**
         * Format: caip10
         * @description An account on a blockchain as a CAIP-10 account id: the CAIP-2 id of the chain and the address on it. Despite its name
         *     the property `chainId` holds an account, not a chain (chain-id-name).
         * @example eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb
         * @example tron:27Lqcw:TNPeeaaFB7K9cmo4uQpcU32zGK8G1NYqeL
         */
        BlockchainAccountId: string;
        /**
         * Format: caip10
         * @description The CAIP-10 id of an externally owned account on an EVM chain, with the address in any case (address-case).
         * @example eip155:300:0x43158f45b5EbD7b1179130130DF00393928C2691
         */
        EvmAccountId: string;
        /**
         * Format: uuid
         * @description Identifies the API integration; may differ between live and sandbox.
         * @example d04953b7-5878-4fd0-8970-0a5f77fbce59
         */
        ApiKey: string;
        /** @description A pair of API credentials, to log in with or to replace the present ones. */
        Credentials: {
            apiKey: components["schemas"]["ApiKey"];
            /**
             * @description API secret
             * @example 64ec977db2e585887c80ed62fe9997994aed8093
             */
            apiSecret: string;
        };
        Token: {
            /** @description JWT for further calls */
            token: string;
            /**
             * @description When the token expires, a Unix timestamp in seconds.
             * @example 1699974342
             */
            expiresAt: number;
            /** @enum {string} */
            tokenType: "Bearer";
        } & unknown;
        /** @description The public key to verify request signatures with. */
        SigningKey: {
            /** @description A public key as PEM (SubjectPublicKeyInfo), the whole file encoded in base64. */
            publicKey: components["schemas"]["Base64"];
        };
        SigningKeyId: {
            /**
             * Format: uuid
             * @description The id of the registered key, for the `keyid` parameter of signatures.
             */
            keyId: string;
        };
        /** @enum {string} */
        CustomerStatus: "initiating" | "screening" | "verifying" | "rejected" | "active" | "inactive";
        Customer: {
            /**
             * Format: uuid
             * @description Unique customer ID
             */
            id: string;
            /** @description Unique customer ID as an external ID */
            externalId: string;
            /** @description Unique customer ID as a valid on-chain address, normally the EOA wallet */
            chainId: components["schemas"]["BlockchainAccountId"];
            status: components["schemas"]["CustomerStatus"];
            /**
             * Format: date-time
             * @description Date created, with up to nine digits of a second (timestamp-precision).
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Date updated, with up to nine digits of a second (timestamp-precision).
             */
            updatedAt: string;
        } & unknown;
        NewCustomer: {
            /** @description Unique customer ID as a valid on-chain address, normally the EOA wallet */
            chainId: components["schemas"]["EvmAccountId"];
            /** @description The customer's id in the integrator's own system. */
            externalId: string;
        };
        /** @description A new customer together with the first challenge; no other answer shows both. */
        CustomerWithChallenge: components["schemas"]["Customer"] & {
            /** @description Base64 encoded message provided by this API for owner to sign */
            challenge: components["schemas"]["Base64"];
        };
        /**
         * @description A challenge to be signed by the owner's EOA private key. Decoded it is a Sign-In with Ethereum message (EIP-4361)
         *     that names the address and chain of the customer.
         */
        Challenge: {
            /** @description Base64 encoded message provided by this API for owner to sign */
            challenge: components["schemas"]["Base64"];
        };
        /** @description The owner's signature of a challenge, made with the private key of their wallet. */
        ChallengeSignature: {
            /** @description Unique signer account ID as a valid on-chain address, the `chainId` of the customer. */
            ownerId: components["schemas"]["EvmAccountId"];
            /** @description The original base64 challenge as issued by the API. */
            challenge: components["schemas"]["Base64"];
            /**
             * @description Base64 encoded signature of the decoded challenge (EIP-191 version 0x45), read as the 65 bytes r, s and v and not
             *     as their hexadecimal text (challenge-signature-encoding).
             */
            signature: components["schemas"]["Base64"];
        };
        /**
         * @description The events that can be subscribed to.
         * @enum {string}
         */
        WebhookType: "customer.updated" | "account.updated" | "card.updated" | "authorisation.updated" | "transaction.updated";
        WebhookSubscription: {
            /**
             * Format: uuid
             * @description ID of the webhook to update; absent to create one.
             */
            id?: string;
            /**
             * Format: uri
             * @description Where events are sent to by POST.
             */
            callbackUrl: string;
            types: components["schemas"]["WebhookType"][];
        };
        /** @description A webhook subscription. */
        Webhook: {
            /**
             * Format: uuid
             * @description Unique webhook ID
             */
            id: string;
            /**
             * Format: uri
             * @description Where events are sent to by POST.
             */
            callbackUrl: string;
            types: components["schemas"]["WebhookType"][];
            /**
             * Format: date-time
             * @description Date created
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Date updated
             */
            updatedAt: string;
        };
        /** @description The event that a customer was created or has changed, with the customer's fields beside those of the event. */
        CustomerUpdated: {
            /** @constant */
            webhookType: "customer.updated";
            /**
             * Format: uuid
             * @description Unique event ID, read as the same in each repetition of the event (webhook-event-id).
             */
            eventId: string;
        } & components["schemas"]["Customer"];
    };
    responses: {
        /** @description Successful operation */
        NoContent: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Successful operation */
        Accepted: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Invalid request */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Invalid credentials */
        InvalidCredentials: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Not authorised */
        NotAuthorised: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Customer not found */
        CustomerNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Webhook not found */
        WebhookNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Internal error */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description Unique customer ID
         * @example 04c5851c-4386-5bd9-9f89-08312f8aee3a
         */
        CustomerId: string;
        /**
         * @description Unique webhook ID
         * @example 9c2f6a4e-0b7d-4f52-8a4b-6f1f0a3d5c11
         */
        WebhookId: string;
        /**
         * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
         * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
         */
        Signature: string;
        /**
         * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
         * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
         */
        SignatureInput: string;
        /**
         * @description Content digest (RFC 9530, section 2) of the request's body.
         * @example sha-256=:Ps0onmTk7OfaYjusU31Cp3dappB9NUoQPBF+qjcb15c=:
         */
        ContentDigest: string;
        /**
         * @description Idempotency key, a UUID of any version that lives for one hour.
         * @example 123e4567-e89b-12d3-a456-426614174000
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Base64 = components['schemas']['Base64'];
export type BlockchainAccountId = components['schemas']['BlockchainAccountId'];
export type EvmAccountId = components['schemas']['EvmAccountId'];
export type ApiKey = components['schemas']['ApiKey'];
export type Credentials = components['schemas']['Credentials'];
export type Token = components['schemas']['Token'];
export type SigningKey = components['schemas']['SigningKey'];
export type SigningKeyId = components['schemas']['SigningKeyId'];
export type CustomerStatus = components['schemas']['CustomerStatus'];
export type Customer = components['schemas']['Customer'];
export type NewCustomer = components['schemas']['NewCustomer'];
export type CustomerWithChallenge = components['schemas']['CustomerWithChallenge'];
export type Challenge = components['schemas']['Challenge'];
export type ChallengeSignature = components['schemas']['ChallengeSignature'];
export type WebhookType = components['schemas']['WebhookType'];
export type WebhookSubscription = components['schemas']['WebhookSubscription'];
export type Webhook = components['schemas']['Webhook'];
export type CustomerUpdated = components['schemas']['CustomerUpdated'];
export type ResponseNoContent = components['responses']['NoContent'];
export type ResponseAccepted = components['responses']['Accepted'];
export type ResponseInvalidRequest = components['responses']['InvalidRequest'];
export type ResponseInvalidCredentials = components['responses']['InvalidCredentials'];
export type ResponseNotAuthorised = components['responses']['NotAuthorised'];
export type ResponseCustomerNotFound = components['responses']['CustomerNotFound'];
export type ResponseWebhookNotFound = components['responses']['WebhookNotFound'];
export type ResponseInternalError = components['responses']['InternalError'];
export type ParameterCustomerId = components['parameters']['CustomerId'];
export type ParameterWebhookId = components['parameters']['WebhookId'];
export type ParameterSignature = components['parameters']['Signature'];
export type ParameterSignatureInput = components['parameters']['SignatureInput'];
export type ParameterContentDigest = components['parameters']['ContentDigest'];
export type ParameterIdempotencyKey = components['parameters']['IdempotencyKey'];
export type $defs = Record<string, never>;
export interface operations {
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Successful operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["InvalidCredentials"];
            500: components["responses"]["InternalError"];
        };
    };
    updateCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteCredentials: {
        parameters: {
            query: {
                /**
                 * @description Identifies the API integration whose credentials are deleted.
                 * @example d04953b7-5878-4fd0-8970-0a5f77fbce59
                 */
                apiKey: components["schemas"]["ApiKey"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            500: components["responses"]["InternalError"];
        };
    };
    updateSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigningKey"];
            };
        };
        responses: {
            /** @description Successful operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKeyId"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            500: components["responses"]["InternalError"];
        };
    };
    listCustomers: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"][];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            500: components["responses"]["InternalError"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
                /**
                 * @description Idempotency key, a UUID of any version that lives for one hour.
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description Content digest (RFC 9530, section 2) of the request's body.
                 * @example sha-256=:Ps0onmTk7OfaYjusU31Cp3dappB9NUoQPBF+qjcb15c=:
                 */
                "Content-Digest": components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            /** @description Successful operation */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerWithChallenge"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            /** @description Customer already exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["InternalError"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
            };
            path: {
                /**
                 * @description Unique customer ID
                 * @example 04c5851c-4386-5bd9-9f89-08312f8aee3a
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            404: components["responses"]["CustomerNotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    deactivateCustomer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
                /**
                 * @description Idempotency key, a UUID of any version that lives for one hour.
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Unique customer ID
                 * @example 04c5851c-4386-5bd9-9f89-08312f8aee3a
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Invalid request, or the customer is not active */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotAuthorised"];
            404: components["responses"]["CustomerNotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    activateCustomer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
                /**
                 * @description Idempotency key, a UUID of any version that lives for one hour.
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Unique customer ID
                 * @example 04c5851c-4386-5bd9-9f89-08312f8aee3a
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Invalid request, or the customer is not inactive */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotAuthorised"];
            404: components["responses"]["CustomerNotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    getCustomerChallenge: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
            };
            path: {
                /**
                 * @description Unique customer ID
                 * @example 04c5851c-4386-5bd9-9f89-08312f8aee3a
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            /** @description Customer not found, or the customer has no challenge to sign */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["InternalError"];
        };
    };
    signCustomerChallenge: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
                /**
                 * @description Idempotency key, a UUID of any version that lives for one hour.
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description Content digest (RFC 9530, section 2) of the request's body.
                 * @example sha-256=:Ps0onmTk7OfaYjusU31Cp3dappB9NUoQPBF+qjcb15c=:
                 */
                "Content-Digest": components["parameters"]["ContentDigest"];
            };
            path: {
                /**
                 * @description Unique customer ID
                 * @example 04c5851c-4386-5bd9-9f89-08312f8aee3a
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeSignature"];
            };
        };
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            404: components["responses"]["CustomerNotFound"];
            /** @description Challenge already signed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["InternalError"];
        };
    };
    verifyCustomer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
                /**
                 * @description Idempotency key, a UUID of any version that lives for one hour.
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Unique customer ID
                 * @example 04c5851c-4386-5bd9-9f89-08312f8aee3a
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: components["responses"]["Accepted"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            404: components["responses"]["CustomerNotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    rejectCustomer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
                /**
                 * @description Idempotency key, a UUID of any version that lives for one hour.
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Unique customer ID
                 * @example 04c5851c-4386-5bd9-9f89-08312f8aee3a
                 */
                customerId: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: components["responses"]["Accepted"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            404: components["responses"]["CustomerNotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"][];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            500: components["responses"]["InternalError"];
        };
    };
    putWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
                /**
                 * @description Idempotency key, a UUID of any version that lives for one hour.
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description Content digest (RFC 9530, section 2) of the request's body.
                 * @example sha-256=:Ps0onmTk7OfaYjusU31Cp3dappB9NUoQPBF+qjcb15c=:
                 */
                "Content-Digest": components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSubscription"];
            };
        };
        responses: {
            /** @description Successful operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            500: components["responses"]["InternalError"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
            };
            path: {
                /**
                 * @description Unique webhook ID
                 * @example 9c2f6a4e-0b7d-4f52-8a4b-6f1f0a3d5c11
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            404: components["responses"]["WebhookNotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HTTP message signature (RFC 9421, section 4.2), made with the registered signing key.
                 * @example sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:
                 */
                Signature: components["parameters"]["Signature"];
                /**
                 * @description HTTP message signature input (RFC 9421, section 4.1), the covered components and the signature's parameters.
                 * @example sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"
                 */
                "Signature-Input": components["parameters"]["SignatureInput"];
                /**
                 * @description Idempotency key, a UUID of any version that lives for one hour.
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                "Idempotency-Key": string;
            };
            path: {
                /**
                 * @description Unique webhook ID
                 * @example 9c2f6a4e-0b7d-4f52-8a4b-6f1f0a3d5c11
                 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthorised"];
            404: components["responses"]["WebhookNotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    customerUpdated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerUpdated"];
            };
        };
        responses: {
            /** @description The event was received and is not sent again */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The event was not received and is sent again later */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
type FlattenedDeepRequired<T> = {
    [K in keyof T]-?: FlattenedDeepRequired<T[K] extends unknown[] | undefined | null ? Extract<T[K], unknown[]>[number] : T[K]>;
};
type ReadonlyArray<T> = [
    Exclude<T, undefined>
] extends [
    unknown[]
] ? Readonly<Exclude<T, undefined>> : Readonly<Exclude<T, undefined>[]>;
export const tokenTokenTypeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["Token"]["tokenType"]> = ["Bearer"];
export const customerStatusValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["CustomerStatus"]> = ["initiating", "screening", "verifying", "rejected", "active", "inactive"];
export const webhookTypeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["WebhookType"]> = ["customer.updated", "account.updated", "card.updated", "authorisation.updated", "transaction.updated"];
