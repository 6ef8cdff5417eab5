import type { EvidenceRecord, ExchangeRecord } from '../../../src/evidence/records.ts';

/**
 * The requests of a run as text, in the order of their suites, without what the time decides: `created`, the randomised
 * ECDSA signature over it, the token, a challenge that names its time of issue with its signature, and
 * keys made for the run; with a body that carries one of these goes its digest. How often a state was polled is time too, so equal neighbours count once.
 */
export function timelessRequests(records: readonly EvidenceRecord[]): string[] {
  const exchanges = records.filter((record): record is ExchangeRecord => record.kind === 'exchange');
  const suites = [...new Set(exchanges.map(({ suite }) => suite))].sort();
  return suites.flatMap((suite) => {
    const texts = exchanges.filter((exchange) => exchange.suite === suite).map(timeless);
    return texts.filter((text, index) => text !== texts[index - 1]);
  });
}

function timeless({ suite, step, request }: ExchangeRecord): string {
  const body = request.body?.content ?? '';
  const known = body.replace(/"(challenge|signature|publicKey)":"[^"]*"/g, '"$1":"…"');
  const headers = request.headers.map(([name, value]) => `${name}: ${timelessHeader(name, value, known !== body)}`);
  const url = new URL(request.url);
  return [`${suite}.${step}`, `${request.method} ${url.pathname}${url.search}`, ...headers, known].join('\n');
}

function timelessHeader(name: string, value: string, bodyDiffers: boolean): string {
  switch (name.toLowerCase()) {
    case 'host':
      return value.replace(/:\d+$/, ':…');
    case 'authorization':
      return value.replace(/ .*/, ' …');
    case 'signature':
      return value.replace(/:.*:/, ':…:');
    case 'signature-input':
      return value.replace(/created=\d+/, 'created=…');
    case 'content-digest':
      return bodyDiffers ? value.replace(/:.*:/, ':…:') : value;
    default:
      return value;
  }
}
