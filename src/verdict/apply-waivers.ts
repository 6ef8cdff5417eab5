import { fingerprintOf } from './fingerprint.ts';
import type { JudgedCheck, Offence } from './judged-check.ts';
import { subjectOf, type Waiver } from './waivers.ts';

/** A waiver that ends within so many days is announced, so that its owner is asked before a release is stopped. */
const announcedDays = 14;
const dayMs = 86_400_000;

/** What waivers did to the checks of a run. */
export interface Applied {
  readonly judged: readonly JudgedCheck[];
  /** Waivers that expired or that nothing needs any more, a sentence each: each makes the run misconfigured. */
  readonly problems: readonly string[];
  /** Waivers that still count and end soon, the first to end first. */
  readonly expiring: readonly string[];
}

/**
 * Waives the offenders that a waiver names and nothing else; it never hides a check before it was evaluated. A check is
 * waived when each of its offences is; of the others it says which.
 * @param today YYYY-MM-DD
 * @param full whether all suites were to run: only then can a waiver be known to be unused
 */
export function applyWaivers(
  checks: readonly JudgedCheck[],
  waivers: readonly Waiver[],
  { environment, today, full }: { environment: string; today: string; full: boolean },
): Applied {
  const here = waivers.filter((waiver) => waiver.environment === environment);
  const live = here.filter((waiver) => waiver.expires >= today);
  const used = new Set<Waiver>();
  const judged = checks.map((check) => (check.outcome === 'violated' ? waive(check, live, used) : check));
  const unused = full ? live.filter((waiver) => !used.has(waiver) && isSettled(waiver, checks)) : [];
  const over = here.filter((waiver) => !live.includes(waiver));
  return {
    judged,
    problems: [...over.map((waiver) => expired(waiver, today)), ...unused.map(unneeded)],
    expiring: live
      .map((waiver) => ({ waiver, days: daysBetween(today, waiver.expires) }))
      .filter(({ days }) => days <= announcedDays)
      .sort((a, b) => a.days - b.days)
      .map(
        ({ waiver, days }) => `${called(waiver)} expires ${inDays(days)}, on ${waiver.expires}; ask ${waiver.owner}`,
      ),
  };
}

function waive(check: JudgedCheck, live: readonly Waiver[], used: Set<Waiver>): JudgedCheck {
  const whole = live.find((waiver) => 'requirement' in waiver && waiver.requirement === check.requirement);
  if (whole) used.add(whole);
  const offences = check.offences.map((offence) => {
    const fingerprint = fingerprintOf(offence, check.requirement);
    const own = live.find((waiver) => 'fingerprint' in waiver && waiver.fingerprint === fingerprint);
    if (own) used.add(own);
    return { offence, waiver: own ?? whole };
  });
  const accepted = offences.flatMap(({ waiver }) => (waiver ? [waiver] : []));
  if (whole || (offences.length > 0 && accepted.length === offences.length)) {
    const all = accepted.length === 0 && whole ? [whole] : accepted;
    return { ...check, outcome: 'waived', reason: [...new Set(all.map(reasonOf))].join('; ') };
  }
  if (accepted.length === 0) return check;
  // What nobody accepted comes first: it is why the check is violated.
  const told = offences.map(
    ({ offence, waiver }): Offence => (waiver ? { ...offence, waived: reasonOf(waiver) } : offence),
  );
  return { ...check, offences: told.sort((a, b) => Number(a.waived !== undefined) - Number(b.waived !== undefined)) };
}

function reasonOf({ reason, owner, expires, link }: Waiver): string {
  return `${reason} (${owner}, until ${expires}, ${link})`;
}

/**
 * Whether what a waiver is for was looked at and is not there: where something was not decided or reached, it may be
 * just that, and what only warns may violate again.
 */
function isSettled(waiver: Waiver, checks: readonly JudgedCheck[]): boolean {
  const concerns = (check: JudgedCheck): boolean =>
    'requirement' in waiver
      ? check.requirement === waiver.requirement
      : check.outcome !== 'warned' ||
        check.offences.some((offence) => fingerprintOf(offence, check.requirement) === waiver.fingerprint);
  const open = new Set(['warned', 'undecided', 'not-reached', 'suite-fault']);
  const own = checks.filter(concerns);
  return own.some(({ outcome }) => outcome === 'proved') && !own.some(({ outcome }) => open.has(outcome));
}

function called(waiver: Waiver): string {
  return `${waiver.where}: the waiver of ${subjectOf(waiver)}`;
}

/** A problem in one line: its code, what, expected, received, and what to do; the place is in how the waiver is called. */
function expired(waiver: Waiver, today: string): string {
  const { expires, owner } = waiver;
  return `WAIVER_EXPIRED  ${called(waiver)} has expired: expected a last day from ${today} on, received ${expires}; renew it with its owner ${owner}, or remove it`;
}

function unneeded(waiver: Waiver): string {
  const received =
    'requirement' in waiver
      ? 'none: the requirement was evaluated and holds'
      : 'none: everything was evaluated and no violation has this fingerprint';
  return `WAIVER_UNUSED  ${called(waiver)} is unused: expected a violation that it accepts, received ${received}; remove it`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}
