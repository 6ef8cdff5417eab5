import { settingTable } from '../config/setting-table.ts';
import { headerValue } from '../contract/message.ts';
import type { Examination } from './examination.ts';
import type { Finding } from './row.ts';
import type { Step } from './take-steps.ts';

/** `Date` is cut to the second and the answer travelled: below this the clocks agree. */
const noiseSeconds = 2;
/** Half of the minute that verifiers commonly allow, so that the warning comes before signatures are refused. */
const warnedSeconds = 30;

/**
 * Judges the `Date` of an answer (RFC 9110 §6.6.1) against our clock.
 * @param receivedAtMs milliseconds since the epoch by our clock
 */
export function judgeClock(date: string | undefined, receivedAtMs: number): Finding {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) {
    return {
      state: 'warned',
      seen: date === undefined ? 'the answer has no Date' : 'the Date of the answer cannot be read',
      advice: "signatures are created by this machine's clock: keep it synchronised (NTP)",
    };
  }
  const seconds = Math.round((theirs - receivedAtMs) / 1000);
  const size = Math.abs(seconds);
  if (size <= noiseSeconds) return { state: 'ok', seen: `Date is within ${noiseSeconds} seconds of our clock` };
  const seen = `Date is ${duration(size)} ${seconds > 0 ? 'ahead of' : 'behind'} our clock`;
  if (size <= warnedSeconds) return { state: 'ok', seen };
  return {
    state: 'warned',
    seen,
    advice: `set this machine's clock (NTP), or tell the operators of the environment that theirs is off; runs sign with the environment's time, other clients will be refused`,
  };
}

function duration(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}

/** Clock: whether signatures are created at a time that the environment agrees with. */
export const clockStep: Step<Examination> = {
  name: 'clock',
  needs: ['HTTP'],
  restsOn: [settingTable.signatureExpiresSeconds.name],
  look: async ({ unsignedAnswer }) => {
    const response = unsignedAnswer?.response;
    return judgeClock(headerValue(response?.headers ?? [], 'date'), response?.receivedAtMs ?? Date.now());
  },
};
