import { describe, expect, it } from '@jest/globals';
import { announced, codesOf, loaded, problemsOf, staging } from './staging.ts';

const withBaseUrl = (url: string) => ({ env: { ...staging, OFFBLOCKS_BASE_URL: url } });

describe('the base URL', () => {
  const accepted: [string, string][] = [
    ['https://api.staging.example/v1/', 'https://api.staging.example/v1'],
    ['https://api.staging.example/v1///', 'https://api.staging.example/v1'],
    ['https://API.Staging.example:443/v1', 'https://api.staging.example/v1'],
    ['https://api.staging.example', 'https://api.staging.example/'],
    ['http://localhost:8080/v1', 'http://localhost:8080/v1'],
    ['http://127.1.2.3/v1', 'http://127.1.2.3/v1'],
    ['http://[::1]:80/v1/', 'http://[::1]/v1'],
    ['https://api.sandbox.offblocks.xyz/v1', 'https://api.sandbox.offblocks.xyz/v1'],
  ];
  it.each(accepted)('may be %s and is then %s', (given, href) => {
    expect(loaded(withBaseUrl(given)).settings.baseUrl?.href).toBe(href);
  });

  const refused: [string, string][] = [
    ['http://api.staging.example/v1', 'uses http for a host that is not this machine'],
    ['http://127.0.0.1.evil.example/v1', 'uses http for a host that is not this machine'],
    ['http://localhost.evil.example/v1', 'uses http for a host that is not this machine'],
    ['api.staging.example/v1', 'is not an absolute URL'],
    ['ftp://api.staging.example', 'has the scheme ftp: instead of https:'],
    ['https://user:pass@api.staging.example/v1', 'holds a user name or a password'],
    ['https://api.staging.example/v1?', 'holds a query'],
    ['https://api.staging.example/v1?a=b', 'holds a query'],
    ['https://api.staging.example/v1#', 'holds a fragment'],
  ];
  it.each(refused)('cannot be %s, because it %s', (given, complaint) => {
    const problems = problemsOf(withBaseUrl(given));
    expect(problems).toEqual([
      {
        code: 'SETTING_INVALID',
        setting: 'OFFBLOCKS_BASE_URL',
        what: `OFFBLOCKS_BASE_URL ${complaint}`,
        expected: 'an https URL without user name, query and fragment (http only for a loopback host)',
        received: JSON.stringify(given.replace('user:pass@', '[user]@')),
        where: 'variable OFFBLOCKS_BASE_URL',
        next: 'correct the value',
      },
    ]);
  });
});

describe('local', () => {
  const local = { CONTRACT_ENV: 'local', ...announced };
  const addresses: [string, string][] = [
    ['OFFBLOCKS_BASE_URL', 'https://api.staging.example/v1'],
    ['OFFBLOCKS_CLOCK_URL', 'https://clock.staging.example/'],
    ['OFFBLOCKS_CALLBACK_URL', 'https://hooks.example/'],
    ['OFFBLOCKS_CONTROL_HOST', 'status.example'],
    ['OFFBLOCKS_HTTPS_PROXY', 'http://proxy.example:3128'],
    ['CONTRACT_HEALTH_GITHUB_API_URL', 'https://github.example/api/v3'],
  ];
  it.each(addresses)('never leaves this machine by %s', (name, value) => {
    expect(problemsOf({ env: { ...local, [name]: value } })).toEqual([
      {
        code: 'LOCAL_NOT_LOOPBACK',
        setting: name,
        what: `${name} names another machine, but local means this machine`,
        expected: 'a loopback host: localhost, 127.0.0.1 or [::1]',
        received: JSON.stringify(value),
        where: `variable ${name}`,
        next: 'name your environment: --env NAME',
      },
    ]);
  });
});

