import { describe, expect, it } from '@jest/globals';
import { Lanes } from '../../../src/jest/lanes.ts';

const boundMs = 5_000;

/** Lanes that note what happens, and stories of two steps each, the first of which waits until it is let go. */
function lanes(limit: number, names: readonly string[], alone: readonly string[] = []) {
  const told: string[] = [];
  const watch = {
    storyStarted: (name: string) => told.push(`${name} starts`),
    storyEnded: (name: string) => told.push(`${name} ends`),
  };
  const all = new Lanes(limit, boundMs, watch);
  const letGo = new Map<string, () => void>();
  const outcomes = names.flatMap((name) => {
    const step = all.add(name, alone.includes(name));
    const gate = new Promise<void>((resolve) => letGo.set(name, resolve));
    return [
      step(async () => {
        await gate;
        told.push(`${name} 1`);
        return [];
      }).outcome,
      step(async () => {
        told.push(`${name} 2`);
        return [`${name} found something`];
      }).outcome,
    ];
  });
  return { all, told, outcomes, letGo: (name: string) => letGo.get(name)?.() };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('stories in lanes', () => {
  it('begin when they are all declared, as many at once as are allowed, and make room in their order', async () => {
    const { all, told, letGo } = lanes(2, ['a', 'b', 'c']);
    await turn();
    expect(told).toEqual([]);
    all.start();
    all.start();
    expect(told).toEqual(['a starts', 'b starts']);
    letGo('b');
    await turn();
    expect(told).toEqual(['a starts', 'b starts', 'b 1', 'b 2', 'b ends', 'c starts']);
  });

  it('run one after the other where one at once is allowed', async () => {
    const { all, told, outcomes, letGo } = lanes(1, ['a', 'b']);
    letGo('a');
    letGo('b');
    all.start();
    await Promise.all(outcomes);
    await turn();
    expect(told).toEqual(['a starts', 'a 1', 'a 2', 'a ends', 'b starts', 'b 1', 'b 2', 'b ends']);
  });

  it('have none beside one that is to be alone, which goes first', async () => {
    const { all, told, letGo } = lanes(3, ['a', 'quiet', 'b', 'still'], ['quiet', 'still']);
    all.start();
    expect(told).toEqual(['quiet starts']);
    letGo('quiet');
    await turn();
    expect(told.slice(-2)).toEqual(['quiet ends', 'still starts']);
    letGo('still');
    await turn();
    expect(told.slice(-3)).toEqual(['still ends', 'a starts', 'b starts']);
  });

  it('give each step its own outcome, also where one throws', async () => {
    const all = new Lanes(2, boundMs, { storyStarted: () => undefined, storyEnded: () => undefined });
    const step = all.add('a', false);
    const [broken, after] = [step(() => Promise.reject(new Error('the disk is full'))), step(async () => ['found'])];
    all.start();
    await turn();
    await expect(broken.outcome).rejects.toThrow('the disk is full');
    await expect(after.outcome).resolves.toEqual(['found']);
  });

  it('give up a step that does not end within its bound, and go on', async () => {
    const all = new Lanes(1, 20, { storyStarted: () => undefined, storyEnded: () => undefined });
    const step = all.add('a', false);
    const [hanging, after] = [step(() => new Promise(() => undefined)), step(async () => [])];
    all.start();
    await expect(hanging.outcome).rejects.toThrow(/did not end within/);
    await expect(after.outcome).resolves.toEqual([]);
  });
});
