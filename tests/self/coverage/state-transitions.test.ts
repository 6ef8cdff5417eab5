import { describe, expect, it } from '@jest/globals';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { call, delivered, door, moved, shown } from './door-records.ts';
import { covered, reached, rowsOf } from './small-contract.ts';

const axis = 'state transition';
const opening = 'DoorState shut -> turning by openDoor';
const opened = 'DoorState turning -> open by environment';
const closed = 'DoorState open -> shut by closeDoor';
const fell = 'DoorState open -> shut by environment';
const history = (...records: EvidenceRecord[]) => reached(covered(records), axis);

describe('state transitions', () => {
  it('have one place for each way that the contract declares', () => {
    expect(rowsOf(covered([]), axis).map(({ place, hits }) => [place, hits])).toEqual([
      [opening, 0],
      [opened, 0],
      ['DoorState turning -> shut by environment', 0],
      [closed, 0],
      [fell, 0],
      ['DoorState open -> gone by environment', 0],
    ]);
  });

  it('are passed by what was seen one after the other, with the call between', () => {
    expect(history(shown(0, 'shut'), moved(10, 'openDoor'), shown(20, 'turning'), shown(30, 'open'))).toEqual({
      [opening]: 1,
      [opened]: 1,
    });
  });

  it('count a state that passed too quickly to be seen', () => {
    expect(history(shown(0, 'shut'), moved(10, 'openDoor'), shown(20, 'open'))).toEqual({ [opening]: 1, [opened]: 1 });
  });

  it('are not claimed without the call that they need', () => {
    expect(history(shown(0, 'shut'), shown(20, 'open'))).toEqual({});
  });

  it('are not claimed for a call that was refused, or of another entity', () => {
    const refused = call({ operation: 'openDoor', status: 409, at: 10, path: '/doors/1/openDoor' });
    const other = call({ operation: 'openDoor', status: 202, at: 10, path: '/doors/2/openDoor' });
    expect(history(shown(0, 'shut'), refused, other, shown(20, 'turning'))).toEqual({});
  });

  it('are the environment’s own only where nobody called the operation that does the same', () => {
    expect(history(shown(0, 'open'), shown(20, 'shut'))).toEqual({ [fell]: 1 });
    expect(history(shown(0, 'open'), moved(10, 'closeDoor'), shown(20, 'shut'))).toEqual({ [closed]: 1 });
    // The call ended before the state was first seen, so it may have acted late: nobody knows.
    expect(history(moved(0, 'closeDoor'), shown(10, 'open'), shown(20, 'shut'))).toEqual({});
  });

  it('are told by when the entity changed, not by when an event happened to arrive', () => {
    const records = [shown(0, 'shut'), moved(10, 'openDoor'), delivered(40, 'open', 30), delivered(50, 'turning', 20)];
    expect(history(...records)).toEqual({ [opening]: 1, [opened]: 1 });
  });

  it('are not claimed where two states bear the same time and only events showed them', () => {
    expect(history(delivered(10, 'open', 5), delivered(20, 'shut', 5))).toEqual({});
    expect(history(shown(10, 'open', 5), shown(20, 'shut', 5))).toEqual({ [fell]: 1 });
  });

  it('are not claimed where no documented way has room for all calls in between', () => {
    const calls = [moved(10, 'openDoor'), moved(11, 'closeDoor')];
    expect(history(shown(0, 'shut'), ...calls, shown(20, 'gone'))).toEqual({});
  });

  it('count each entity and each time, in lists as well', () => {
    const list = (at: number, state: string) =>
      call({ operation: 'listDoors', status: 200, at, answered: [door(state, at, '7'), door(state, at, '8')] });
    expect(history(list(0, 'open'), list(10, 'shut'))).toEqual({ [fell]: 2 });
    const twice = [
      shown(0, 'open'),
      moved(5, 'closeDoor'),
      shown(10, 'shut'),
      moved(15, 'openDoor'),
      shown(20, 'open'),
    ];
    expect(history(...twice, moved(25, 'closeDoor'), shown(30, 'shut'))).toEqual({
      [opening]: 1,
      [opened]: 1,
      [closed]: 2,
    });
  });

  it('need an id, a state and a time: what lacks one shows nothing', () => {
    const read = (at: number, answered: unknown) => call({ operation: 'getDoor', status: 200, at, answered });
    const timeless = [read(0, { id: '1', state: 'open' }), read(10, { id: '1', state: 'shut' })];
    const nameless = [read(0, { ...door('open', 0), id: 7 }), read(10, { ...door('shut', 10), id: 7 })];
    expect(history(...timeless, ...nameless)).toEqual({});
  });
});
