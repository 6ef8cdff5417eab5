import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The project's own tests. Further arguments go to Jest: `npm test -- tests/self/signing`.
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const named = process.argv.slice(2);
const paths = named.some((argument) => !argument.startsWith('-')) ? named : ['tests/self', ...named];

// The developer's own settings must not leak into tests that start runs of their own.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(OFFBLOCKS|CONTRACT|SUITE)_/.test(name)),
);
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const child = spawn(
  process.execPath,
  ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...paths, '--selectProjects', 'self'],
  { cwd: root, stdio: 'inherit', env },
);
const [code] = (await once(child, 'close')) as [number | null];
process.exitCode = code ?? 1;
