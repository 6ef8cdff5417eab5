import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../../src/config/load-settings.ts';
import { alternatives } from '../../../src/doctor/alternatives.ts';
import { judgeCertificate } from '../../../src/doctor/certificate.ts';
import { judgeClock } from '../../../src/doctor/clock-skew.ts';
import { lineWidthOf, renderRow } from '../../../src/doctor/render-table.ts';
import type { Row } from '../../../src/doctor/row.ts';
import { type Step, takeSteps } from '../../../src/doctor/take-steps.ts';
import type { RunSettings } from '../../../src/http/session.ts';
import { staging } from '../config/staging.ts';

const now = new Date('2030-01-01T00:00:00Z');
const handshake = {
  protocol: 'TLSv1.3',
  subject: 'api.staging.example',
  issuer: 'An Authority',
  validFrom: new Date('2029-01-01T00:00:00Z'),
  validTo: new Date('2030-03-01T00:00:00Z'),
};

describe('a certificate', () => {
  it('is fine while it has two weeks left', () => {
    expect(judgeCertificate(handshake, 'api.staging.example', now)).toEqual({
      state: 'ok',
      seen: 'TLSv1.3, certificate of api.staging.example by An Authority, 59 days left (until 2030-03-01)',
    });
  });

  it('is warned about in its last two weeks', () => {
    const soon = { ...handshake, validTo: new Date('2030-01-14T23:00:00Z') };
    expect(judgeCertificate(soon, 'api.staging.example', now)).toMatchObject({ state: 'warned' });
  });

  const distrusted: [string, string][] = [
    ['CERT_HAS_EXPIRED', 'the operators of the environment must renew it'],
    ['CERT_NOT_YET_VALID', 'check the clock of this machine'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'set the host in OFFBLOCKS_BASE_URL to one of the names in the certificate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'if An Authority is an authority that you trust, set OFFBLOCKS_CA_FILE'],
  ];
  it.each(distrusted)('that is not trusted (%s) has its remedy', (distrust, advice) => {
    const finding = judgeCertificate({ ...handshake, distrust }, 'api.staging.example', now);
    expect(finding.state).toBe('failed');
    expect(finding.seen).toContain(distrust);
    expect(finding.advice).toContain(advice);
  });
});

describe('the clock', () => {
  const at = now.getTime();
  const dated = (offsetSeconds: number) => judgeClock(new Date(at + offsetSeconds * 1000).toUTCString(), at);
  const table: [number, string, string][] = [
    [0, 'ok', 'Date is within 2 seconds of our clock'],
    [-2, 'ok', 'Date is within 2 seconds of our clock'],
    [30, 'ok', 'Date is 30 seconds ahead of our clock'],
    [-31, 'warned', 'Date is 31 seconds behind our clock'],
    [600, 'warned', 'Date is 10 minutes ahead of our clock'],
  ];
  it.each(table)('%i seconds off is %s', (offset, state, seen) => {
    expect(dated(offset)).toMatchObject({ state, seen });
  });

  it.each([
    [undefined, 'the answer has no Date'],
    ['yesterday', 'the Date of the answer cannot be read'],
  ])('that says %s is warned about', (date, seen) => {
    expect(judgeClock(date, at)).toMatchObject({ state: 'warned', seen });
  });
});

describe('the other choices of the open settings', () => {
  const settingsWith = (variables: Readonly<Record<string, string>>): RunSettings => {
    const result = loadSettings({ env: { ...staging, ...variables }, cwd: '/nowhere' });
    if ('problems' in result || !result.settings.baseUrl) throw new Error('the settings are wrong');
    return { ...result.settings, baseUrl: result.settings.baseUrl };
  };
  const choices = (variables: Readonly<Record<string, string>> = {}) =>
    alternatives(settingsWith(variables)).map(({ setting, value }) => `${setting}=${value ?? ''}`);

  it('are few, and change one setting each', () => {
    expect(choices()).toEqual([
      'OFFBLOCKS_COVERED_COMPONENTS=@method,@target-uri,content-digest,idempotency-key',
      'OFFBLOCKS_COVERED_COMPONENTS=@method,@path,@query,content-digest,idempotency-key',
      'OFFBLOCKS_COVERED_COMPONENTS=@method,@target-uri,content-digest,idempotency-key,authorization',
      'OFFBLOCKS_SIGNATURE_LABEL=sig1',
      'OFFBLOCKS_SIGNATURE_EXPIRES_SECONDS=300',
      'OFFBLOCKS_SIGNATURE_NONCE=true',
    ]);
  });

  it('leave out lists that a read without a body cannot tell from the configured one', () => {
    const listed = choices({ OFFBLOCKS_COVERED_COMPONENTS: '@method,@target-uri' });
    expect(listed).not.toContain('OFFBLOCKS_COVERED_COMPONENTS=@method,@target-uri,content-digest,idempotency-key');
    expect(listed).toContain(
      'OFFBLOCKS_COVERED_COMPONENTS=@method,@authority,@path,@query,content-digest,idempotency-key',
    );
  });

  it('turn back what the settings chose themselves', () => {
    const chosen = {
      OFFBLOCKS_SIGNATURE_LABEL: 'offblocks',
      OFFBLOCKS_SIGNATURE_EXPIRES_SECONDS: '60',
      OFFBLOCKS_SIGNATURE_NONCE: 'true',
    };
    expect(choices(chosen).slice(-3)).toEqual([
      'OFFBLOCKS_SIGNATURE_LABEL=sig',
      'OFFBLOCKS_SIGNATURE_EXPIRES_SECONDS=',
      'OFFBLOCKS_SIGNATURE_NONCE=false',
    ]);
  });
});

describe('the steps', () => {
  it('redact what they hand out, and stop where one that is needed failed', async () => {
    const looks: string[] = [];
    const step = (name: string, needs: string[], state: 'ok' | 'failed'): Step<string> => ({
      name,
      needs,
      restsOn: [],
      look: async (subject) => {
        looks.push(name);
        return { state, seen: `${name} saw ${subject}`, advice: `hide ${subject}` };
      },
    });
    const shown: Row[] = [];
    const outlet = {
      describe: () => [],
      redact: (text: string) => text.replaceAll('hunter2', '[secret]'),
      onRow: (row: Row) => void shown.push(row),
    };
    const steps = [
      step('one', [], 'failed'),
      step('two', ['one'], 'ok'),
      step('three', ['two'], 'ok'),
      step('four', [], 'ok'),
    ];
    const rows = await takeSteps(steps, 'hunter2', outlet);
    expect(rows).toEqual([
      { step: 'one', state: 'failed', seen: 'one saw [secret]', advice: 'hide [secret]', restsOn: [] },
      { step: 'two', state: 'not reached', seen: 'one failed', restsOn: [] },
      { step: 'three', state: 'not reached', seen: 'one failed', restsOn: [] },
      { step: 'four', state: 'ok', seen: 'four saw [secret]', advice: 'hide [secret]', restsOn: [] },
    ]);
    expect(shown).toEqual(rows);
    expect(looks).toEqual(['one', 'four']);
  });

  it('are all out of reach of a subject that could not be had', async () => {
    const step: Step<string> = { name: 'one', needs: [], restsOn: [], look: async () => ({ state: 'ok', seen: '' }) };
    const outlet = { describe: () => [], redact: (text: string) => text, onRow: () => undefined };
    expect(await takeSteps([step], undefined, outlet, 'start')).toEqual([
      { step: 'one', state: 'not reached', seen: 'start failed', restsOn: [] },
    ]);
  });
});

describe('a row of the table', () => {
  it('wraps at the width of the terminal and keeps its parts under each other', () => {
    const text = renderRow(
      {
        step: 'token',
        state: 'failed',
        seen: 'POST /v1/auth/token answered 401 and said a good deal more',
        restsOn: [
          { setting: 'OFFBLOCKS_API_KEY', value: '[secret OFFBLOCKS_API_KEY]' },
          { setting: 'OFFBLOCKS_X', value: '1' },
        ],
        tried: [{ setting: 'OFFBLOCKS_X', value: '2', came: '400', outcome: 'refused' }],
        advice: 'compare the two',
      },
      lineWidthOf(40),
    );
    // Colours come with a terminal and with CI; the columns must hold under both.
    expect(stripVTControlCharacters(text)).toBe(
      [
        'token                 failed       POST /v1/auth/token answered 401 and said a',
        '                                   good deal more',
        '                                   rests on  OFFBLOCKS_API_KEY OFFBLOCKS_X=1',
        '                                   tried     OFFBLOCKS_X=2: 400',
        '                                   to do     compare the two',
        '',
      ].join('\n'),
    );
  });
});
