import { describe, expect, it, jest } from '@jest/globals';
import { runContract } from '../run/contract-process.ts';
import { killGroup } from '../run/ended-process.ts';
import { scratchFolder } from '../run/scratch.ts';

// A run of its own, cut short.
jest.setTimeout(60_000);

const scratch = scratchFolder();
/** The progress line of a suite that ended: others are under way. */
const firstSuite = /^ {2}[.x] \w+\//m;

describe('a run that is interrupted', () => {
  it.each<['SIGINT' | 'SIGTERM', string, boolean]>([
    ['SIGINT', 'by Ctrl+C, which reaches every process', true],
    ['SIGTERM', 'by a pipeline, which reaches the first process only', false],
  ])('by %s (%s) ends with exit 3 and a journal that can be read', async (signal, _how, everyProcess) => {
    let sent = false;
    const run = await runContract({
      scratch,
      args: ['--env', 'local'],
      onOutput: (soFar, child) => {
        if (sent || !firstSuite.test(soFar)) return;
        sent = true;
        if (everyProcess) killGroup(child, signal);
        else child.kill(signal);
      },
    });
    expect(sent).toBe(true);
    expect([run.code, run.signal, run.verdict?.word]).toEqual([3, null, 'undecided']);
    expect(run.verdict?.counts).toMatchObject({ violated: 0, 'suite-fault': 0 });
    expect(run.verdict?.counts.proved).toBeGreaterThan(0);
    expect(run.evidence.unreadable).toEqual([]);
    expect(run.stdout).toContain(`the run was interrupted by ${signal}`);
    expect(run.stdout).toMatch(/^exit 3 {2}undecided$/m);
  });

  it('by somebody who does not stop pressing Ctrl+C is judged and reported all the same', async () => {
    let pressed: NodeJS.Timeout | undefined;
    const run = await runContract({
      scratch,
      byNpm: true,
      args: ['--env', 'local', '--only', 'flows'],
      onOutput: (soFar, child) => {
        if (pressed !== undefined || !firstSuite.test(soFar)) return;
        pressed = setInterval(() => killGroup(child, 'SIGINT'), 50);
      },
    });
    clearInterval(pressed);
    expect(run.verdict?.reasons).toContain('the run was interrupted by SIGINT');
    expect(run.evidence.unreadable).toEqual([]);
    expect(run.stdout).toMatch(/^exit 3 {2}undecided$/m);
  });
});
