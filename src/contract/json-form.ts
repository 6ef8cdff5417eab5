import { visit } from 'jsonc-parser';
import { excerpt } from './finding.ts';

/** What reading a body as JSON gave: the value, or why the text is not JSON as RFC 8259 and I-JSON demand it. */
export interface JsonReading {
  readonly value?: unknown;
  readonly problems: readonly JsonProblem[];
}

/** One defect of the JSON text; `kind` says which rule it breaks. */
export interface JsonProblem {
  readonly kind: 'form' | 'number';
  readonly message: string;
  /** JSON pointer of a member with two values, of which no other check can say which was meant. */
  readonly ambiguous?: string;
  /** JSON pointer of the place, or the byte offset where there is no structure to point into. */
  readonly where: string;
}

const strictJson = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false } as const;

/** What was read of a body, for as long as somebody holds it: several checks look at the same answer. */
const readings = new WeakMap<Uint8Array, JsonReading>();

/**
 * Reads a body strictly: valid UTF-8 without BOM (RFC 8259 §8.1), one JSON text without trailing bytes, no member
 * name twice (RFC 7493 §2.3), no integer that a double would silently round (RFC 7493 §2.2).
 */
export function readJson(body: Uint8Array): JsonReading {
  const known = readings.get(body);
  if (known) return known;
  const reading = read(body);
  readings.set(body, reading);
  return reading;
}

function read(body: Uint8Array): JsonReading {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return { problems: [{ kind: 'form', message: 'the body is not valid UTF-8', where: 'body' }] };
  }
  const problems: JsonProblem[] = [];
  if (text.startsWith('\uFEFF')) {
    problems.push({ kind: 'form', message: 'the body begins with a byte order mark', where: 'body offset 0' });
    text = text.slice(1);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // V8 quotes a piece of the text, which may be a piece of a secret.
    const message = String((error as Error).message).replace(/, (?:\.{3})?"[\s\S]*$/, '');
    return { problems: [...problems, { kind: 'form', message: `the body is not JSON: ${message}`, where: 'body' }] };
  }
  try {
    return { value, problems: [...problems, ...(isPlain(text, value) ? [] : structuralProblems(text))] };
  } catch (error) {
    if ((error as Error).name !== 'RangeError') throw error;
    // The walk recurses, as most readers do: what it can't follow no client can be expected to (RFC 8259 §9).
    const message = 'the body is nested too deeply to be read';
    return { problems: [...problems, { kind: 'form', message, where: 'body' }] };
  }
}

/**
 * Whether a text is just what its value is written as: then no member was lost to a second one of its name, and no number
 * to rounding. Only whole numbers beyond 2^53 can come back unchanged and still be unsafe; they have 16 digits or more.
 */
function isPlain(text: string, value: unknown): boolean {
  return !/\d{16}/.test(text) && JSON.stringify(value) === text;
}

function structuralProblems(text: string): JsonProblem[] {
  const problems: JsonProblem[] = [];
  const seen: Set<string>[] = [];
  visit(
    text,
    {
      onObjectBegin: () => {
        seen.push(new Set());
      },
      onObjectEnd: () => {
        seen.pop();
      },
      onObjectProperty: (name, _offset, _length, _line, _column, path) => {
        const names = seen.at(-1);
        if (names?.has(name)) {
          const where = pointerOf([...path(), name]);
          const message = `the member "${excerpt(name, 80)}" appears twice`;
          problems.push({ kind: 'form', message, where, ambiguous: where.slice('body#'.length) });
        }
        names?.add(name);
      },
      onLiteralValue: (value, offset, length, _line, _column, path) => {
        if (typeof value !== 'number') return;
        const raw = text.slice(offset, offset + length);
        const integer = /^-?\d+$/.test(raw);
        if (!Number.isFinite(value) || (integer && !Number.isSafeInteger(value))) {
          const message = `the number ${excerpt(raw, 40)} lies where readers that use doubles round silently`;
          problems.push({ kind: 'number', message, where: pointerOf(path()) });
        }
      },
    },
    strictJson,
  );
  return problems;
}

function pointerOf(path: ReadonlyArray<string | number>): string {
  return `body#/${path.map((part) => String(part).replace(/~/g, '~0').replace(/\//g, '~1')).join('/')}`;
}
