import { describe, expect, it } from '@jest/globals';
import type { Coverage } from '../../../src/coverage/coverage.ts';
import { coverageLines, renderCoverage } from '../../../src/report/coverage-text.ts';
import { plain } from './small-contract.ts';

const coverage: Coverage = {
  axes: [
    {
      name: 'operation × status',
      rows: [
        { place: 'getDoor 200', hits: 12 },
        { place: 'getDoor 404', hits: 0, reason: 'nobody asks' },
        { place: 'getDoor 409', hits: 0 },
        { place: 'getDoor 500', hits: 0, reason: 'nobody asks' },
      ],
    },
    { name: 'enum member', rows: [{ place: 'request Colour red', hits: 1 }] },
  ],
  undeclared: [
    { place: 'getDoor 415', hits: 2, tolerated: true },
    { place: 'getDoor 4180', hits: 1, tolerated: false },
  ],
  stale: ['coverage.yaml:3: getDoor 200 was reached'],
  cutBodies: 1,
  circumstances: plain,
};

describe('the lines of a summary', () => {
  it('give each axis what was reached, and its holes with and without a reason', () => {
    expect(coverageLines(coverage)).toEqual([
      '  operation × status  1/4, 2 holes with a reason, 1 without',
      '  enum member         1/1',
      '  1 stale entry in coverage.yaml',
    ]);
  });

  it('say what the holes are without, where none has a reason', () => {
    const rows = [
      { place: 'getDoor 200', hits: 12 },
      { place: 'getDoor 409', hits: 0 },
    ];
    const axes = [{ name: 'operation × status', rows } as const];
    expect(coverageLines({ ...coverage, axes, stale: [] })).toEqual([
      '  operation × status  1/2, 1 hole without a reason',
    ]);
  });
});

describe('the whole list', () => {
  it('shows holes first, those without a reason before all, then what was reached', () => {
    expect(renderCoverage(coverage)).toBe(`operation × status  1/4, 2 holes with a reason, 1 without
  not reached: no reason given
       -  getDoor 409
  not reached: nobody asks
       -  getDoor 404
       -  getDoor 500
      12  getDoor 200

enum member  1/1
       1  request Colour red

statuses that the contract does not declare
       2  getDoor 415   provoked by the request
       1  getDoor 4180  a violation

stale entries of coverage.yaml
  coverage.yaml:3: getDoor 200 was reached

1 body was too long for the evidence and not looked at
`);
  });

  it('can be narrowed to the places that contain a text; the counts stay those of the whole axis', () => {
    expect(renderCoverage({ ...coverage, stale: [], cutBodies: 0 }, 'getDoor 200')).toBe(
      'operation × status  1/4, 2 holes with a reason, 1 without\n      12  getDoor 200\n',
    );
  });
});
