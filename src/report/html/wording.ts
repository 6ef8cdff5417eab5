import { type Outcome, outcomes, type VerdictWord } from '../../verdict/outcome.ts';
import type { ReportedStep } from '../run-report.ts';
import { type Html, html } from './markup.ts';

/** Every outcome, the one that matters most first. */
export const gravestFirst: readonly Outcome[] = [...outcomes].reverse();

const outcomeSymbols: Readonly<Record<Outcome, string>> = {
  violated: '✗',
  'suite-fault': '⚠',
  undecided: '?',
  'not-reached': '⇥',
  waived: '~',
  warned: '!',
  proved: '✓',
  'not-applicable': '–',
};

const verdictOutcomes: Readonly<Record<VerdictWord, Outcome>> = {
  holds: 'proved',
  violated: 'violated',
  misconfigured: 'suite-fault',
  undecided: 'undecided',
  'suite fault': 'suite-fault',
};

const stepOutcomes: Readonly<Record<ReportedStep['outcome'], Outcome>> = {
  passed: 'proved',
  failed: 'violated',
  'not-reached': 'not-reached',
  'not-applicable': 'not-applicable',
};

/** The outcome in words: `not reached`. */
export function worded(outcome: string): string {
  return outcome.replace('-', ' ');
}

/** An outcome as symbol and word; the colour only repeats what they say. */
export function outcomeMark(outcome: Outcome, word = worded(outcome)): Html {
  return html`<span class="mark ${outcome}"><span aria-hidden="true">${outcomeSymbols[outcome]}</span> ${word}</span>`;
}

/** Whether something is wrong at a step: it failed, or it came to its end and an answer on the way broke the contract. */
export function isBroken({ outcome, cause }: Pick<ReportedStep, 'outcome' | 'cause'>): boolean {
  return outcome === 'failed' || (outcome === 'passed' && cause?.kind === 'violation');
}

/** A step's outcome as symbol and word. */
export function stepMark(step: Pick<ReportedStep, 'outcome' | 'cause'>): Html {
  if (step.outcome === 'passed' && isBroken(step)) return outcomeMark('violated', 'violated');
  return outcomeMark(stepOutcomes[step.outcome], worded(step.outcome));
}

/** The verdict's symbol and the outcome whose colour it has. */
export function verdictMark(word: VerdictWord): { readonly symbol: string; readonly colour: Outcome } {
  const colour = verdictOutcomes[word];
  return { symbol: outcomeSymbols[colour], colour };
}

/** `1 check`, `2,750 checks`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numeral(count)} ${count === 1 ? one : many}`;
}

/** A whole number with its thousands set apart. */
export function numeral(count: number): string {
  return count.toLocaleString('en-US');
}

/** A duration that people can compare: milliseconds below a second, seconds and minutes above. */
export function duration(ms: number): string {
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
