import { join } from 'node:path';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { formatsBinding, schemaUri } from '../strict-ajv.ts';
import { doNotEdit } from './header.ts';

/** The text of validators.d.mts, which types validators.mjs. */
export function emitValidatorTypes(documentName: string): string {
  return `${doNotEdit(documentName)}
import type { ErrorObject } from 'ajv';

/** Tells whether data satisfies a schema; after a false, \`errors\` has every reason until the next call. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

/** The validator of each schema by its pointer in the contract, for example \`#/components/schemas/Pet\`. */
export declare const validators: Readonly<Record<string, Validator>>;
`;
}

/**
 * The text of validators.mjs: ajv's standalone code for each schema, bundled with what it needs at run time, so that it
 * loads without compiling anything and without ajv.
 * @param ajv knows the document
 * @param pointers schemas to compile
 * @param projectFolder where src and node_modules stand; paths in the bundle's comments are relative to it
 */
export async function emitValidators(
  ajv: Ajv2020,
  pointers: readonly string[],
  documentName: string,
  projectFolder: string,
): Promise<string> {
  // Not a name that ajv makes itself, such as schema1 or validate1.
  const names = new Map(pointers.map((pointer, index) => [pointer, `compiled_${index}`]));
  const code = standalone.default(ajv, Object.fromEntries([...names].map(([at, name]) => [name, schemaUri(at)])));
  const imports = `import { formats as ${formatsBinding} } from 'formats';\n`;
  const lookup = [...names].map(([pointer, name]) => `  ${JSON.stringify(pointer)}: compiled.${name},\n`).join('');
  const entry = `import * as compiled from 'compiled';\nexport const validators = {\n${lookup}};\n`;
  const result = await build({
    stdin: { contents: entry, resolveDir: projectFolder, sourcefile: 'validators-entry.js' },
    absWorkingDir: projectFolder,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    mainFields: ['main'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
    plugins: [
      {
        name: 'compiled',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^compiled$/ }, () => ({ path: 'validators', namespace: 'compiled' }));
          onResolve({ filter: /^formats$/ }, () => ({ path: join(projectFolder, 'src/generate/formats.ts') }));
          onLoad({ filter: /.*/, namespace: 'compiled' }, () => ({
            contents: imports + code,
            resolveDir: projectFolder,
          }));
        },
      },
    ],
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error('esbuild gave no output for the validators');
  return doNotEdit(documentName) + output.text;
}
