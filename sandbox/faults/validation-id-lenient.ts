import type { Fault } from '../modification.ts';

/** An id in a path is read up to its 36th character, without hyphens and in braces too. */
export const fault: Fault = {
  id: 'validation-id-lenient',
  group: 'validation',
  summary: 'An id in a path is read up to its 36th character, without hyphens and in braces too.',
  change: ({ validation }) => ({
    validation: { pathId: (text) => validation.pathId(text) ?? found(text) },
  }),
};

const LENIENT = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})/i;

function found(text: string): string | undefined {
  return LENIENT.exec(text)?.slice(1).join('-');
}
