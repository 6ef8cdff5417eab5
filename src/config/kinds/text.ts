import type { Kind } from './kind.ts';

function matching(expected: string, pattern: RegExp, complaint: string): Kind<string> {
  return {
    expected,
    parse: (text) => (pattern.test(text) ? { value: text } : { complaint }),
    format: (value) => value,
  };
}

/** Free text on one line, 1 to `maximum` characters. */
export function text(maximum: number): Kind<string> {
  return matching(
    `text on one line, 1 to ${maximum} characters`,
    new RegExp(`^[^\\p{Cc}]{1,${maximum}}$`, 'u'),
    'is not one line of text of that length',
  );
}

/** A secret of visible ASCII characters. */
export const secretText: Kind<string> = matching(
  '8 to 512 visible ASCII characters, without spaces or line ends',
  /^[\x21-\x7e]{8,512}$/,
  'is too short, too long, or holds a space, a line end or a character outside ASCII',
);

/** A UUID of any version (RFC 9562, section 4). */
export const uuid: Kind<string> = matching(
  'a UUID',
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  'is not a UUID',
);

/** The value of a `keyid` parameter: a structured-field string (RFC 9651, section 3.3.3). */
export const keyId: Kind<string> = matching(
  '1 to 256 visible ASCII characters',
  /^[\x21-\x7e]{1,256}$/,
  'is too long, or holds a space, a line end or a character outside ASCII',
);

/** A repository on GitHub, with its owner; owners of an enterprise may have an underscore in their names. */
export const repositoryName: Kind<string> = matching(
  'OWNER/NAME of a GitHub repository',
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/,
  'is not the owner and the name of a repository, with one slash between them',
);

/** A path in the file system, relative to the working directory or absolute. */
export const path: Kind<string> = matching('a path', /^[^\p{Cc}]{1,4096}$/u, 'is not a path');

/** A run id, safe in file names and in header values. */
export const runIdentifier: Kind<string> = matching(
  '1 to 64 of the characters A-Z a-z 0-9 . _ -, not only dots',
  /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
  'is too long, or holds a character that is not safe in a file name',
);

/** A signature label: the key of a structured-field dictionary (RFC 9651, section 3.1.2). */
export const signatureLabel: Kind<string> = matching(
  'a structured-field key: a lower-case letter or *, then a-z 0-9 _ - . *',
  /^[a-z*][a-z0-9_.*-]{0,63}$/,
  'is not a structured-field key',
);

/** A CAIP-2 chain id in the one namespace that the API supports. */
export const caip2: Kind<string> = matching(
  'a CAIP-2 chain id of an EVM network, for example eip155:300',
  /^eip155:[1-9][0-9]{0,31}$/,
  'is not a CAIP-2 chain id in the namespace eip155',
);
