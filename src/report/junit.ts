import type { Outcome } from '../verdict/outcome.ts';
import { discrepanciesOf, furtherExchanges } from './discrepancies.ts';
import { type JunitCase, type JunitSuite, junitDocument } from './junit-document.ts';
import { offenceRows, offenceTitle } from './offence-text.ts';
import type { ReportedCheck, ReportedSuite, RunReport } from './run-report.ts';

/** Name of the suite that tells what belongs to no file: preflight, verdict. */
const wholeRun = 'run';

/**
 * The run as JUnit XML, from the evidence: each test file a suite, each check a test, in its place once. A file that did not
 * run to its end is an error, never absent; where the verdict does not hold, something is red.
 */
export function renderJunit(report: RunReport): string {
  const { suites, checks, steps } = report;
  const homes = new Map(suites.flatMap(({ name, stories }) => stories.map((story) => [story, name] as const)));
  const byHome = new Map<string, ReportedCheck[]>();
  for (const check of checks) {
    const home = homes.get(check.story) ?? check.story;
    byHome.set(home, [...(byHome.get(home) ?? []), check]);
  }
  const files = suites.map((suite): JunitSuite => {
    const own = byHome.get(suite.name) ?? [];
    byHome.delete(suite.name);
    const ran = steps.filter((step) => suite.stories.includes(step.suite));
    return {
      name: suite.name,
      file: suite.file,
      seconds: ran.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000,
      cases: [ranCase(suite, report), ...own.map(checkCase)],
    };
  });
  const rest = byHome.get(wholeRun) ?? [];
  byHome.delete(wholeRun);
  const others = [...byHome].map(([name, own]): JunitSuite => ({ name, cases: own.map(checkCase) }));
  const run: JunitSuite = { name: wholeRun, cases: [verdictCase(report), ...rest.map(checkCase)] };
  return junitDocument(report.sentence, report.facts.startedAt, report.durationMs / 1000, [run, ...files, ...others]);
}

/** Red where the verdict rests on something that no check shows: a fault, wrong settings, an environment that was away. */
function verdictCase({ word, exitCode, sentence, reasons, warnings }: RunReport): JunitCase {
  const detail = [...reasons, ...warnings.map((warning) => `warning: ${warning}`)].join('\n');
  const name = 'verdict';
  if (word === 'holds' || word === 'violated') return { name, classname: wholeRun, output: `${sentence}\n${detail}` };
  return { name, classname: wholeRun, error: { type: word, message: `exit ${exitCode}: ${sentence}`, detail } };
}

const didNotEnd = {
  type: 'SUITE_DID_NOT_END',
  message: 'it did not run to its end; the reasons of the verdict say why',
} as const;

function ranCase({ name, file, ran, steps, stories }: ReportedSuite, { faults, reasons }: RunReport): JunitCase {
  const named = `${file} ran to its end`;
  const own = faults.filter(({ suite }) => stories.includes(suite) || file === `tests/${suite}.test.ts`);
  if (ran && own.length === 0) return { name: named, classname: name, output: `${steps} steps` };
  const faulty = own.map(({ suite, step, code, message }) => `${code}  ${suite}.${step}: ${message}`);
  const [type = didNotEnd.type, message = didNotEnd.message] = [own[0]?.code, own[0]?.message.split('\n', 1)[0]];
  const detail = ran ? faulty : [...faulty, ...reasons];
  return { name: named, classname: name, error: { type, message, detail: detail.join('\n') } };
}

function checkCase(check: ReportedCheck): JunitCase {
  const { id, requirement, outcome, reason = 'no reason was recorded' } = check;
  const title = check.offences[0] ? offenceTitle(check.offences[0]) : reason;
  const told = check.offences.length > 0 ? discrepancyTexts(check) : reason;
  const own = { name: id, classname: requirement };
  switch (outcome) {
    case 'proved':
      return own;
    case 'warned':
      return { ...own, output: `warned: ${title}\n${told}` };
    case 'waived':
      return { ...own, skipped: `waived: ${reason}`, output: told };
    case 'not-applicable':
    case 'not-reached':
      return { ...own, skipped: `${worded(outcome)}: ${reason}` };
    case 'undecided':
    case 'suite-fault':
      return { ...own, error: { type: worded(outcome), message: title, detail: told } };
    case 'violated':
      return { ...own, failure: { type: check.offences[0]?.code ?? requirement, message: title, detail: told } };
  }
}

function worded(outcome: Outcome): string {
  return outcome.replace('-', ' ');
}

function discrepancyTexts(check: ReportedCheck): string {
  return discrepanciesOf(check)
    .map((discrepancy) => {
      const also = furtherExchanges(discrepancy);
      const rows = [...offenceRows(discrepancy.first, check), ...(also === '' ? [] : ([['also in', also]] as const))];
      return [offenceTitle(discrepancy.first), ...rows.map(([name, text]) => `  ${name.padEnd(9)} ${text}`)].join('\n');
    })
    .join('\n\n');
}
