import { describe, expect, it } from '@jest/globals';
import { offending } from '../verdict/evidence.ts';
import { call } from './door-records.ts';
import { covered, reached, rowsOf } from './small-contract.ts';

const axis = 'operation × status';

describe('operation × status', () => {
  it('has one place for each status that an operation declares, none of them reached without evidence', () => {
    expect(rowsOf(covered([]), axis)).toEqual(
      [
        'makeDoor 201',
        'makeDoor 4XX',
        'listDoors 200',
        'getDoor 200',
        'getDoor 404',
        'openDoor 202',
        'closeDoor 202',
      ].map((place) => ({ place, hits: 0 })),
    );
  });

  it('counts the answers, those of a declared range together', () => {
    const answers = [201, 400, 409, 201].map((status) => call({ operation: 'makeDoor', status }));
    expect(reached(covered(answers), axis)).toEqual({ 'makeDoor 201': 2, 'makeDoor 4XX': 2 });
  });

  it('lists statuses that are not declared apart, and says which the contract tolerates', () => {
    const accused = [offending('response.status-declared')];
    const { operation, ...unmatched } = call({ operation: 'none', status: 405 });
    const coverage = covered([
      call({ operation: 'getDoor', status: 415 }),
      call({ operation: 'getDoor', status: 418, evaluations: accused }),
      call({ operation: 'getDoor', status: 418 }),
      unmatched,
    ]);
    expect(operation).toBe('none');
    expect(reached(coverage, axis)).toEqual({});
    expect(coverage.undeclared).toEqual([
      { place: 'POST of no operation 405', hits: 1, tolerated: true },
      { place: 'getDoor 415', hits: 1, tolerated: true },
      { place: 'getDoor 418', hits: 2, tolerated: false },
    ]);
  });

  it('counts nothing for a request that nobody answered', () => {
    const { response, ...unanswered } = call({ operation: 'getDoor', status: 200 });
    expect(response?.status).toBe(200);
    expect(reached(covered([unanswered]), axis)).toEqual({});
  });
});
