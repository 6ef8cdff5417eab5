import { nearestName } from '../nearest-name.ts';
import { integer } from './integer.ts';
import type { Kind, Parsed } from './kind.ts';

const operations = [
  'issueToken',
  'createCustomer',
  'signCustomerChallenge',
  'getCustomer',
  'verifyCustomer',
  'rejectCustomer',
];
const transitions = ['screening', 'activation', 'rejection'];

/** What is timed, by the name that a budget has for it; the values are the names of parts in the history. */
const parts: ReadonlyMap<string, string> = new Map([
  ...operations.map((name) => [name, `operation:${name}`] as const),
  ...transitions.map((name) => [name, `transition:${name}`] as const),
  ['any', 'any'] as const,
]);

const milliseconds = integer(1, 3_600_000);

function parseEntry(entry: string): Parsed<readonly [part: string, ms: number]> {
  const [name = '', text, ...more] = entry.split('=').map((side) => side.trim());
  if (text === undefined || more.length > 0) return { complaint: 'holds an entry that is not a name, =, and a number' };
  const part = parts.get(name);
  if (part === undefined) {
    const meant = nearestName(name, [...parts.keys()]);
    // The wrong name itself is left to the received value, which is shown without secrets.
    const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
    return { complaint: `names something that is not timed${hint}` };
  }
  const parsed = milliseconds.parse(text);
  if ('complaint' in parsed) return { complaint: `gives ${name} a number of milliseconds that ${parsed.complaint}` };
  return { value: [part, parsed.value] };
}

/** Milliseconds by the name of the part, as the history has it: `operation:createCustomer`, `transition:screening`, `any`. */
export const budgets: Kind<ReadonlyMap<string, number>> = {
  expected: `a comma-separated list of NAME=MILLISECONDS (1 to 3600000), NAME being one of ${[...parts.keys()].join(', ')}`,
  parse: (text) => {
    const found = new Map<string, number>();
    for (const entry of text.split(',')) {
      const parsed = parseEntry(entry);
      if ('complaint' in parsed) return parsed;
      const [part, ms] = parsed.value;
      if (found.has(part)) return { complaint: 'gives two budgets for the same name' };
      found.set(part, ms);
    }
    return { value: found };
  },
  format: (value) => [...value].map(([part, ms]) => `${part.slice(part.indexOf(':') + 1)}=${ms}`).join(','),
};
