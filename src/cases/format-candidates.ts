import { behind, type Candidate, inFront, replaced } from './candidate.ts';
import type { Edit } from './edit.ts';

type Table = Readonly<Record<string, Edit>>;
const text = (value: string): Edit => ({ kind: 'value', value });

/** Ways to break a format, by its name in the contract. Ids are written out: half of one that is a secret must not be sent. */
const broken: Readonly<Record<string, Table>> = {
  uuid: {
    'not-a-uuid': text('not-a-uuid'),
    empty: text(''),
    'too-short': text('6f1c6f1c-6f1c-4f1c-8f1c-6f1c6f1c6f1'),
    'too-long': text('6f1c6f1c-6f1c-4f1c-8f1c-6f1c6f1c6f1c0'),
    'not-hexadecimal': text('6f1c6f1g-6f1c-4f1c-8f1c-6f1c6f1c6f1c'),
    'without-hyphens': text('6f1c6f1c6f1c4f1c8f1c6f1c6f1c6f1c'),
    'in-braces': text('{6f1c6f1c-6f1c-4f1c-8f1c-6f1c6f1c6f1c}'),
    urn: text('urn:uuid:6f1c6f1c-6f1c-4f1c-8f1c-6f1c6f1c6f1c'),
  },
  // CAIP-10 is namespace:reference:address, each with its own alphabet and length.
  caip10: {
    'without-namespace': replaced('^[^:]*:', ''),
    'without-reference': replaced('^([^:]*):[^:]*:', '$1:'),
    'without-address': replaced(':[^:]*$', ''),
    'only-address': replaced('^.*:', ''),
    'empty-reference': replaced('^([^:]*):[^:]*:', '$1::'),
    'empty-address': replaced(':[^:]*$', ':'),
    empty: text(''),
    'fourth-part': behind(':1'),
    'garbage-behind': behind('zz'),
    'garbage-in-front': inFront('zz '),
    'line-break-behind': behind('\n'),
    'space-behind': behind(' '),
    'space-in-front': inFront(' '),
    'second-account': replaced('^(.*)$', '$1,$1'),
    'namespace-in-capitals': replaced('^[^:]*', 'EIP155'),
    'namespace-too-long': replaced('^[^:]*', 'eip155155'),
    'other-namespace': replaced(
      '^([^:]*):[^:]*:.*$',
      'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv',
    ),
    'reference-not-a-number': replaced('^([^:]*):[^:]*:', '$1:main:'),
    'reference-too-long': replaced('^([^:]*):[^:]*:', `$1:${'1'.repeat(33)}:`),
    'reference-leading-zero': replaced('^([^:]*):', '$1:0'),
    'reference-negative': replaced('^([^:]*):', '$1:-'),
    'reference-hexadecimal': replaced('^([^:]*):[^:]*:', '$1:0x12c:'),
    'address-without-0x': replaced(':0x', ':'),
    'address-0X': replaced(':0x', ':0X'),
    'address-too-short': replaced('.$', ''),
    'address-too-long': behind('0'),
    'address-not-hexadecimal': replaced('.$', 'g'),
    'name-service': replaced(':[^:]*$', ':owner.eth'),
  },
  uri: {
    relative: text('/callback'),
    'without-scheme': replaced('^[a-z]+:', ''),
    'space-inside': replaced('^([a-z]+://[^/]*).*$', '$1/a b'),
    'not-a-uri': text('not a uri'),
    empty: text(''),
    'other-scheme': replaced('^[a-z]+:', 'ftp:'),
    script: text('javascript:alert(1)'),
    file: text('file:///etc/hostname'),
    'without-host': replaced('^([a-z]+://).*$', '$1'),
  },
  byte: {
    'not-base64': text('!!!!'),
    'without-padding': text('YQ'),
    'url-alphabet': text('_-_-'),
    'line-break-inside': text('YWFh\nYWFh'),
    'padding-inside': text('YQ==YQ=='),
    empty: text(''),
  },
  'date-time': {
    'space-for-t': text('2026-01-01 10:00:00Z'),
    'date-only': text('2026-01-01'),
    'without-offset': text('2026-01-01T10:00:00'),
    'no-such-day': text('2026-02-30T10:00:00Z'),
  },
  date: { 'no-such-day': text('2026-02-30'), 'date-time': text('2026-01-01T10:00:00Z') },
};

/** Ways to write a value of a format that are just as right. */
const kept: Readonly<Record<string, Table>> = {
  uuid: {
    'in-capitals': { kind: 'upper-case' },
    'version-1': replaced('^(?<before>.{14}).', '$<before>1'),
    'version-4': replaced('^(?<before>.{14}).', '$<before>4'),
    'version-7': replaced('^(?<before>.{14}).', '$<before>7'),
  },
  uri: {
    'with-query': replaced('$', '?a=b&c=%20d'),
    'with-port': replaced('^([a-z]+://[^:/]*)(?::[0-9]+)?', '$1:8443'),
    'with-path': replaced('^([a-z]+://[^/?#]*).*$', '$1/a/b-c_d~e.f'),
    'without-path': replaced('^([a-z]+://[^/?#]*).*$', '$1'),
  },
};

/** The differences that a format suggests; a format without an entry gets one text that is hardly of any format. */
export function formatCandidates(format: string): Candidate[] {
  const bad = Object.entries(broken[format] ?? { 'not-of-the-format': text('\u0000 not of any format') });
  const good = Object.entries(kept[format] ?? {});
  return [
    ...good.map(([name, edit]) => ({ name, meant: 'valid' as const, keyword: 'format', edit })),
    ...bad.map(([name, edit]) => ({ name, meant: 'invalid' as const, keyword: 'format', edit })),
  ];
}
