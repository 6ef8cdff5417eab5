import { type Format, formats } from '../report/formats.ts';
import type { RunProblem } from './run-problem.ts';

/**
 * The formats that a list names, in the order in which they are written.
 * @param option as it stands on the command line, for the problem
 * @param list names with commas between them
 */
export function formatsNamed(option: string, list: string): readonly Format[] | { readonly problem: RunProblem } {
  const wanted = list.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !formats.some((format) => format.name === name));
  if (unknown.length === 0) return formats.filter(({ name }) => wanted.includes(name));
  return {
    problem: {
      code: 'FORMAT_UNKNOWN',
      what: `${option} names what is no format`,
      expected: `one of ${formats.map(({ name }) => name).join(', ')}`,
      received: unknown.map((name) => JSON.stringify(name)).join(', '),
      where: `${option} ${list}`,
      next: 'npm run report -- --help tells what each of them is',
    },
  };
}
