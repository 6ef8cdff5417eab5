import { describe, expect, it } from '@jest/globals';
import { call, delivered, door } from './door-records.ts';
import { covered, reached, rowsOf } from './small-contract.ts';

const axis = 'enum member';

describe('enum members', () => {
  it('have one place each for requests, answers and events that can carry them', () => {
    const states = ['shut', 'turning', 'open', 'gone'];
    expect(rowsOf(covered([]), axis)).toEqual(
      [
        'request NewDoor/colour red',
        'request NewDoor/colour blue',
        ...states.map((state) => `answer DoorState ${state}`),
        ...states.map((state) => `event DoorState ${state}`),
      ].map((place) => ({ place, hits: 0 })),
    );
  });

  it('are reached where they are sent in a valid request, answered, or delivered', () => {
    const make = (colour: string, invalid: boolean) =>
      call({ operation: 'makeDoor', status: 201, sent: { name: 'x', colour }, answered: door('shut', 1), invalid });
    const records = [make('red', false), make('blue', true), make('green', false), delivered(1, 'open')];
    expect(reached(covered(records), axis)).toEqual({
      'request NewDoor/colour red': 1,
      'answer DoorState shut': 3,
      'event DoorState open': 1,
    });
  });

  it('are not reached by a value that the contract does not list', () => {
    expect(reached(covered([delivered(1, 'ajar')]), axis)).toEqual({});
  });
});
