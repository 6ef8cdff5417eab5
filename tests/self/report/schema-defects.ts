import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';
import { projectRoot } from '../run/project-root.ts';

const require = createRequire(import.meta.url);
const jsonOf = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));

function defectsBy(validate: ValidateFunction, text: string): string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

function sarifValidator(): ValidateFunction {
  // Written for draft 4 of JSON Schema, of which it uses nothing that later drafts read otherwise but these two names.
  const {
    id: _id,
    $schema: _draft,
    ...schema
  } = jsonOf('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

function harValidator(): ValidateFunction {
  const schemas = Object.values(require('har-schema') as Record<string, object>);
  const ajv = new Ajv({ strict: false, schemas, validateSchema: false });
  addFormats.default(ajv);
  const validate = ajv.getSchema('har.json#') ?? ajv.getSchema('har.json');
  if (!validate) throw new Error('har-schema has no har.json');
  return validate;
}

const sarif = sarifValidator();
const har = harValidator();
const run = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(jsonOf('docs/run.schema.json'));
const xsd = readFileSync(fileURLToPath(new URL('junit-10.xsd', import.meta.url)), 'utf8');

/** What is wrong with a report by the schema that its readers know; empty where nothing is. */
export const schemaDefects = {
  'junit.xml': async (contents: string): Promise<string[]> => {
    const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents }], schema: [xsd] });
    return errors.map(({ message }) => message);
  },
  'results.sarif': async (text: string): Promise<string[]> => defectsBy(sarif, text),
  'exchanges.har': async (text: string): Promise<string[]> => defectsBy(har, text),
  'run.json': async (text: string): Promise<string[]> => defectsBy(run, text),
} as const;
