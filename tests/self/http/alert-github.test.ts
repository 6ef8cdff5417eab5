import { afterEach, describe, expect, it } from '@jest/globals';
import { deliver, githubToken, healthOf, messageOf, reply } from './alert-receiver.ts';
import { type FakeGithub, type FakeGithubPlan, type FakeIssue, startFakeGithub } from './fake-github.ts';

const open: FakeGithub[] = [];

async function github(plan?: FakeGithubPlan): Promise<FakeGithub> {
  const started = await startFakeGithub(plan);
  open.push(started);
  return started;
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const tell = ({ origin }: FakeGithub, ...alert: Parameters<typeof messageOf>) =>
  deliver(healthOf('github', origin), messageOf(...alert));

const marker = '<!-- onboarding-health incident one -->';
const alertMarker = (id: string) => `<!-- onboarding-health alert ${id} -->`;
const settings = 'CONTRACT_HEALTH_GITHUB_REPOSITORY, CONTRACT_HEALTH_GITHUB_TOKEN, CONTRACT_HEALTH_GITHUB_API_URL';

describe('the issue of an incident', () => {
  it('is opened with the label, the marker and the id of the alert', async () => {
    const fake = await github();
    expect(await tell(fake, 'down', 'id-1')).toBe('delivered');
    expect(fake.issues).toEqual([
      {
        number: 1,
        title: 'Onboarding on staging is down',
        body: `**createCustomer** is down.\n\n${marker}\n\n${alertMarker('id-1')}`,
        state: 'open',
        labels: ['onboarding-health'],
        comments: [],
      },
    ]);
    expect(fake.received[0]?.target).toBe(
      '/api/v3/repos/acme/onboarding/issues?state=open&labels=onboarding-health&sort=created&direction=asc&per_page=100&page=1',
    );
    for (const { headers } of fake.received)
      expect(headers).toMatchObject({
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${githubToken}`,
        'user-agent': 'offblocks-contract',
        'x-github-api-version': '2022-11-28',
      });
  });

  it('gets a comment for each further alert, and is closed with the last', async () => {
    const fake = await github();
    for (const [kind, id] of [
      ['degraded', 'id-1'],
      ['down', 'id-2'],
      ['recovered', 'id-3'],
    ] as const)
      expect(await tell(fake, kind, id)).toBe('delivered');
    expect(fake.writes()).toEqual([
      'POST issues',
      'POST issues/1/comments',
      'POST issues/1/comments',
      'PATCH issues/1',
    ]);
    expect(fake.issues[0]).toMatchObject({
      state: 'closed',
      state_reason: 'completed',
      comments: [
        expect.stringContaining(alertMarker('id-2')),
        `**createCustomer** is recovered.\n\n${marker}\n\n${alertMarker('id-3')}`,
      ],
    });
  });

  it.each(['degraded', 'down'] as const)(
    'is told the same alert once, however often it is delivered: %s',
    async (kind) => {
      const fake = await github();
      await tell(fake, 'degraded', 'id-1');
      for (const _ of [1, 2, 3]) expect(await tell(fake, kind, kind === 'down' ? 'id-2' : 'id-1')).toBe('delivered');
      expect(fake.issues.map(({ comments }) => comments.length)).toEqual([kind === 'down' ? 1 : 0]);
    },
  );

  it('is closed without a second farewell when only the closing failed', async () => {
    let closable = false;
    const fake = await github({
      before: (response, { method }) => {
        if (method !== 'PATCH' || closable) return false;
        reply(response, 403, JSON.stringify({ message: 'Resource not accessible by integration' }));
        return true;
      },
    });
    await tell(fake, 'down', 'id-1');
    expect(await tell(fake, 'recovered', 'id-2')).toBe(
      `GitHub, PATCH issues/1 of acme/onboarding: it answered 403 (Resource not accessible by integration): check ${settings}`,
    );
    closable = true;
    expect(await tell(fake, 'recovered', 'id-2')).toBe('delivered');
    expect(fake.issues[0]).toMatchObject({ state: 'closed', comments: [expect.anything()] });
  });

  it('that is not there needs no recovery', async () => {
    const fake = await github();
    expect(await tell(fake, 'recovered')).toBe('delivered');
    expect(fake.writes()).toEqual([]);
  });

  it('is another than that of other incidents, closed ones, other labels and pull requests', async () => {
    const fake = await github();
    const others: Partial<FakeIssue>[] = [
      { body: '<!-- onboarding-health incident two -->' },
      { body: null },
      { body: marker, state: 'closed' },
      { body: marker, labels: ['bug'] },
      { body: marker, pull_request: {} },
    ];
    for (const issue of others) fake.add(issue);
    expect(await tell(fake, 'down')).toBe('delivered');
    expect(fake.writes()).toEqual(['POST issues']);
    expect(fake.issues).toHaveLength(6);
  });

  it('is the oldest where somebody opened two', async () => {
    const fake = await github();
    fake.add({ body: marker });
    fake.add({ body: marker });
    await tell(fake, 'recovered');
    expect(fake.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('may be as long as GitHub allows and keeps its markers', async () => {
    const fake = await github();
    const { issue, ...message } = messageOf('down', 'id-1');
    const long = { ...message, issue: { ...issue, body: 'x'.repeat(70_000) + marker } };
    expect(await deliver(healthOf('github', fake.origin), long)).toBe('delivered');
    const { body = '' } = fake.issues[0] ?? {};
    expect(body?.length).toBeLessThan(65_536);
    expect(body).toContain(`${marker}\n\n${alertMarker('id-1')}`);
  });
});

describe('a long list', () => {
  it('of issues is read page by page', async () => {
    const fake = await github();
    for (let number = 0; number < 250; number += 1) fake.add({ body: `another ${number}` });
    fake.add({ body: marker });
    expect(await tell(fake, 'down')).toBe('delivered');
    expect(fake.received.map(({ target }) => /[^_]page=(\d+)/.exec(target)?.[1]).slice(0, 3)).toEqual(['1', '2', '3']);
    expect(fake.writes()).toEqual(['POST issues/251/comments']);
  });

  it('of issues that ends with a full page ends there', async () => {
    const fake = await github();
    for (let number = 0; number < 100; number += 1) fake.add({ body: `another ${number}` });
    expect(await tell(fake, 'down')).toBe('delivered');
    expect(fake.received.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST']);
  });

  it('of comments is read page by page, so that none is repeated', async () => {
    const fake = await github();
    const comments = [...Array.from({ length: 100 }, () => 'looking at it'), `seen ${alertMarker('id-2')}`];
    fake.add({ body: marker, comments });
    expect(await tell(fake, 'down', 'id-2')).toBe('delivered');
    expect(fake.writes()).toEqual([]);
  });

  it('without end is an error rather than an issue too many', async () => {
    const fake = await github();
    for (let number = 0; number < 1001; number += 1) fake.add({ body: 'another' });
    expect(await tell(fake, 'down')).toBe(
      'GitHub: there are more than 1000 open issues with the label onboarding-health: close or delete some',
    );
    expect(fake.received).toHaveLength(10);
  });
});

describe('GitHub in trouble', () => {
  it('opens one issue even when its answer is lost', async () => {
    let lost = false;
    const fake = await github({
      after: (response, { method }) => {
        if (method !== 'POST' || lost) return false;
        lost = true;
        response.destroy();
        return true;
      },
    });
    expect(await tell(fake, 'down')).toBe('delivered');
    expect(fake.writes()).toEqual(['POST issues']);
    expect(fake.issues).toHaveLength(1);
  });

  it('is asked twice and never more, whatever step fails', async () => {
    const fake = await github({
      before: (response, { method }) => {
        if (method === 'POST') reply(response, 502);
        return method === 'POST';
      },
    });
    expect(await tell(fake, 'down')).toBe('GitHub, POST issues of acme/onboarding: it answered 502');
    expect(fake.received.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'POST']);
  });

  it('that renamed the repository is not followed, least of all with the token', async () => {
    const elsewhere = await github();
    const fake = await github({
      before: (response) => {
        reply(response, 301, '', { Location: `${elsewhere.origin}/repositories/1/issues` });
        return true;
      },
    });
    expect(await tell(fake, 'down')).toBe(
      `GitHub, GET issues of acme/onboarding: it answered 301, and redirects are not followed: give the final address (${settings})`,
    );
    expect([fake.received.length, elsewhere.received.length]).toEqual([1, 0]);
  });

  it('that drops the label leaves no open issue that nobody would find again', async () => {
    const fake = await github({ dropLabels: true });
    expect(await tell(fake, 'down')).toBe(
      'GitHub: issue 1 did not get the label onboarding-health and was closed again: the token of CONTRACT_HEALTH_GITHUB_TOKEN needs write access to issues, labels included',
    );
    expect(fake.issues).toEqual([expect.objectContaining({ state: 'closed', state_reason: 'not_planned' })]);
    expect(fake.writes()).toEqual(['POST issues', 'PATCH issues/1']);
  });

  it.each(['<html>', '{}', ''])('that answers %j is no GitHub', async (text) => {
    const fake = await github({
      before: (response) => {
        reply(response, 200, text);
        return true;
      },
    });
    expect(await tell(fake, 'down')).toBe(
      `GitHub: ${new URL(fake.origin).host} does not answer as its REST API does: check ${settings}`,
    );
  });

  it('does not make the token known, and its reason stays on one line', async () => {
    const fake = await github({
      before: (response, { headers }) => {
        const message = `Bad\ncredentials ${headers.authorization} ${'x'.repeat(500)}`;
        reply(response, 401, JSON.stringify({ message }));
        return true;
      },
    });
    const reason = await tell(fake, 'down');
    expect(reason).toMatch(
      /^GitHub, GET issues of acme\/onboarding: it answered 401 \(Bad credentials Bearer \[secret/,
    );
    expect(reason).not.toContain(githubToken);
    expect(reason).not.toContain('x'.repeat(200));
  });

  it('does not make a part of the token known where its reason is cut', async () => {
    const fake = await github({
      before: (response) => {
        reply(response, 401, JSON.stringify({ message: 'x'.repeat(190) + githubToken }));
        return true;
      },
    });
    expect(await tell(fake, 'down')).not.toContain(githubToken.slice(0, 8));
  });
});