describe('other addresses', () => {
  it('are absent unless the settings name them', () => {
    const { settings } = loaded({ env: staging });
    for (const name of ['clockUrl', 'callbackUrl', 'callbackPort', 'controlHost', 'httpsProxy', 'caFile']) {
      expect(settings).not.toHaveProperty(name);
    }
  });

  it('may be a bare control host, which then means https', () => {
    const { settings } = loaded({ env: { ...staging, OFFBLOCKS_CONTROL_HOST: 'status.example:8443' } });
    expect(settings.controlHost?.href).toBe('https://status.example:8443/');
  });

  it('cannot be a proxy with a password, which would reach reports', () => {
    const [problem] = problemsOf({ env: { ...staging, OFFBLOCKS_HTTPS_PROXY: 'http://me:hush@proxy.example' } });
    expect(problem).toMatchObject({
      what: 'OFFBLOCKS_HTTPS_PROXY holds a user name or a password',
      received: '"http://[user]@proxy.example"',
    });
  });

  it('cannot be a control host with a path', () => {
    const [problem] = problemsOf({ env: { ...staging, OFFBLOCKS_CONTROL_HOST: 'status.example/up' } });
    expect(problem?.what).toBe('OFFBLOCKS_CONTROL_HOST holds a path');
  });
});

describe('a production host', () => {
  const hosts = [
    'api.offblocks.xyz',
    'offblocks.xyz',
    'eu.api.offblocks.xyz',
    'API.OFFBLOCKS.XYZ',
    'api.offblocks.xyz.',
  ];
  it.each(hosts)('is refused when it is only the base URL: %s', (host) => {
    const hostname = host.toLowerCase();
    expect(problemsOf(withBaseUrl(`https://${host}/v1`))).toEqual([
      {
        code: 'PRODUCTION_REFUSED',
        setting: 'OFFBLOCKS_BASE_URL',
        what: `${hostname} looks like production, and nothing says that production is meant`,
        expected: 'a host of a test environment, such as api.sandbox.offblocks.xyz',
        received: `"https://${host}/v1"`,
        where: 'variable OFFBLOCKS_BASE_URL',
        next: `use the sandbox, or set OFFBLOCKS_PRODUCTION_HOST=${hostname}: then only reads run`,
      },
    ]);
  });

  it.each(['api.sandbox.offblocks.xyz', 'sandbox-eu.offblocks.xyz', 'notoffblocks.xyz', 'offblocks.xyz.example'])(
    'is not %s',
    (host) => {
      expect(loaded(withBaseUrl(`https://${host}/v1`)).settings.readOnly).toBe(false);
    },
  );

  const production = { ...staging, OFFBLOCKS_BASE_URL: 'https://api.offblocks.xyz/v1' };

  it('makes the run read only when it is named explicitly', () => {
    const { settings } = loaded({ env: { ...production, OFFBLOCKS_PRODUCTION_HOST: 'api.offblocks.xyz' } });
    expect(settings.readOnly).toBe(true);
  });

  it('makes the run read only wherever it is, when somebody says that it is production', () => {
    const { settings } = loaded({ env: { ...staging, OFFBLOCKS_PRODUCTION_HOST: 'API.staging.example' } });
    expect(settings.readOnly).toBe(true);
  });

  it('is refused when another host was named', () => {
    expect(codesOf({ env: { ...production, OFFBLOCKS_PRODUCTION_HOST: 'offblocks.xyz' } })).toEqual([
      'PRODUCTION_REFUSED OFFBLOCKS_BASE_URL',
    ]);
    expect(problemsOf({ env: { ...staging, OFFBLOCKS_PRODUCTION_HOST: 'api.offblocks.xyz' } })).toEqual([
      {
        code: 'SETTING_CONFLICT',
        setting: 'OFFBLOCKS_PRODUCTION_HOST',
        what: 'OFFBLOCKS_PRODUCTION_HOST is not the host of OFFBLOCKS_BASE_URL',
        expected: 'api.staging.example',
        received: '"api.offblocks.xyz"',
        where: 'variable OFFBLOCKS_PRODUCTION_HOST',
        next: 'correct one of the two, or remove OFFBLOCKS_PRODUCTION_HOST where production is not meant',
      },
    ]);
  });

  it('allows nothing that writes', () => {
    const env = {
      ...production,
      OFFBLOCKS_PRODUCTION_HOST: 'api.offblocks.xyz',
      OFFBLOCKS_CAPABILITIES: 'simulator,bulk',
    };
    expect(problemsOf({ env })).toEqual([
      expect.objectContaining({
        code: 'SETTING_CONFLICT',
        what: 'OFFBLOCKS_CAPABILITIES allows simulator, bulk on production, where only reads run',
        expected: 'nothing, or tenants',
        next: 'remove simulator, bulk',
      }),
    ]);
  });
});
