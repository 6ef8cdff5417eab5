import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { brokenCallSites } from '../../../../src/drift/spec/call-sites.ts';
import { callSitesText } from '../../../../src/drift/spec/spec-drift-text.ts';

const today = "export interface Customer { id: string; status: 'active' }\n";
let folder = '';

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'call-sites-')));
  for (const name of ['src', 'generated']) mkdirSync(join(folder, name));
  cpSync('tsconfig.json', join(folder, 'tsconfig.json'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'generated', 'types.ts'), today);
  writeFileSync(
    join(folder, 'src', 'use.ts'),
    "import type { Customer } from '../generated/types.ts';\nexport const name = (one: Customer): string =>\n  one.id;\n",
  );
  writeFileSync(join(folder, 'src', 'other.ts'), "export const wrong: number = 'text';\n");
  // The types that tsconfig.json names are those of this project.
  mkdirSync(join(folder, 'node_modules', '@types', 'node'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', '@types', 'node', 'index.d.ts'), '');
});

afterAll(() => rmSync(folder, { recursive: true }));

const broken = (types: string) => brokenCallSites(folder, new Map([['types.ts', types]]), ts.sys);

describe('call sites with other generated code', () => {
  it('are named with file, line and message where they no longer compile', () => {
    const sites = broken('export interface Customer { customerId: string }\n');
    expect(sites).toEqual([
      {
        file: 'src/use.ts',
        line: 3,
        column: 7,
        code: 'TS2339',
        message: "Property 'id' does not exist on type 'Customer'.",
      },
    ]);
    expect(callSitesText(sites)).toBe(
      "Call sites: 1 place in 1 file no longer compiles with the code generated from the second document:\n  src/use.ts:3:7  TS2339  Property 'id' does not exist on type 'Customer'.",
    );
  });

  it('are not named for what is broken today: that has another cause', () => {
    expect(broken(today)).toEqual([]);
    expect(callSitesText([])).toContain('everything compiles');
  });

  it('are named where a whole generated file is gone', () => {
    const sites = brokenCallSites(folder, new Map(), ts.sys);
    expect(sites.map(({ file, line }) => [file, line])).toEqual([['src/use.ts', 1]]);
  });
});
