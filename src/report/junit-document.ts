import { cut } from './shown-text.ts';
import { xmlAttributes, xmlText } from './xml-text.ts';

/** Why a test is red. */
export interface JunitTrouble {
  readonly type: string;
  readonly message: string;
  readonly detail: string;
}

/** One test; without a failure, an error or a reason to skip it, it passed. */
export interface JunitCase {
  readonly name: string;
  readonly classname: string;
  readonly failure?: JunitTrouble;
  readonly error?: JunitTrouble;
  readonly skipped?: string;
  readonly output?: string;
}

/** Tests that belong together. */
export interface JunitSuite {
  readonly name: string;
  readonly file?: string;
  readonly seconds?: number;
  readonly cases: readonly JunitCase[];
}

/** Longest text of one element, in characters; the whole of it is in run.json. */
const longest = 20_000;

function totals(cases: readonly JunitCase[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const having = (part: keyof JunitCase): number => cases.filter((one) => one[part] !== undefined).length;
  return { tests: cases.length, failures: having('failure'), errors: having('error'), skipped: having('skipped') };
}

/**
 * JUnit XML as Jenkins, GitLab and GitHub's reporters read it: the dialect of Jenkins' junit-10.xsd, which has no formal
 * standard behind it. A check has no duration of its own, so that only suites name one.
 * @param startedAt RFC 3339
 */
export function junitDocument(name: string, startedAt: string, seconds: number, suites: readonly JunitSuite[]): string {
  const { tests, failures, errors } = totals(suites.flatMap(({ cases }) => cases));
  const timestamp = startedAt.slice(0, 19);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name: cut(name, longest), tests, failures, errors, time: seconds.toFixed(3) })}>`,
    ...suites.flatMap(({ name: suite, file, seconds: took = 0, cases }) => [
      `  <testsuite${xmlAttributes({ name: suite, ...totals(cases), time: took.toFixed(3), timestamp, ...(file === undefined ? {} : { file }) })}>`,
      ...cases.flatMap(caseLines),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function caseLines({ name, classname, failure, error, skipped, output }: JunitCase): string[] {
  const inner = [
    ...(skipped === undefined ? [] : [`      <skipped${xmlAttributes({ message: cut(skipped, longest) })}/>`]),
    ...(error === undefined ? [] : [trouble('error', error)]),
    ...(failure === undefined ? [] : [trouble('failure', failure)]),
    ...(output === undefined ? [] : [`      <system-out>${xmlText(cut(output, longest))}</system-out>`]),
  ];
  const open = `    <testcase${xmlAttributes({ name, classname })}`;
  return inner.length === 0 ? [`${open}/>`] : [`${open}>`, ...inner, '    </testcase>'];
}

function trouble(element: string, { type, message, detail }: JunitTrouble): string {
  const attributes = xmlAttributes({ type, message: cut(message, longest) });
  return `      <${element}${attributes}>${xmlText(cut(detail, longest))}</${element}>`;
}
