import { describe, expect, it } from '@jest/globals';
import { capabilityNames } from '../../../src/config/capabilities.ts';
import { disposablePair, loaded, problemsOf, secondTenant, staging } from './staging.ts';

const allowing = (capabilities: string, more: Readonly<Record<string, string>> = {}) => ({
  env: { ...staging, ...more, OFFBLOCKS_CAPABILITIES: capabilities },
});

const partners: [string, string, Readonly<Record<string, string>>][] = [
  ['tenants', 'OFFBLOCKS_SECOND_API_KEY', secondTenant],
  ['destructive', 'OFFBLOCKS_DISPOSABLE_API_KEY', disposablePair],
  ['webhooks', 'OFFBLOCKS_CALLBACK_URL', { OFFBLOCKS_CALLBACK_URL: 'https://hooks.example/offblocks' }],
  ['clock', 'OFFBLOCKS_CLOCK_URL', { OFFBLOCKS_CLOCK_URL: 'https://clock.example/clock' }],
];

describe('capabilities', () => {
  it('are none where nothing is said about a named environment', () => {
    expect(loaded({ env: staging }).settings.capabilities.size).toBe(0);
  });

  it.each(partners)('cannot list %s without %s', (capability, partner) => {
    expect(problemsOf(allowing(capability))).toEqual([
      expect.objectContaining({
        code: 'SETTING_MISSING',
        setting: partner,
        what: `${partner} is not set, and the capability ${capability} needs it`,
      }),
    ]);
  });

  it.each(partners)('may list %s with what it needs', (capability, _, variables) => {
    const { settings, notices } = loaded(allowing(capability, variables));
    expect([...settings.capabilities]).toEqual([capability]);
    expect(notices).toEqual([]);
  });

  it.each(partners)('that leave %s out do not use %s, which is mentioned', (capability, partner, variables) => {
    expect(loaded(allowing('simulator', variables)).notices).toEqual([
      `${partner} is set but not used: OFFBLOCKS_CAPABILITIES does not list ${capability}`,
    ]);
  });

  it('are read whatever their order and spacing', () => {
    const { settings } = loaded(allowing(' bulk ,simulator,bulk'));
    expect([...settings.capabilities]).toEqual(['simulator', 'bulk']);
  });

  it.each(['simulators', 'simulator,', 'simulator bulk', 'Bulk'])('cannot be %j', (value) => {
    expect(problemsOf(allowing(value))).toEqual([
      expect.objectContaining({
        code: 'SETTING_INVALID',
        what: 'OFFBLOCKS_CAPABILITIES names a capability that does not exist',
        expected: `a comma-separated list of ${capabilityNames.join(', ')}`,
        received: JSON.stringify(value),
      }),
    ]);
  });

  it('need a callback URL that the environment can reach', () => {
    const callback = { OFFBLOCKS_CALLBACK_URL: 'http://localhost:8787/hook' };
    expect(problemsOf(allowing('webhooks', callback))).toEqual([
      expect.objectContaining({
        code: 'SETTING_INVALID',
        what: 'OFFBLOCKS_CALLBACK_URL names this machine, which api.staging.example cannot reach by that name',
        expected: 'a public https URL that leads to the callback port',
        next: 'use the public URL, or remove webhooks from OFFBLOCKS_CAPABILITIES',
      }),
    ]);
    const onThisMachine = { ...callback, OFFBLOCKS_BASE_URL: 'http://localhost:8080/v1' };
    expect(loaded(allowing('webhooks', onThisMachine)).settings.callbackUrl?.port).toBe('8787');
  });
});

describe('the profile', () => {
  it('is flow without bulk, gate with bulk, and what was asked for in any case', () => {
    expect(loaded(allowing('simulator')).settings.profile).toBe('flow');
    expect(loaded(allowing('bulk')).settings.profile).toBe('gate');
    expect(loaded({ ...allowing('simulator'), overrides: { profile: 'deep' } }).settings.profile).toBe('deep');
    expect(loaded({ ...allowing('bulk'), overrides: { profile: 'flow' } }).settings.profile).toBe('flow');
  });

  it('cannot be one that does not exist', () => {
    expect(problemsOf({ overrides: { profile: 'all' } })[0]).toMatchObject({
      what: 'CONTRACT_PROFILE is none of the words it may be',
      expected: 'one of flow, gate, deep',
      received: '"all"',
      where: 'option --profile',
    });
  });
});
