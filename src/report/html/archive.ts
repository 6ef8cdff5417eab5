import { gzipSync } from 'node:zlib';
import type { DeliveryRecord, ExchangeRecord } from '../../evidence/records.ts';
import { deliveryDetails, exchangeDetails } from './exchange-details.ts';
import { Html } from './markup.ts';
import type { ReportIndex } from './report-index.ts';

/** Exchanges and deliveries that are unpacked together, when the first of them is opened. */
export const packedTogether = 100;
/** Most characters of packed details; the page must stay usable, and the journal has everything. */
const mostPacked = 4_500_000;
/** Longest bodies that are tried, in characters, until everything fits. */
const bodyLimits = [64 * 1024, 8 * 1024, 1024, 0];

/** What went over the wire in one go. */
export type Message = ExchangeRecord | DeliveryRecord;

/** The details of one message as markup. */
export function detailsOf(message: Message, index: ReportIndex, bodyLimit: number): Html {
  return message.kind === 'exchange'
    ? exchangeDetails(message, index, bodyLimit)
    : deliveryDetails(message, index, bodyLimit);
}

/**
 * The details of all messages as data that the script of the page unpacks when somebody opens one: finished, escaped
 * markup in JSON lists, compressed (RFC 1952) and in base64, so that no text of it can end the element it stands in.
 */
export function packedDetails(messages: readonly Message[], index: ReportIndex): Html {
  let packed: readonly string[] = [];
  for (const limit of bodyLimits) {
    packed = pack(messages, index, limit);
    if (packed.reduce((sum, { length }) => sum + length, 0) <= mostPacked) break;
  }
  return new Html(
    packed
      .map((data, number) => `<script type="application/gzip" id="packed-${number}" data-packed>${data}</script>`)
      .join('\n'),
  );
}

function pack(messages: readonly Message[], index: ReportIndex, limit: number): string[] {
  const packed: string[] = [];
  for (let start = 0; start < messages.length; start += packedTogether) {
    const own = messages.slice(start, start + packedTogether);
    const markups = own.map((message) => detailsOf(message, index, limit).markup);
    packed.push(gzipSync(JSON.stringify(markups)).toString('base64'));
  }
  return packed;
}
