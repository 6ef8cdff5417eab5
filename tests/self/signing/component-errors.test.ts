import { describe, expect, it } from '@jest/globals';
import { parseComponents } from '../../../src/signing/parse-components.ts';
import { type SignableRequest, signatureBase } from '../../../src/signing/signature-base.ts';
import { SigningError } from '../../../src/signing/signing-error.ts';

/** The message of the SigningError that an action throws. */
function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof SigningError) return error.message;
    throw error;
  }
  return 'nothing was refused';
}

describe('configured components', () => {
  it('are read with or without quotes, in their order', () => {
    const components = parseComponents([
      '@method',
      'content-digest',
      '"@query-param";name="x"',
      '@query-param;name="y"',
      '"a";sf',
    ]);
    expect(components.map(({ name, parameters }) => [name, Object.fromEntries(parameters)])).toEqual([
      ['@method', {}],
      ['content-digest', {}],
      ['@query-param', { name: 'x' }],
      ['@query-param', { name: 'y' }],
      ['a', { sf: true }],
    ]);
  });

  it('an unknown derived component is refused with the list of known ones', () => {
    expect(
      refusal(() => parseComponents(['@methd'])),
    ).toBe(`COMPONENT_UNKNOWN  a covered component is not a derived component of a request
  expected  @method, @target-uri, @authority, @scheme, @request-target, @path, @query, @query-param
  received  "@methd"
  next      correct the list of covered components`);
  });

  it('@signature-params is refused, because it is always covered', () => {
    expect(refusal(() => parseComponents(['@signature-params']))).toContain(
      'received  "@signature-params": every signature covers its own parameters already (RFC 9421 §2.3)',
    );
  });

  it('a header name in upper case is refused with the right spelling', () => {
    expect(
      refusal(() => parseComponents(['Content-Digest'])),
    ).toBe(`COMPONENT_UNKNOWN  a covered component is neither a derived component nor the name of a header field
  expected  a header field name in lower case, or one of the derived components
  received  "Content-Digest"
  next      write it as "content-digest"`);
  });

  it('a text that is no header name is refused', () => {
    expect(refusal(() => parseComponents(['content digest']))).toContain(
      'received  "content digest"\n  next      correct',
    );
  });

  it.each(['', '"@method', '@query-param;name=', '"a" "b"', '@query-param;name=:AAAA:', '5;sf"', ';sf'])(
    'the malformed entry %j is refused',
    (entry) => {
      expect(refusal(() => parseComponents([entry]))).toBe(`COMPONENT_MALFORMED  a covered component cannot be read
  expected  a name such as @method or content-digest, or an item such as "@query-param";name="x"
  received  ${JSON.stringify(entry)}
  next      correct the list of covered components`);
    },
  );

  it('a component twice is refused, also when only the order of parameters differs', () => {
    expect(
      refusal(() => parseComponents(['@path', '@method', '@path'])),
    ).toBe(`COMPONENT_REPEATED  a component is covered twice
  expected  each component identifier once
  received  "@path" again
  next      remove the second one from the list of covered components`);
    expect(refusal(() => parseComponents(['a;sf;key="b"', 'a;key="b";sf']))).toContain(
      'received  "a";key="b";sf again',
    );
  });

  it.each([
    { entry: '@method;sf', expected: 'no parameters', next: 'drop ;sf' },
    { entry: '@path;req', expected: 'no parameters', next: ';req is for signatures of responses: drop it' },
    { entry: 'date;tr', expected: ';sf, ;key, ;bs', next: 'requests are sent without trailers: drop ;tr' },
    { entry: 'date;new', expected: ';sf, ;key, ;bs', next: 'drop ;new' },
    { entry: '@query-param', expected: ';name="…"', next: 'give ;name a quoted value' },
    { entry: '@query-param;name', expected: ';name="…"', next: 'give ;name a quoted value' },
    { entry: 'priority;key', expected: ';key="…"', next: 'give ;key a quoted value' },
    { entry: 'priority;sf="yes"', expected: ';sf as a flag, without a value', next: 'write ;sf' },
    {
      entry: 'priority;bs;sf',
      expected: 'either ;bs, or ;sf and ;key',
      next: 'drop one of them: they contradict each other',
    },
  ])('the parameter of $entry is refused', ({ entry, expected, next }) => {
    const message = refusal(() => parseComponents([entry]));
    expect(message).toMatch(/^COMPONENT_PARAMETER {2}a covered component has a parameter that does not fit /);
    expect(message).toContain(`\n  expected  ${expected}\n`);
    expect(message).toContain(`\n  next      ${next}`);
  });
});

