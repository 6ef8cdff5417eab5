import type { ServerResponse } from 'node:http';
import { type Received, type Receiver, reply, startReceiver } from './alert-receiver.ts';

/** An issue as the fake keeps it. */
export interface FakeIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  state: string;
  state_reason?: string;
  readonly labels: readonly string[];
  readonly comments: string[];
  readonly pull_request?: object;
}

/** What the fake does otherwise than GitHub usually does. */
export interface FakeGithubPlan {
  /** Answers in its place where it returns true; called before anything is changed. */
  readonly before?: (response: ServerResponse, request: Received) => boolean;
  /** The same after the change, so that the answer alone is lost. */
  readonly after?: (response: ServerResponse, request: Received) => boolean;
  /** Drops labels, as GitHub does for tokens that may not give them. */
  readonly dropLabels?: boolean;
}

/** The issues of acme/onboarding, as far as alerts need them. */
export interface FakeGithub extends Receiver {
  readonly issues: FakeIssue[];
  /** Adds an open issue with the label of alerts. */
  add(issue: Partial<FakeIssue>): FakeIssue;
  /** Method and path of what was changed, in order. */
  writes(): string[];
}

/** Starts the fake on a free loopback port, under the path /api/v3 as GitHub Enterprise has it. */
export async function startFakeGithub(plan: FakeGithubPlan = {}): Promise<FakeGithub> {
  const issues: FakeIssue[] = [];
  const add = (issue: Partial<FakeIssue>): FakeIssue => {
    const number = issues.length + 1;
    const labels = ['onboarding-health'];
    const added = { number, title: '', body: '', state: 'open', labels, comments: [], ...issue };
    issues.push(added);
    return added;
  };
  const receiver = await startReceiver((response, request) => {
    if (plan.before?.(response, request)) return;
    const [status, json] = change(request);
    if (plan.after?.(response, request)) return;
    reply(response, status, JSON.stringify(json), { 'Content-Type': 'application/json' });
  });

  function change({ method, target, json }: Received): [number, unknown] {
    const { pathname, searchParams } = new URL(target, receiver.origin);
    const found = /^\/api\/v3\/repos\/acme\/onboarding\/issues(?:\/(\d+)(\/comments)?)?$/.exec(pathname);
    const issue = issues.find(({ number }) => number === Number(found?.[1]));
    const [of, given] = [`${method}${found?.[2] ?? ''}`, (json ?? {}) as Partial<FakeIssue>];
    const lists = found?.[1] === undefined;
    if (found === null || (!lists && issue === undefined)) return [404, { message: 'Not Found' }];
    if (of === 'GET' && lists) return [200, page(openIssues(searchParams.get('labels') ?? ''), searchParams)];
    if (of === 'POST' && lists) return [201, shown(add({ ...given, ...(plan.dropLabels ? { labels: [] } : {}) }))];
    if (of === 'GET/comments') return [200, page((issue?.comments ?? []).map(commentOf), searchParams)];
    if (of === 'POST/comments') return [201, { id: issue?.comments.push(given.body ?? '') }];
    if (of === 'PATCH' && issue) return [200, shown(Object.assign(issue, given))];
    return [404, { message: 'Not Found' }];
  }

  function openIssues(label: string) {
    return issues.filter(({ state, labels }) => state === 'open' && labels.includes(label)).map(shown);
  }

  return {
    ...receiver,
    issues,
    add,
    writes: () =>
      receiver.received
        .filter(({ method }) => method !== 'GET')
        .map(({ method, target }) => `${method} ${target.replace('/api/v3/repos/acme/onboarding/', '')}`),
  };
}

function shown({ labels, comments, ...issue }: FakeIssue) {
  return { ...issue, id: 1000 + issue.number, comments: comments.length, labels: labels.map((name) => ({ name })) };
}

function commentOf(body: string, position: number) {
  return { id: 5000 + position, body };
}

function page<Item>(items: readonly Item[], search: URLSearchParams): Item[] {
  const size = Math.min(100, Number(search.get('per_page') ?? 30));
  const first = (Number(search.get('page') ?? 1) - 1) * size;
  return items.slice(first, first + size);
}
