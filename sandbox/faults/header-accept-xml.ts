import type { Call } from '../http/call.ts';
import { combinedHeader } from '../http/request-message.ts';
import type { Fault } from '../modification.ts';

/** Whoever asks for XML gets it when a customer is read. */
export const fault: Fault = {
  id: 'header-accept-xml',
  group: 'status, headers, framing',
  summary: 'Whoever asks for XML gets it when a customer is read.',
  change: ({ answers }) => ({
    answers: {
      serialise(body, call) {
        const text = answers.serialise(body, call);
        return asksForXml(call) ? `<answer>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</answer>` : text;
      },
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        if (!asksForXml(call) || shaped.body === undefined) return shaped;
        return { ...shaped, headers: { ...shaped.headers, 'content-type': 'application/xml' } };
      },
    },
  }),
};

function asksForXml(call: Call | undefined): boolean {
  if (call?.operation.id !== 'getCustomer') return false;
  return combinedHeader(call.message, 'accept')?.includes('xml') ?? false;
}