describe('components that a request cannot give', () => {
  const request: SignableRequest = {
    method: 'GET',
    url: new URL('https://a.example/b?x=1&x=2&y=3'),
    headers: [
      ['Accept', 'a'],
      ['X-Name', 'Zoë'],
      ['X-Wide', '漢'],
      ['X-Line', 'a\nSignature: b'],
      ['X-Dict', 'a=1'],
      ['Priority', 'u=('],
    ],
  };
  const base = (component: string, of = request) =>
    refusal(() => signatureBase(of, parseComponents([component]), new Map()));

  it('an absent header is refused with the headers that are there', () => {
    expect(
      base('content-digest'),
    ).toBe(`COMPONENT_ABSENT  the request has no header field for the covered component "content-digest"
  expected  a content-digest header
  received  headers: accept, x-name, x-wide, x-line, x-dict, priority
  next      set the header before signing, or do not cover it`);
    expect(base('date', { ...request, headers: [] })).toContain('received  headers: none');
  });

  it('an absent query parameter is refused with the query', () => {
    expect(
      base('@query-param;name="z"'),
    ).toBe(`COMPONENT_ABSENT  the request has no query parameter for "@query-param";name="z"
  expected  the percent-encoded name of a parameter of the query
  received  ?x=1&x=2&y=3
  next      send the parameter, or do not cover it`);
    expect(base('@query-param;name="z"', { ...request, url: new URL('https://a.example/') })).toContain(
      'received  no query',
    );
  });

  it('a repeated query parameter is refused', () => {
    expect(
      base('@query-param;name="x"'),
    ).toBe(`COMPONENT_VALUE  the request has more than one query parameter for "@query-param";name="x"
  expected  one parameter of that name: RFC 9421 §2.2.8 forbids to cover a repeated one by itself
  received  ?x=1&x=2&y=3
  next      cover @query instead`);
  });

  it('a value outside ASCII is refused, and ;bs is recommended', () => {
    expect(
      base('x-name'),
    ).toBe(`COMPONENT_VALUE  the value of "x-name" has a character that no signature base may contain
  expected  printable ASCII characters, spaces and tabs (RFC 9421 §2.5)
  received  U+00EB in "Zoë"
  next      send only printable ASCII there, or cover it as "x-name";bs`);
  });

  it('a line end inside a value is refused, so that no header can forge a line of the base', () => {
    expect(base('x-line')).toContain('received  U+000A in "a\\nSignature: b"');
  });

  it('a value that no header can carry is refused under ;bs', () => {
    expect(base('x-wide;bs')).toContain('has characters that no header can carry\n  expected  characters up to U+00FF');
  });

  it('an absent dictionary member is refused with the value', () => {
    expect(base('x-dict;key="b"')).toContain('expected  a member b in the dictionary\n  received  "a=1"');
  });

  it('a value that is no structured field is refused', () => {
    expect(base('priority;sf')).toContain(
      'the value of "priority";sf is not a structured field\n  expected  a dictionary as in RFC 9651',
    );
  });

  it(';sf on a field of unknown type is refused with the known ones', () => {
    const message = base('x-dict;sf');
    expect(message).toContain('the structured type of x-dict is not known, so ;sf cannot be applied to it');
    expect(message).toContain('expected  ;sf on one of content-digest, ');
  });

  it('components that were not parsed here are checked all the same', () => {
    const sign = (name: string) => refusal(() => signatureBase(request, [{ name, parameters: new Map() }], new Map()));
    expect(sign('@nothing')).toContain('COMPONENT_UNKNOWN');
    expect(sign('UPPER')).toContain('next      write it as "upper"');
    const path = { name: '@path', parameters: new Map() };
    expect(refusal(() => signatureBase(request, [path, path], new Map()))).toContain('COMPONENT_REPEATED');
  });

  it('a URL that is not HTTP is refused', () => {
    expect(base('@path', { ...request, url: new URL('ftp://a.example/b') })).toContain(
      'expected  an http: or https: URL\n  received  ftp:',
    );
  });
});
