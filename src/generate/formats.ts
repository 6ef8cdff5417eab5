import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isByte } from './formats/byte.ts';
import { isCaip2, isCaip10 } from './formats/caip.ts';
import { isDate, isDateTime, isTime } from './formats/date-time.ts';
import { isIso4217 } from './formats/iso-4217.ts';

/** A format as ajv takes it: for strings, or for numbers. Formats say nothing about values of another type. */
export type FormatDefinition =
  | { type: 'string'; validate: (text: string) => boolean }
  | { type: 'number'; validate: (number: number) => boolean };

const string = (validate: (text: string) => boolean): FormatDefinition => ({ type: 'string', validate });
const number = (validate: (number: number) => boolean): FormatDefinition => ({ type: 'number', validate });
const pattern = (regexp: RegExp): FormatDefinition => string((text) => regexp.test(text));

/** ajv-formats' own checker, for the formats where it is right. */
function borrowed(name: keyof typeof fullFormats): FormatDefinition {
  const format = fullFormats[name];
  if (format instanceof RegExp) return pattern(format);
  if (typeof format === 'function') return string(format);
  throw new Error(`ajv-formats no longer defines ${name} as a pattern or a function`);
}

/**
 * Every format that a contract may use, named by its standard (JSON Schema 2020-12 validation, section 7.3; OpenAPI format
 * registry; CASA; ISO). A format that is not here is an error of the contract: ignoring it would be a check that never ran.
 */
export const formats: Readonly<Record<string, FormatDefinition>> = {
  'date-time': string(isDateTime),
  date: string(isDate),
  time: string(isTime),
  duration: borrowed('duration'),
  email: borrowed('email'),
  hostname: borrowed('hostname'),
  ipv4: borrowed('ipv4'),
  ipv6: borrowed('ipv6'),
  uri: borrowed('uri'),
  'uri-reference': borrowed('uri-reference'),
  'uri-template': borrowed('uri-template'),
  'json-pointer': borrowed('json-pointer'),
  'relative-json-pointer': borrowed('relative-json-pointer'),
  regex: borrowed('regex'),
  // RFC 9562, section 4; ajv-formats would also take `urn:uuid:…`.
  uuid: pattern(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i),
  byte: string(isByte),
  // Annotations by definition: there is nothing in the value to check.
  binary: string(() => true),
  password: string(() => true),
  int32: number((value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31),
  int64: number((value) => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63),
  float: number((value) => Number.isFinite(Math.fround(value))),
  double: number(Number.isFinite),
  // A fixed-point number in digits, as the registry of OpenAPI has it; never an exponent, a plus sign or a leading zero.
  decimal: pattern(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/),
  caip2: string(isCaip2),
  caip10: string(isCaip10),
  'iso-4217': string(isIso4217),
};
