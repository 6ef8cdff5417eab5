// Generated from openapi.yaml. Do not edit: change openapi.yaml and run `npm run generate`.

import type { ErrorObject } from 'ajv';

/** Tells whether data satisfies a schema; after a false, `errors` has every reason until the next call. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

/** The validator of each schema by its pointer in the contract, for example `#/components/schemas/Pet`. */
export declare const validators: Readonly<Record<string, Validator>>;
