import type { Fault } from '../modification.ts';

/** A signed challenge is answered with 204, followed by bytes. */
export const fault: Fault = {
  id: 'status-sign-204-body',
  group: 'status, headers, framing',
  summary: 'A signed challenge is answered with 204, followed by bytes.',
  change: ({ answers }) => ({
    answers: {
      write(reply, answer, call) {
        if (call?.operation.id !== 'signCustomerChallenge' || answer.status !== 204)
          return answers.write(reply, answer, call);
        reply.hijack();
        const body = '{"result":"signed"}';
        const fields = [...answer.headers, ['Content-Length', String(body.length)], ['Connection', 'close']];
        const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
        // Node leaves out the body of a 204 by itself, so that the bytes have to go past it.
        reply.raw.socket?.end(`HTTP/1.1 204 No Content\r\n${head}\r\n${body}`);
      },
    },
  }),
};
