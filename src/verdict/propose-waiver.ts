import { offendedChecks } from './baseline.ts';
import { fingerprintOf, fingerprintPattern } from './fingerprint.ts';
import type { Verdict } from './judge.ts';
import type { JudgedCheck, Offence } from './judged-check.ts';
import { nearIds } from './near-ids.ts';
import type { Requirements } from './requirements.ts';
import { subjectOf, type Waived, type Waiver } from './waivers.ts';

/** How long a proposed waiver counts; whoever pastes it may choose another day. */
const proposedDays = 30;
const dayMs = 86_400_000;

/** What somebody wants to waive, and what is known of it. */
export interface WaiverRequest {
  /** Id of a requirement, or fingerprint of a discrepancy. */
  readonly subject: string;
  readonly environment: string;
  /** Today as YYYY-MM-DD. */
  readonly today: string;
  readonly requirements: Requirements;
  readonly waivers: readonly Waiver[];
  /** The run that shows it, the last one in the environment for example. */
  readonly verdict: Verdict | undefined;
}

/** A block for waivers.yaml, with what should be known before it is pasted; or why there is none. */
export type WaiverProposal = { readonly block: string; readonly notices: readonly string[] } | WaiverRefusal;

/** Why there is no block, in words for the person who asked for one. */
export interface WaiverRefusal {
  readonly code: string;
  readonly what: string;
  readonly expected: string;
  /** Where what stands against it is written, if anywhere. */
  readonly where?: string;
  readonly next: string;
}

interface Found {
  readonly check: JudgedCheck;
  readonly offence: Offence;
}

/** Proposes a waiver, reason, owner and link left to write: as it is, waivers.yaml would be refused. */
export function proposeWaiver(request: WaiverRequest): WaiverProposal {
  const { subject, environment, requirements, waivers, verdict } = request;
  const standing = waivers.find((waiver) => subjectOf(waiver) === subject && waiver.environment === environment);
  if (standing)
    return {
      code: 'WAIVED_ALREADY',
      what: `${subject} is waived in ${environment} already, until ${standing.expires}`,
      expected: 'one waiver of a requirement or fingerprint in an environment',
      where: standing.where,
      next: `change the expiry there, together with its owner ${standing.owner}`,
    };
  const isFingerprint = fingerprintPattern.test(subject);
  const found = foundIn(verdict, (check, offence) =>
    isFingerprint ? fingerprintOf(offence, check.requirement) === subject : check.requirement === subject,
  );
  if (isFingerprint ? found.length === 0 : !requirements.has(subject)) return unknown(request, isFingerprint);
  const waived: Waived = isFingerprint ? { fingerprint: subject } : { requirement: subject };
  const violated = found.filter(({ check }) => check.outcome !== 'warned');
  return {
    block: blockOf(waived, request, violated.length > 0 ? violated : found),
    notices: noticesOf(verdict, environment, violated.length > 0),
  };
}

function noticesOf(verdict: Verdict | undefined, environment: string, violated: boolean): string[] {
  if (verdict === undefined) return [`no run in ${environment} is at hand that violates it`];
  const elsewhere =
    verdict.environment === environment
      ? []
      : [`the run was in environment ${verdict.environment}, the waiver is for ${environment}`];
  const idle = 'the run does not violate it: a full run like it would call this waiver unused';
  return violated ? elsewhere : [...elsewhere, idle];
}

function foundIn(verdict: Verdict | undefined, isMeant: (check: JudgedCheck, offence: Offence) => boolean): Found[] {
  const offended = new Set([...offendedChecks(verdict?.checks ?? []).values()].flat());
  return [...offended].flatMap((check) =>
    check.offences.filter((offence) => isMeant(check, offence)).map((offence) => ({ check, offence })),
  );
}

function unknown(
  { subject, environment, requirements, verdict }: WaiverRequest,
  isFingerprint: boolean,
): WaiverProposal {
  const expected = 'an id of requirements.yaml, or a fingerprint that a run shows as "finding"';
  if (!isFingerprint) {
    const near = nearIds(subject, [...requirements.keys()]);
    const next = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'look it up in requirements.yaml';
    return { code: 'WAIVE_UNKNOWN', what: `there is no requirement ${JSON.stringify(subject)}`, expected, next };
  }
  const shown = [...offendedChecks(verdict?.checks ?? [])].map(
    ([fingerprint, [check]]) => `${fingerprint} (${check?.requirement ?? ''})`,
  );
  const what =
    verdict === undefined
      ? `no run in ${environment} is at hand that could show the fingerprint ${subject}`
      : `no discrepancy of the run has the fingerprint ${subject}`;
  const next =
    shown.length > 0 ? `it has ${shown.slice(0, 5).join(', ')}; another run: --run` : 'name a run that shows it: --run';
  return { code: 'WAIVE_UNKNOWN', what, expected, next };
}

function blockOf(waived: Waived, { environment, today }: WaiverRequest, found: readonly Found[]): string {
  const expires = new Date(Date.parse(today) + proposedDays * dayMs).toISOString().slice(0, 10);
  const exchanges = [...new Set(found.map(({ offence }) => offence.exchange))].slice(0, 3).join(', ');
  const messages = [...new Set(found.map(({ offence }) => `${offence.code}: ${offence.message}`))].slice(0, 3);
  const about = messages.map((message) => `  # ${comment(message)}\n`).join('');
  const name = 'fingerprint' in waived ? `fingerprint: "${waived.fingerprint}"` : `requirement: ${waived.requirement}`;
  return [
    `${about}${exchanges === '' ? '' : `  # seen in ${comment(exchanges)}\n`}  - ${name}`,
    `    environment: ${environment}`,
    '    reason: "" # why it is accepted, and until when',
    '    owner: "" # who answers for it',
    '    link: "" # where it is being mended',
    `    expires: ${expires}`,
    '',
  ].join('\n');
}

/** A text of the evidence as one line that can't end the comment that it stands in. */
function comment(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').slice(0, 160);
}
