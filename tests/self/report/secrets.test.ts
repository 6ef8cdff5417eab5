import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../../src/config/secret.ts';
import { Redactor } from '../../../src/evidence/redaction.ts';
import { renderSummary } from '../../../src/report/console.ts';
import { formats } from '../../../src/report/formats.ts';
import { withoutSecrets, writeReports } from '../../../src/run/write-reports.ts';
import { scratchFolder } from '../run/scratch.ts';
import { artefactsOf, type Leak, leaksIn } from '../secrets/search.ts';
import { spellingsOf } from '../secrets/spellings.ts';
import { approved, check, exchange } from '../verdict/evidence.ts';
import { reportOf } from './reported.ts';

const scratch = scratchFolder();
/** Every character of it is written differently in at least one spelling. */
const secret = 'canary+/=&%"9 zz<secret>';

/** What every format and the console show of a run that met the secret in each spelling, wherever a text can stand. */
function leaksOf(redactor: Redactor): Leak[] {
  const said = spellingsOf(secret)
    .map(({ text }) => text)
    .join(' ; ');
  const records = [
    approved,
    check('a.must:x', 'violated', { message: said, expected: said, received: said, exchanges: [said] }),
    check('b.must:x', 'undecided', { reason: said }),
    check('a.should:x', 'violated', { message: said }),
    exchange('approve.read#1', {
      content: said,
      request: {
        method: 'POST',
        url: `https://api.test/v1/customers?x=${encodeURIComponent(secret)}`,
        headers: [['X-Debug', said]],
        body: { encoding: 'utf-8', content: JSON.stringify({ said }), bytes: 9 },
        signatureBase: said,
      },
    }),
    { kind: 'suite-fault', code: 'STEP_CRASHED', message: said, suite: 'approve', step: said },
    { kind: 'observation', id: 'signature.bad-status', value: said, exchanges: [] },
  ] as const;
  // As the journal does it: what becomes evidence has no secret left.
  const evidence = records.map((record) => redactor.value(record));
  const report = withoutSecrets(reportOf(evidence, { facts: { build: said, seed: said } }), redactor);
  const reportDir = mkdtempSync(join(scratch, 'reports-'));
  expect(writeReports(report, reportDir)).toEqual([]);
  const artefacts = artefactsOf({
    reportDir,
    stdout: renderSummary(report, 'reports/run'),
    stderr: '',
    code: 1,
    signal: null,
    verdict: undefined,
    evidence: { records: [], unreadable: [] },
  });
  expect([...artefacts.keys()]).toEqual(expect.arrayContaining(formats.map(({ file }) => file)));
  return leaksIn(artefacts, { secret });
}

describe('a secret that an environment repeats', () => {
  it('is in no format and not on the console, in no spelling', () => {
    expect(leaksOf(new Redactor([new Secret('OFFBLOCKS_API_SECRET', secret)]))).toEqual([]);
  });

  it('would be found in each of them, were it not taken out', () => {
    const places = new Set(leaksOf(new Redactor()).map(({ where }) => where));
    expect(places).toEqual(new Set(['standard output', ...formats.map(({ file }) => file)]));
  });
});
