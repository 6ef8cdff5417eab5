import { describe, expect, it } from '@jest/globals';
import { parseComponents } from '../../../src/signing/parse-components.ts';
import { type SignableRequest, signatureBase, signatureBaseLine } from '../../../src/signing/signature-base.ts';
import { strictSerialization } from '../../../src/signing/structured-field.ts';
import { TEST_REQUEST, unfold } from './rfc9421-vectors.ts';

function request(url: string, headers: SignableRequest['headers'] = [], method = 'POST'): SignableRequest {
  return { method, url: new URL(url), headers };
}

/** The line of the signature base for one component. */
function line(of: SignableRequest, component: string): string {
  return parseComponents([component])
    .map((one) => signatureBaseLine(of, one))
    .join('\n');
}

describe('derived components', () => {
  const example = request('https://www.example.com/path?param=value');

  it.each([
    { section: '2.2.1', component: '@method', of: example, want: '"@method": POST' },
    {
      section: '2.2.2',
      component: '@target-uri',
      of: example,
      want: '"@target-uri": https://www.example.com/path?param=value',
    },
    { section: '2.2.3', component: '@authority', of: example, want: '"@authority": www.example.com' },
    { section: '2.2.4', component: '@scheme', of: request('http://www.example.com/path'), want: '"@scheme": http' },
    { section: '2.2.5', component: '@request-target', of: example, want: '"@request-target": /path?param=value' },
    { section: '2.2.6', component: '@path', of: example, want: '"@path": /path' },
    {
      section: '2.2.7',
      component: '@query',
      of: request('https://www.example.com/path?param=value&foo=bar&baz=bat%2Dman'),
      want: '"@query": ?param=value&foo=bar&baz=bat%2Dman',
    },
    {
      section: '2.2.7',
      component: '@query',
      of: request('https://a.example/path?queryString'),
      want: '"@query": ?queryString',
    },
    { section: '2.2.7', component: '@query', of: request('https://a.example/path'), want: '"@query": ?' },
  ])('RFC 9421 §$section: $want', ({ component, of, want }) => {
    expect(line(of, component)).toBe(want);
  });

  it.each([
    { url: 'https://API.Example.COM/v1', want: '"@authority": api.example.com' },
    { url: 'https://a.example:443/', want: '"@authority": a.example' },
    { url: 'http://a.example:80/', want: '"@authority": a.example' },
    { url: 'https://a.example:80/', want: '"@authority": a.example:80' },
    { url: 'http://127.0.0.1:4321/', want: '"@authority": 127.0.0.1:4321' },
    { url: 'http://[::1]:4321/', want: '"@authority": [::1]:4321' },
  ])('the authority of $url is in lower case and without a default port', ({ url, want }) => {
    expect(line(request(url), '@authority')).toBe(want);
  });

  it('an empty path counts as a slash', () => {
    expect(line(request('https://a.example'), '@path')).toBe('"@path": /');
  });

  it('percent-encoding of path and query is covered as it is sent', () => {
    const of = request('https://a.example/a%2Fb%20c?d=%2f&e=+');
    expect(line(of, '@path')).toBe('"@path": /a%2Fb%20c');
    expect(line(of, '@query')).toBe('"@query": ?d=%2f&e=+');
  });

  it('fragment and user information, which are not sent, are not in the target URI', () => {
    expect(line(request('https://user:secret@a.example/b?c#d'), '@target-uri')).toBe(
      '"@target-uri": https://a.example/b?c',
    );
  });

  it('the method keeps its case', () => {
    expect(line(request('https://a.example/', [], 'pAtCh'), '@method')).toBe('"@method": pAtCh');
  });

  it('RFC 9421 §2.2.8: named query parameters are decoded and encoded again', () => {
    const first = request('https://www.example.com/path?param=value&foo=bar&baz=batman&qux=');
    expect(line(first, '"@query-param";name="baz"')).toBe('"@query-param";name="baz": batman');
    expect(line(first, '"@query-param";name="qux"')).toBe('"@query-param";name="qux": ');
    expect(line(first, '@query-param;name="param"')).toBe('"@query-param";name="param": value');
    const second = request(
      'https://www.example.com/parameters?var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus+whitespace&fa%C3%A7ade%22%3A%20=something',
    );
    expect(line(second, '"@query-param";name="var"')).toBe(
      '"@query-param";name="var": this%20is%20a%20big%0Amultiline%20value',
    );
    expect(line(second, '"@query-param";name="bar"')).toBe('"@query-param";name="bar": with%20plus%20whitespace');
    expect(line(second, '"@query-param";name="fa%C3%A7ade%22%3A%20"')).toBe(
      '"@query-param";name="fa%C3%A7ade%22%3A%20": something',
    );
  });

  it('characters that a form encodes and a URI does not are encoded in named query parameters', () => {
    expect(line(request("https://a.example/?x=!'()~*-._"), '@query-param;name="x"')).toBe(
      '"@query-param";name="x": %21%27%28%29%7E*-._',
    );
  });
});

