import type { RequestMessage } from '../http/request-message.ts';
import { combinedHeader } from '../http/request-message.ts';
import type { Fault } from '../modification.ts';

/** A header that is covered and not there counts as an empty one. */
export const fault: Fault = {
  id: 'signature-absent-empty',
  group: 'signature and digest',
  summary: 'A header that is covered and not there counts as an empty one.',
  change: ({ signature }) => ({
    signature: {
      candidateMessages: (call) => signature.candidateMessages(call).map(completed),
    },
  }),
};

/** The message with an empty line for each field that its signature names and it lacks. */
function completed(message: RequestMessage): RequestMessage {
  const input = combinedHeader(message, 'signature-input') ?? '';
  const list = /\((.*?)\)/.exec(input)?.[1] ?? '';
  const names = [...list.matchAll(/"([a-z][a-z0-9-]*)"/g)].flatMap(([, name]) => name ?? []);
  const absent = names.filter((name) => combinedHeader(message, name) === undefined);
  return { ...message, headers: [...message.headers, ...absent.map((name) => [name, ''] as const)] };
}
