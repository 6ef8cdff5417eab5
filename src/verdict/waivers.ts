import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { JudgedCheck } from './judged-check.ts';
import { type DocumentProblem, missingFile, readText } from './project-document.ts';
import type { Requirements } from './requirements.ts';

/** An accepted deviation from a requirement in one environment. */
export interface Waiver {
  readonly requirement: string;
  readonly environment: string;
  readonly reason: string;
  readonly owner: string;
  readonly link: string;
  /** Last day on which it counts, YYYY-MM-DD. */
  readonly expires: string;
  /** `waivers.yaml:LINE`. */
  readonly where: string;
}

const members = ['requirement', 'environment', 'reason', 'owner', 'link', 'expires'] as const;

/** Reads waivers.yaml; a malformed or unknown waiver is a problem with its line, never skipped. */
export function readWaivers(
  file: string,
  requirements: Requirements,
): { waivers: Waiver[]; problems: DocumentProblem[] } {
  const lineCounter = new LineCounter();
  const text = readText(file);
  if (text === undefined) return { waivers: [], problems: [missingFile('WAIVERS_MISSING', file)] };
  const document = parseDocument(text, { lineCounter });
  const problems: DocumentProblem[] = document.errors.map((error) => ({
    code: 'WAIVERS_NOT_YAML',
    where: `${file}:${error.linePos?.[0].line ?? 1}`,
    expected: 'YAML',
    received: error.message.split('\n', 1)[0] ?? '',
  }));
  const list = document.get('waivers');
  if (!isSeq(list))
    return {
      waivers: [],
      problems: [
        ...problems,
        { code: 'WAIVERS_MISSING', where: file, expected: 'a list `waivers:` (it may be empty: [])', received: 'none' },
      ],
    };
  const waivers: Waiver[] = [];
  for (const item of list.items) {
    const where = `${file}:${isMap(item) && item.range ? lineCounter.linePos(item.range[0]).line : 1}`;
    const part = (name: string): string => (isMap(item) ? String(item.get(name) ?? '').trim() : '');
    const missing = members.filter((name) => part(name) === '');
    const foreign = isMap(item)
      ? item.items.map(({ key }) => String(key)).filter((key) => !members.some((name) => name === key))
      : [];
    const before = problems.length;
    if (missing.length > 0)
      problems.push({
        code: 'WAIVER_INCOMPLETE',
        where,
        expected: members.join(', '),
        received: `no ${missing.join(', no ')}`,
      });
    if (foreign.length > 0)
      problems.push({
        code: 'WAIVER_MEMBER_UNKNOWN',
        where,
        expected: members.join(', '),
        received: foreign.join(', '),
      });
    if (!isDay(part('expires')))
      problems.push({
        code: 'WAIVER_EXPIRY',
        where,
        expected: 'expires: a day of the calendar, YYYY-MM-DD',
        received: part('expires') || 'nothing',
      });
    if (!requirements.has(part('requirement')))
      problems.push({
        code: 'WAIVER_UNKNOWN',
        where,
        expected: 'an id of requirements.yaml',
        received: part('requirement'),
      });
    if (waivers.some((other) => other.requirement === part('requirement') && other.environment === part('environment')))
      problems.push({
        code: 'WAIVER_TWICE',
        where,
        expected: 'one waiver of a requirement in an environment',
        received: `${part('requirement')} in ${part('environment')}`,
      });
    if (problems.length > before) continue;
    const [requirement, environment, reason, owner, link, expires] = members.map(part) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    waivers.push({ requirement, environment, reason, owner, link, expires, where });
  }
  return { waivers, problems };
}

/**
 * Waives the offenders a waiver names and nothing else; it never hides a check before it was evaluated.
 * Problems: a waiver that expired, and in a full run one whose requirement was evaluated and not offended.
 */
export function applyWaivers(
  checks: readonly JudgedCheck[],
  waivers: readonly Waiver[],
  { environment, today, full }: { environment: string; today: string; full: boolean },
): { judged: JudgedCheck[]; problems: string[] } {
  const problems: string[] = [];
  const here = waivers.filter((waiver) => waiver.environment === environment);
  const live = here.filter((waiver) => waiver.expires >= today);
  for (const waiver of here) {
    if (waiver.expires < today)
      problems.push(
        `${waiver.where}: the waiver of ${waiver.requirement} expired on ${waiver.expires}; renew it with its owner ${waiver.owner} or remove it`,
      );
  }
  const judged = checks.map((check): JudgedCheck => {
    const waiver = live.find(({ requirement }) => requirement === check.requirement);
    if (!waiver || check.outcome !== 'violated') return check;
    return {
      ...check,
      outcome: 'waived',
      reason: `${waiver.reason} (${waiver.owner}, until ${waiver.expires}, ${waiver.link})`,
    };
  });
  for (const waiver of live) {
    const own = judged.filter((check) => check.requirement === waiver.requirement);
    // Where one was not decided or reached, it may be the one that the waiver is for.
    const settled = own.every(({ outcome }) => outcome === 'proved' || outcome === 'not-applicable');
    if (full && settled && own.some(({ outcome }) => outcome === 'proved')) {
      problems.push(
        `${waiver.where}: the waiver of ${waiver.requirement} is unused: the requirement was evaluated and holds; remove it`,
      );
    }
  }
  return { judged, problems };
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
