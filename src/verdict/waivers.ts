import { readFileSync } from 'node:fs';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { JudgedCheck } from './judged-check.ts';
import type { DocumentProblem, Requirements } from './requirements.ts';

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
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter });
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
    if (!/^\d{4}-\d{2}-\d{2}$/.test(part('expires')))
      problems.push({
        code: 'WAIVER_EXPIRY',
        where,
        expected: 'expires: YYYY-MM-DD',
        received: part('expires') || 'nothing',
      });
    if (!requirements.has(part('requirement')))
      problems.push({
        code: 'WAIVER_UNKNOWN',
        where,
        expected: 'an id of requirements.yaml',
        received: part('requirement'),
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
    const evaluated = own.some((check) => check.outcome === 'proved' || check.outcome === 'warned');
    if (full && evaluated && !own.some((check) => check.outcome === 'waived')) {
      problems.push(
        `${waiver.where}: the waiver of ${waiver.requirement} is unused: the requirement was evaluated and holds; remove it`,
      );
    }
  }
  return { judged, problems };
}
