import type { Verdict } from '../verdict/judge.ts';
import { requirementsWith } from './kill.ts';

/**
 * In what a run under a variation differs from the clean run: one sentence each, none when it holds like that one.
 * @param clean the verdict of a run of the same suites with the same seed
 */
export function differencesFromClean(
  verdict: Pick<Verdict, 'word' | 'checks' | 'reasons'>,
  clean: Pick<Verdict, 'checks'>,
): string[] {
  const usual = requirementsWith(clean, 'warned');
  const warned = requirementsWith(verdict, 'warned').filter((requirement) => !usual.includes(requirement));
  const [ids, cleanIds] = [idsOf(verdict), idsOf(clean)];
  return [
    ...(verdict.word === 'holds' ? [] : [`red: ${verdict.word}; ${verdict.reasons.join('; ')}`]),
    ...requirementsWith(verdict, 'violated').map((requirement) => `red: ${requirement} is violated`),
    ...warned.map((requirement) => `red: ${requirement} warns, and not in the clean run`),
    ...difference('lacks', cleanIds, ids),
    ...difference('has', ids, cleanIds),
  ];
}

function idsOf({ checks }: Pick<Verdict, 'checks'>): Set<string> {
  return new Set(checks.map(({ id }) => id));
}

function difference(verb: 'lacks' | 'has', these: ReadonlySet<string>, those: ReadonlySet<string>): string[] {
  const [first, ...more] = [...these].filter((id) => !those.has(id));
  if (first === undefined) return [];
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return [`other checks: the run ${verb} ${first}${others}; the clean run does not agree`];
}