describe('header fields', () => {
  const of = request('https://www.example.com/', [
    ['Host', 'www.example.com'],
    ['Date', 'Tue, 20 Apr 2021 02:07:56 GMT'],
    ['X-OWS-Header', '  Leading and trailing whitespace.  '],
    ['X-Obs-Fold-Header', 'Obsolete\r\n    line folding.'],
    ['Cache-Control', 'max-age=60'],
    ['Cache-Control', '   must-revalidate'],
    ['Example-Dict', ' a=1,    b=2;x=1;y=2,   c=(a   b   c)'],
    ['X-Empty-Header', ''],
  ]);

  it.each([
    { component: 'host', want: '"host": www.example.com' },
    { component: 'date', want: '"date": Tue, 20 Apr 2021 02:07:56 GMT' },
    { component: 'x-ows-header', want: '"x-ows-header": Leading and trailing whitespace.' },
    { component: 'x-obs-fold-header', want: '"x-obs-fold-header": Obsolete line folding.' },
    { component: 'cache-control', want: '"cache-control": max-age=60, must-revalidate' },
    { component: 'example-dict', want: '"example-dict": a=1,    b=2;x=1;y=2,   c=(a   b   c)' },
    { component: 'x-empty-header', want: '"x-empty-header": ' },
  ])('RFC 9421 §2.1: $want', ({ component, want }) => {
    expect(line(of, component)).toBe(want);
  });

  it('RFC 9421 §2.1.1: a dictionary is re-serialised strictly', () => {
    const [component] = parseComponents(['"example-dict";sf']);
    expect(component && strictSerialization(component, 'a=1,    b=2;x=1;y=2,   c=(a   b   c)', 'dictionary')).toBe(
      'a=1, b=2;x=1;y=2, c=(a b c)',
    );
  });

  it('a field whose structured type a standard fixes can be covered with ;sf, over several lines', () => {
    const digests = request('https://a.example/', [
      ['Content-Digest', 'sha-256=:AAAA:,sha-512=:BBBB:'],
      ['Content-Digest', 'x=:CCCC:'],
    ]);
    expect(line(digests, '"content-digest";sf')).toBe('"content-digest";sf: sha-256=:AAAA:, sha-512=:BBBB:, x=:CCCC:');
    expect(line(request('https://a.example/', [['Client-Cert', ':AAAA: ']]), 'client-cert;sf')).toBe(
      '"client-cert";sf: :AAAA:',
    );
    expect(line(request('https://a.example/', [['Client-Cert-Chain', ':AAAA:,:BBBB:']]), 'client-cert-chain;sf')).toBe(
      '"client-cert-chain";sf: :AAAA:, :BBBB:',
    );
  });

  it.each([
    { key: 'a', want: '"example-dict";key="a": 1' },
    { key: 'd', want: '"example-dict";key="d": ?1' },
    { key: 'b', want: '"example-dict";key="b": 2;x=1;y=2' },
    { key: 'c', want: '"example-dict";key="c": (a b c)' },
  ])('RFC 9421 §2.1.2: $want', ({ key, want }) => {
    const dictionary = request('https://a.example/', [['Example-Dict', ' a=1, b=2;x=1;y=2, c=(a   b    c), d']]);
    expect(line(dictionary, `"example-dict";key="${key}"`)).toBe(want);
  });

  it('RFC 9421 §2.1.3: binary-wrapped values keep two lines apart from one', () => {
    const two = request('https://a.example/', [
      ['Example-Header', 'value, with, lots'],
      ['Example-Header', 'of, commas'],
    ]);
    const one = request('https://a.example/', [['Example-Header', 'value, with, lots, of, commas']]);
    expect(line(two, 'example-header')).toBe(line(one, 'example-header'));
    expect(line(two, '"example-header";bs')).toBe(
      '"example-header";bs: :dmFsdWUsIHdpdGgsIGxvdHM=:, :b2YsIGNvbW1hcw==:',
    );
    expect(line(one, '"example-header";bs')).toBe('"example-header";bs: :dmFsdWUsIHdpdGgsIGxvdHMsIG9mLCBjb21tYXM=:');
  });

  it('a Latin-1 value can be covered with ;bs, as the bytes that go over the wire', () => {
    expect(line(request('https://a.example/', [['X-Name', 'Zoë']]), '"x-name";bs')).toBe('"x-name";bs: :Wm/r:');
  });
});

describe('the signature base', () => {
  it('RFC 9421 §2.5: the example is reproduced byte by byte', () => {
    const components = ['@method', '@authority', '@path', 'content-digest', 'content-length', 'content-type'];
    const params = new Map<string, string | number>([
      ['created', 1618884473],
      ['keyid', 'test-key-rsa-pss'],
    ]);
    expect(signatureBase(TEST_REQUEST, parseComponents(components), params)).toBe(
      unfold(`"@method": POST
"@authority": example.com
"@path": /foo
"content-digest": sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX\\
  +TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:
"content-length": 18
"content-type": application/json
"@signature-params": ("@method" "@authority" "@path" \\
  "content-digest" "content-length" "content-type")\\
  ;created=1618884473;keyid="test-key-rsa-pss"`),
    );
  });

  it('has no line end at its end', () => {
    expect(signatureBase(TEST_REQUEST, [], new Map())).toBe('"@signature-params": ()');
  });
});
