import { settingTable } from '../config/setting-table.ts';
import { headerValue } from '../contract/message.ts';
import type { Answer } from '../http/transport.ts';
import { describeFailure } from '../http/transport-failure.ts';
import { answeredWithPage, exchangeText, oneLine } from './answer-text.ts';
import type { Examination } from './examination.ts';
import { failureAdvice } from './failure-advice.ts';
import type { Finding } from './row.ts';
import type { Step } from './take-steps.ts';

const baseUrl = settingTable.baseUrl.name;

/** Answers that the contract declares for a read without token and signature. */
const refusals = [400, 401, 403];

async function look(examination: Examination): Promise<Finding> {
  const { session, settings } = examination;
  session.ledger.begin({ suite: 'doctor', step: 'unsigned-read' });
  const answer = await session.transport.exchange(
    { method: 'GET', url: new URL(`${settings.baseUrl.href.replace(/\/$/, '')}/customers`), headers: [] },
    {
      identity: 'nobody',
      token: null,
      key: null,
      idempotencyKey: null,
      intent: { kind: 'invalid', provokes: refusals },
    },
  );
  examination.unsignedAnswer = answer;
  return judgeUnsignedRead(answer);
}

/** Judges the answer to a read without a token: refused by an API, or something else that gives the reason away. */
export function judgeUnsignedRead({ record, response, failure }: Answer): Finding {
  if (failure) return { state: 'failed', seen: describeFailure(failure), advice: failureAdvice(failure.kind) };
  const status = response?.status ?? 0;
  const seen = exchangeText(record);
  if (answeredWithPage(record)) {
    return {
      state: 'failed',
      seen,
      advice: `something else answers in place of the API: open ${record.request.url} in a browser to see what (a proxy, a login or maintenance page, a web site); then correct ${baseUrl}`,
    };
  }
  if (status >= 300 && status < 400) {
    const location = oneLine(headerValue(record.response?.headers ?? [], 'location') ?? 'nowhere');
    const advice = `set ${baseUrl} to the address where the API itself answers: redirects are never followed`;
    return { state: 'failed', seen: `${seen}, a redirect to ${location}`, advice };
  }
  if (status === 404 || status === 405)
    return {
      state: 'failed',
      seen,
      advice: `check the path of ${baseUrl}: it ends in the version prefix, such as /v1`,
    };
  if (status === 407 || status === 429 || status >= 500)
    return { state: 'failed', seen, advice: 'wait and repeat; then ask the operators of the environment' };
  if (refusals.includes(status)) return { state: 'ok', seen: `${seen}: refused without a token, as it should` };
  return {
    state: 'warned',
    seen: `${seen}, where a read without a token is to be refused`,
    advice: `make sure that ${baseUrl} names the API, and not a mock, a cache or a gateway that lets everything through`,
  };
}

/** HTTP: whether an API answers at the base URL. */
export const unsignedReadStep: Step<Examination> = {
  name: 'HTTP',
  needs: ['TLS', 'TCP'],
  restsOn: [baseUrl, settingTable.timeoutMs.name],
  look,
};
