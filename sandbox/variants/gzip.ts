import { gzipSync } from 'node:zlib';
import type { Call } from '../http/call.ts';
import { combinedHeader } from '../http/request-message.ts';
import type { Variant } from '../modification.ts';

/** Bodies are compressed for whoever does not forbid it. */
export const variant: Variant = {
  id: 'gzip',
  summary: 'Bodies are compressed for whoever does not forbid it.',
  change: ({ answers }) => ({
    answers: {
      finish(answer, call) {
        const finished = answers.finish(answer, call);
        if (call === undefined || finished.body.length === 0 || !acceptsGzip(call)) return finished;
        const headers = [
          ...finished.headers,
          ['content-encoding', 'gzip'] as const,
          ['vary', 'accept-encoding'] as const,
        ];
        return { ...finished, headers, body: gzipSync(finished.body) };
      },
    },
  }),
};

/** Without Accept-Encoding any coding will do (RFC 9110, section 12.5.3). */
function acceptsGzip(call: Call): boolean {
  const accepted = combinedHeader(call.message, 'accept-encoding');
  return accepted === undefined || /(?:^|,)\s*(?:gzip|\*)\s*(?:$|,|;(?!\s*q=0(?:\.0*)?\s*(?:$|,)))/i.test(accepted);
}
