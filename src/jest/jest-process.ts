import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { settingsToEnvironment } from '../config/settings-to-environment.ts';
import { journalFolder } from '../evidence/run-folder.ts';
import { processVariables } from './process-variables.ts';
import type { SuiteFile } from './suite-files.ts';
import { type GroupFiles, groupSuites, writeGroupFiles } from './suite-groups.ts';
import { suiteTransform } from './suite-transform.ts';

/** Where Jest prints, and how many of its processes run. */
export interface JestOptions {
  readonly root: string;
  readonly processes: number;
  /** Called with the process, so that an interrupt can reach it. */
  readonly onStart: (child: ChildProcess) => void;
}

/** What Jest needs for groups of suites: less than jest.config.ts, which serves a developer and takes longer to read. */
function jestConfig(root: string, groupFolder: string): string {
  return JSON.stringify({
    rootDir: root,
    // Jest lists these folders at each start; it finds what the groups import without a list.
    roots: [groupFolder],
    testMatch: ['**/group-*.mjs'],
    testPathIgnorePatterns: [],
    watchman: false,
    extensionsToTreatAsEsm: ['.ts'],
    transform: suiteTransform,
    testEnvironment: join(root, 'src/jest/environment.ts'),
    testSequencer: join(root, 'src/jest/group-sequencer.mjs'),
    reporters: [join(root, 'src/jest/progress-reporter.mjs')],
  });
}

/**
 * Runs suites in Jest, the serial ones last and alone, in a process of its own. Secrets reach it through its variables, never on its command line.
 * @returns how the process ended; what it found is in the journals
 */
export async function runJest(
  settings: Settings,
  suites: readonly SuiteFile[],
  options: JestOptions,
): Promise<{ code: number | null; signal: NodeJS.Signals | null; complaint: string }> {
  const groups = writeGroupFiles(options.root, groupSuites(suites, options.processes));
  try {
    return await runGroups(settings, groups, options);
  } finally {
    groups.remove();
  }
}

async function runGroups(
  settings: Settings,
  groups: GroupFiles,
  options: JestOptions,
): Promise<{ code: number | null; signal: NodeJS.Signals | null; complaint: string }> {
  const jest = join(
    createRequire(join(options.root, 'package.json')).resolve('jest/package.json'),
    '..',
    'bin',
    'jest.js',
  );
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      jest,
      `--config=${jestConfig(options.root, groups.folder)}`,
      options.processes === 1 ? '--runInBand' : `--maxWorkers=${options.processes}`,
      '--runTestsByPath',
      ...groups.paths,
    ],
    {
      cwd: options.root,
      // Our end of its standard input closes with us, which tells it to end too.
      stdio: ['pipe', 'inherit', 'pipe'],
      env: {
        ...inherited(process.env),
        ...settingsToEnvironment(settings),
        // On a terminal Jest writes what it is about to do on the line where the first suite ends.
        TERM: 'dumb',
        [processVariables.processes]: String(options.processes),
        [processVariables.journal]: journalFolder(settings),
      },
    },
  );
  options.onStart(child);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-8000);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, complaint };
}

/** What a Node process needs of ours; settings are handed on validated, never as they were found. */
function inherited(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const wanted = ['PATH', 'HOME', 'TMPDIR', 'CI', 'NO_COLOR', 'FORCE_COLOR', 'NODE_EXTRA_CA_CERTS'];
  return Object.fromEntries(wanted.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
