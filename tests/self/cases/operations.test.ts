import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../../generated/operations.ts';
import { allCases } from '../../operations/cases.ts';
import { preconditionOf } from '../../operations/preconditions.ts';
import { refusalsOfCase, requirementOfCase } from '../../operations/requirement-of.ts';

const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));

function run(...options: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/cases.ts', ...options], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
}

describe('the suites of operations', () => {
  it('know how every operation of the contract is reached', () => {
    for (const operationId of Object.keys(operations)) expect(preconditionOf(operationId).bound).toBeDefined();
  });

  it('fail loudly for an operation that nobody knows how to reach', () => {
    expect(() => preconditionOf('inventOperation')).toThrow(/PRECONDITION_MISSING {2}inventOperation/);
  });

  it('give every case a requirement, and every invalid one a refusal', () => {
    for (const each of allCases) {
      expect([each.id, requirementOfCase(each)]).toEqual([each.id, expect.stringMatching(/^[a-z-]+\.[a-z-]+$/)]);
      if (each.kind === 'invalid') expect([each.id, refusalsOfCase(each).length > 0]).toEqual([each.id, true]);
    }
  });

  it('never count 401 or 403 as the refusal of bad data', () => {
    const signed = ['signature.required', 'digest.required'];
    const wrong = allCases.filter(
      (each) =>
        !signed.includes(requirementOfCase(each)) && refusalsOfCase(each).some((status) => [401, 403].includes(status)),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe('the list of cases', () => {
  it('is a table with a count, narrowed by --only', () => {
    const { stdout, status } = run('--only', 'createCustomer.body.chainId.missing');
    expect([status, stdout]).toEqual([0, expect.stringContaining('1 cases: 0 valid, 1 invalid')]);
  });

  it('is JSON with --json', () => {
    const { stdout, status } = run('--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(allCases)));
  });

  it('ends with 2 when nothing matches or an option is wrong', () => {
    expect(run('--only', 'no such case')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('ONLY_MATCHES_NOTHING'),
    });
    expect(run('--wrong').status).toBe(2);
  });
});
