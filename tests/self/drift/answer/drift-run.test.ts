import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { schemaDefects } from '../../report/schema-defects.ts';
import { copyProject } from '../../run/project-copy.ts';
import { projectRoot } from '../../run/project-root.ts';
import { scratchFolder } from '../../run/scratch.ts';
import { runTool } from '../../run/tool-process.ts';
import { applyOverlay } from '../overlay/apply-overlay.ts';
import { driftOf, type FinishedRun, runSuites, told } from './drifting-runs.ts';

// Each test starts a few processes, on a machine that may be busy.
jest.setTimeout(120_000);

const scratch = scratchFolder();
let run: FinishedRun;
let drifting: FinishedRun;

beforeAll(async () => {
  run = await runSuites(scratch, 'flows/approve');
  drifting = await runSuites(scratch, 'flows/approve', '--fault', 'drift-property');
});

describe('npm run drift on a run', () => {
  it('says first that there is nothing to compare with, and leaves four files beside the run', async () => {
    const { code, stdout, stderr } = await driftOf(run);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^# Drift\n\nRun \S+ of local: holds\.\n\*\*Nothing to compare with\*\*: /);
    for (const name of ['drift.md', 'drift.json', 'drift.sarif', 'overlay.yaml'])
      expect(readFileSync(join(run.folder, name), 'utf8').length).toBeGreaterThan(100);
    expect(readFileSync(join(run.folder, 'drift.md'), 'utf8')).toBe(stdout.slice(0, stdout.indexOf('\nwritten ')));
  });

  it('looks at the last run of the report folder unless one is named', async () => {
    const { stdout } = await runTool('drift', { args: ['--report-dir', run.reportDir] });
    expect(stdout).toContain(`Run ${basename(run.folder)} of local`);
  });

  it('exits with 1 for each class that --fail-on names, and with 0 for others', async () => {
    const against = ['--against', run.folder];
    const codes = [];
    for (const classes of [[], ['breaking'], ['undeclared'], ['changed'], ['breaking', 'changed']]) {
      const failOn = classes.flatMap((name) => ['--fail-on', name]);
      codes.push((await driftOf(drifting, ...against, ...failOn)).code);
    }
    expect(codes).toEqual([0, 0, 1, 1, 1]);
  });

  it('puts a published document, behaviour and change into one report', async () => {
    const published = join(scratch, 'published.yaml');
    const contract = readFileSync(join(projectRoot, 'openapi.yaml'), 'utf8');
    writeFileSync(published, contract.replace('maxLength: 255', 'maxLength: 64'));
    const { stdout, findings } = await driftOf(drifting, '--against', run.folder, '--spec', published);
    expect([...new Set(findings.map(({ kind }) => kind))].sort()).toEqual(['behaviour', 'spec']);
    for (const text of ['MAX_LENGTH_LOWERED', 'PROPERTY_UNDECLARED', '## What changed since run'])
      expect(stdout).toContain(text);
    // Both lines with what stands there, for whom, and the version that it asks for; before what nobody saw.
    expect(stdout).toMatch(
      /BREAKING for requests \*\*MAX_LENGTH_LOWERED\*\* .*\n.* line \d+ `<= 255`, there line \d+ `<= 64` /,
    );
    expect(stdout).toContain('1 breaking, 0 compatible, 0 editorial. The changes ask for version 2.0.0');
    expect(stdout.indexOf('says differently')).toBeLessThan(stdout.indexOf('nobody saw'));
  });

  it('has results for each finding in SARIF, on lines of the contract', async () => {
    const { findings } = await driftOf(drifting);
    const text = readFileSync(join(drifting.folder, 'drift.sarif'), 'utf8');
    expect(await schemaDefects['results.sarif'](text)).toEqual([]);
    const log = JSON.parse(text);
    const [{ results }] = log.runs;
    const names = results.map((one: { partialFingerprints: object }) => Object.values(one.partialFingerprints)[0]);
    expect(names).toEqual(findings.map(({ fingerprint }) => fingerprint));
    expect(new Set(names).size).toBe(names.length);
    const property = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'PROPERTY_UNDECLARED');
    const line = property.locations[0].physicalLocation.region.startLine;
    expect(readFileSync(join(projectRoot, 'openapi.yaml'), 'utf8').split('\n')[line - 1]).toContain('Customer:');
  });

  it('prints the same findings as JSON', async () => {
    const { stdout, findings } = await driftOf(drifting, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ run: { verdict: 'holds' }, findings });
  });

  it('tells what is left against a corrected contract', async () => {
    await driftOf(drifting);
    const corrected = join(scratch, 'corrected.yaml');
    const contract = readFileSync(join(projectRoot, 'openapi.yaml'), 'utf8');
    writeFileSync(corrected, applyOverlay(contract, readFileSync(join(drifting.folder, 'overlay.yaml'), 'utf8')));
    expect(told(await driftOf(drifting, '--from', corrected))).toEqual([]);
  });
});

describe('npm run drift -- --save', () => {
  it('writes what later runs are compared with, and keeps it where the run is not fit', async () => {
    const root = copyProject(scratch, {});
    const drift = (...args: string[]) => runTool('drift', { root, args });
    expect(await drift('--run', run.folder, '--save')).toMatchObject({ code: 0, stderr: '' });
    const file = join(root, 'baselines/local.drift.json');
    const saved = readFileSync(file, 'utf8');
    expect(saved).not.toContain('127.0.0.1');
    expect((await drift('--run', drifting.folder)).stdout).toContain('Compared with baselines/local.drift.json of ');
    expect((await drift('--run', drifting.folder)).stdout).toContain('**new** **PROPERTY_UNDECLARED**');
    const killed = join(scratch, 'killed');
    cpSync(drifting.folder, killed, { recursive: true });
    rmSync(join(killed, 'verdict.json'));
    const refused = await drift('--run', killed, '--save');
    expect([refused.code, refused.stderr.split('  ')[0]]).toEqual([2, 'RUN_NOT_FIT']);
    expect(readFileSync(file, 'utf8')).toBe(saved);
    writeFileSync(file, '{}');
    const unread = await drift('--run', run.folder);
    expect([unread.code, unread.stderr.split('  ')[0]]).toEqual([2, 'SNAPSHOT_MALFORMED']);
  });
});
