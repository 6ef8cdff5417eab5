import { describe, expect, it } from '@jest/globals';
import { Ledger, StepFailed } from '../../../src/evidence/ledger.ts';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { owedByStep, proofId, requirementOf, type StepPlan, StepRunner } from '../../../src/jest/step-runner.ts';
import { check, exchange, offending, requirements } from '../verdict/evidence.ts';

const nothing: StepPlan = { answers: [], refusals: [], deliveries: [], proves: [] };

function running(environment = 'staging'): { runner: StepRunner; ledger: Ledger; records: EvidenceRecord[] } {
  const records: EvidenceRecord[] = [];
  const ledger = new Ledger({ append: (record) => records.push(record) });
  return { runner: new StepRunner(ledger, requirements(), environment, 'suite'), ledger, records };
}

const steps = (records: readonly EvidenceRecord[]) => records.filter(({ kind }) => kind === 'step');

describe('what a step owes', () => {
  it('is the status of each answer, what each answer is judged on, and what it proves itself', () => {
    const owed = owedByStep('suite', 'step', {
      ...nothing,
      answers: ['getCustomer.200'],
      proves: ['a.must', 'a.must#again'],
    });
    expect(owed).toEqual(
      expect.arrayContaining([
        'response.expected-status:suite.step.getCustomer.200',
        'body.required:getCustomer.200',
        'body.entity-id:getCustomer.200',
        'a.must:suite.step',
        'a.must:suite.step.again',
      ]),
    );
  });

  it('leaves the status of a refusal to the requirement that it proves', () => {
    const owed = owedByStep('suite', 'step', { ...nothing, refusals: ['getCustomer.404'] });
    expect(owed).toContain('error.no-internals:getCustomer.404');
    expect(owed.some((id) => id.startsWith('response.expected-status'))).toBe(false);
  });

  it('can not be told of an operation that the contract does not have', () => {
    expect(() => owedByStep('suite', 'step', { ...nothing, answers: ['noSuchThing.200'] })).toThrow(
      /suite\.step.*noSuchThing/,
    );
  });

  it('is found again by its requirement', () => {
    for (const proof of ['a.must', 'a.must#case', 'a.must#case:with.colon']) {
      expect(requirementOf(proofId('suite', 'step', proof))).toBe('a.must');
    }
  });
});

describe('a step', () => {
  it('that finds nothing passes without a cause', async () => {
    const { runner, records } = running();
    expect(await runner.run('one', async () => undefined)).toEqual([]);
    expect(steps(records)).toMatchObject([{ step: 'one', outcome: 'passed' }]);
    expect(steps(records)[0]).not.toHaveProperty('cause');
  });

  it.each([
    ['an exchange', exchange('suite.one#1', { evaluations: [offending('a.must')] }), 'suite.one#1'],
    ['a check', check('a.must:suite.one', 'violated', { exchanges: ['suite.one#2'] }), 'expected this, received that'],
  ])('turns red by %s that violates a MUST, and says which', async (_name, record, part) => {
    const { runner, ledger, records } = running();
    const [message, ...more] = await runner.run('one', async () => ledger.append(record));
    expect(more).toEqual([]);
    expect(message).toContain('[a.must]');
    expect(message).toContain(part);
    expect(steps(records)).toMatchObject([{ outcome: 'passed', cause: { kind: 'violation' } }]);
    expect(await runner.run('two', async () => undefined)).toEqual([]);
  });

  it.each([
    ['a SHOULD is not met', check('a.should:suite.one', 'violated')],
    ['only the contract infers what was broken', exchange('e', { evaluations: [offending('a.must', 'x', 'why')] })],
    ['something was left undecided', check('a.must:suite.one', 'undecided')],
  ])('stays green where %s', async (_name, record) => {
    const { runner, ledger } = running();
    expect(await runner.run('one', async () => ledger.append(record))).toEqual([]);
  });

  it('that fails leaves the later ones not reached, with the one cause', async () => {
    const { runner, records } = running();
    const failure = new StepFailed({ kind: 'environment', message: 'the connection was reset' });
    const failing = async () => {
      throw failure;
    };
    expect(await runner.run('one', failing)).toEqual(['the connection was reset']);
    const [message] = await runner.run('two', failing);
    expect(message).toMatch(/not reached.*"one".*reset/);
    expect(steps(records)).toMatchObject([
      { step: 'one', outcome: 'failed', cause: { kind: 'environment' } },
      { step: 'two', outcome: 'not-reached', cause: { kind: 'earlier-step' } },
    ]);
    expect(records.some(({ kind }) => kind === 'suite-fault')).toBe(false);
  });

  it.each([
    ['an error', new TypeError('x is not a function')],
    ['a text', 'gone'],
    ['null', null],
  ])('that throws %s of its own is the fault of the suite', async (_name, thrown) => {
    const { runner, records } = running();
    const messages = await runner.run('one', async () => {
      throw thrown;
    });
    expect(messages).toHaveLength(1);
    expect(records).toContainEqual(expect.objectContaining({ kind: 'suite-fault', code: 'STEP_CRASHED' }));
  });

  it('that stumbles over an answer which broke the contract accuses the API, not the suite', async () => {
    const { runner, ledger, records } = running();
    await runner.run('one', async () => {
      ledger.append(exchange('suite.one#1', { evaluations: [offending('a.must')] }));
      throw new TypeError("Cannot read properties of undefined (reading 'id')");
    });
    expect(records.some(({ kind }) => kind === 'suite-fault')).toBe(false);
    expect(steps(records)).toMatchObject([{ outcome: 'failed', cause: { kind: 'violation' } }]);
  });

  it('that does not apply says so for each requirement that it would prove', () => {
    const { runner, records } = running();
    runner.notApplicable('one', { ...nothing, proves: ['a.must', 'b.must#x'] }, 'no simulator');
    const reasons = records.filter(({ kind }) => kind === 'check');
    expect(reasons).toMatchObject([
      { id: 'a.must:suite.one', outcome: 'not-applicable', reason: 'no simulator' },
      { id: 'b.must:suite.one.x', outcome: 'not-applicable', reason: 'no simulator' },
    ]);
    expect(steps(records)).toMatchObject([{ outcome: 'not-applicable', cause: { kind: 'capability' } }]);
  });
});
