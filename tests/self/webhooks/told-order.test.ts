import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '../../../src/contract/instant.ts';
import { isPath } from '../../../src/contract/state-machine.ts';
import { statesInOrder } from '../../webhooks/told-order.ts';

const machine = {
  initial: 'initiating',
  final: ['rejected'],
  transitions: [
    { from: 'initiating', to: 'screening', by: 'sign' },
    { from: 'screening', to: 'verifying', by: 'environment' },
    { from: 'verifying', to: 'active', by: 'verify' },
    { from: 'active', to: 'inactive', by: 'deactivate' },
  ],
};
const fits = (states: readonly string[]): boolean => isPath(machine, states, ['sign', 'verify', 'deactivate']);

function told(...events: (readonly [status: string, at: string])[]) {
  return events.flatMap(([status, text]) => {
    const at = parseInstant(text);
    return at === undefined ? [] : [{ status, at }];
  });
}

describe('the order of what events tell', () => {
  it('is the one that fits where a coarse clock gives all of them the same time', () => {
    const second = '2026-11-28T11:32:45Z';
    const events = told(['inactive', second], ['verifying', second], ['initiating', second], ['active', second]);
    expect(statesInOrder(events, fits)).toEqual(['initiating', 'verifying', 'active', 'inactive']);
  });

  it('is that of the times where they differ, whether it fits or not', () => {
    const events = told(
      ['active', '2026-11-28T11:32:45Z'],
      ['initiating', '2026-11-28T11:32:46Z'],
      ['verifying', '2026-11-28T11:32:47Z'],
    );
    expect(statesInOrder(events, fits)).toEqual(['active', 'initiating', 'verifying']);
  });

  it('holds a state once that was told twice in a row', () => {
    const events = told(['active', '2026-11-28T11:32:45Z'], ['active', '2026-11-28T11:32:46Z']);
    expect(statesInOrder(events, fits)).toEqual(['active']);
  });
});
