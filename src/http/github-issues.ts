import type { HealthSettings } from '../config/settings.ts';
import type { ReceivedResponse } from '../contract/message.ts';
import { AlertRequestFailed, sendAlertRequest } from './alert-request.ts';
import type { Wire } from './wire.ts';

type GithubSettings = NonNullable<HealthSettings['github']>;

/** What is read of an issue, and of a comment. */
export interface Written {
  readonly number: number;
  readonly body: string;
  readonly labels: readonly string[];
}

const perPage = 100;
/** Beyond this nothing is read: somebody has to tidy up. */
const mostPages = 10;

const settingNames = ['REPOSITORY', 'TOKEN', 'API_URL'].map((name) => `CONTRACT_HEALTH_GITHUB_${name}`).join(', ');

/** The issues of one repository (docs.github.com, "REST API endpoints for issues", version 2022-11-28). */
export class GithubIssues {
  readonly #wire: Wire;
  readonly #github: GithubSettings;
  readonly #base: string;

  constructor(wire: Wire, github: GithubSettings) {
    this.#wire = wire;
    this.#github = github;
    this.#base = `${github.apiUrl.href.replace(/\/$/, '')}/repos/${github.repository}/issues`;
  }

  /** The oldest open issue with a label and a text in its body; pull requests, which are issues too, are passed over. */
  findOpen(label: string, text: string): Promise<Written | undefined> {
    const query = { state: 'open', labels: label, sort: 'created', direction: 'asc' };
    return this.#find('', query, text, `open issues with the label ${label}`);
  }

  /** Whether a comment on the issue holds a text. */
  async hasComment(number: number, text: string): Promise<boolean> {
    return (await this.#find(`/${number}/comments`, {}, text, `comments on issue ${number}`)) !== undefined;
  }

  /** Opens an issue; what it got is returned, because GitHub drops labels that the token may not give. */
  async open(issue: { title: string; body: string; labels: readonly string[] }): Promise<Written> {
    const opened = writtenOf(this.#json(await this.#request('POST', '', issue)));
    if (opened === undefined) throw this.#notUnderstood();
    return opened;
  }

  /** Writes a comment on an issue. */
  async comment(number: number, body: string): Promise<void> {
    await this.#request('POST', `/${number}/comments`, { body });
  }

  /** Closes an issue, as done or as never to be done. */
  async close(number: number, reason: 'completed' | 'not_planned'): Promise<void> {
    await this.#request('PATCH', `/${number}`, { state: 'closed', state_reason: reason });
  }

  async #find(
    path: string,
    query: Readonly<Record<string, string>>,
    text: string,
    what: string,
  ): Promise<Written | undefined> {
    for (let page = 1; page <= mostPages; page += 1) {
      const search = new URLSearchParams({ ...query, per_page: String(perPage), page: String(page) });
      const list = this.#json(await this.#request('GET', `${path}?${search}`));
      if (!Array.isArray(list)) throw this.#notUnderstood();
      const found = list.map(writtenOf).find((one) => one?.body.includes(text));
      if (found !== undefined || list.length < perPage) return found;
    }
    throw new AlertRequestFailed(`GitHub: there are more than ${perPage * mostPages} ${what}: close or delete some`);
  }

  #request(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<ReceivedResponse> {
    const { repository, token } = this.#github;
    return sendAlertRequest(this.#wire, {
      what: `GitHub, ${method} issues${path.replace(/\?.*/, '')} of ${repository}`,
      method,
      url: new URL(`${this.#base}${path}`),
      headers: [
        ['Accept', 'application/vnd.github+json'],
        ['X-GitHub-Api-Version', '2022-11-28'],
        ['Authorization', `Bearer ${token.reveal()}`],
      ],
      ...(body === undefined ? {} : { body }),
      secrets: [token],
      settings: settingNames,
      reason: messageOf,
    });
  }

  #json({ body }: ReceivedResponse): unknown {
    try {
      return JSON.parse(new TextDecoder().decode(body));
    } catch {
      throw this.#notUnderstood();
    }
  }

  #notUnderstood(): AlertRequestFailed {
    const { host } = this.#github.apiUrl;
    return new AlertRequestFailed(`GitHub: ${host} does not answer as its REST API does: check ${settingNames}`);
  }
}

/** Undefined for a pull request, and for what is neither issue nor comment. */
function writtenOf(item: unknown): Written | undefined {
  if (typeof item !== 'object' || item === null || 'pull_request' in item) return undefined;
  const { number, id, body, labels } = item as Readonly<Record<string, unknown>>;
  const which = number ?? id;
  if (typeof which !== 'number') return undefined;
  const names = Array.isArray(labels) ? labels.map((label: unknown) => (label as { name?: unknown } | null)?.name) : [];
  return {
    number: which,
    body: typeof body === 'string' ? body : '',
    labels: names.filter((name) => typeof name === 'string'),
  };
}

/** GitHub's own reason, on one line. */
function messageOf(text: string): string | undefined {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' ? message.replace(/[\p{Cc}\s]+/gu, ' ') : undefined;
  } catch {
    return undefined;
  }
}
