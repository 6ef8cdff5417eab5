import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { renderAnnotations } from '../../../src/report/annotations.ts';
import { formats } from '../../../src/report/formats.ts';
import { renderHar } from '../../../src/report/har.ts';
import { renderJunit } from '../../../src/report/junit.ts';
import { markdownText } from '../../../src/report/markdown-text.ts';
import { readRunJson, renderRunJson, runSchemaId } from '../../../src/report/run-json.ts';
import type { RunReport } from '../../../src/report/run-report.ts';
import { renderSarif } from '../../../src/report/sarif.ts';
import { longestSummary, renderMarkdown } from '../../../src/report/summary-md.ts';
import { runProcess } from '../run/ended-process.ts';
import { processEnvironment } from '../run/process-environment.ts';
import { projectRoot } from '../run/project-root.ts';
import { scratchFolder } from '../run/scratch.ts';
import { approved, check, exchange } from '../verdict/evidence.ts';
import { everyOutcome, everything, golden, reportOf } from './reported.ts';
import { schemaDefects } from './schema-defects.ts';

// Hundreds of documents are held against their schema, and a consumer is started.
jest.setTimeout(60_000);

const scratch = scratchFolder();

/** A run that came to nothing, and one whose every text is as bad as an answer can make it. */
const nothing = (): RunReport => reportOf([], { material: { coverage: undefined } });
const control = String.fromCharCode(0, 8, 27);
const hostileText = `]]> <script>&amp;"' ${control} \ud800 \ufffe \u{1f600}\r\n::error::x\n| \`\`\` [a](javascript:x) %0A`;
function hostile(): RunReport {
  const offence = { message: hostileText, expected: hostileText, received: hostileText };
  return reportOf(
    [
      approved,
      check('a.must:x', 'violated', offence),
      check('b.must:x', 'undecided', { reason: hostileText }),
      exchange(`approve.read#1${hostileText}`, { content: hostileText }),
      { kind: 'suite-fault', code: 'STEP_CRASHED', message: hostileText, suite: hostileText, step: hostileText },
      { kind: 'observation', id: 'signature.bad-status', value: hostileText, exchanges: [] },
    ],
    { facts: { build: hostileText } },
  );
}
const everyRun = [
  ['every outcome', everyOutcome],
  ['nothing', nothing],
  ['hostile texts', hostile],
] as const;

describe('each format', () => {
  // The page has a test of its own.
  it.each(formats.filter(({ name }) => name !== 'html').map(({ file, render }) => [file, render] as const))(
    '%s of a run with every outcome reads as it was agreed',
    (file, render) => {
      golden(file, render(everyOutcome()));
    },
  );
});

describe('junit.xml', () => {
  const defects = schemaDefects['junit.xml'];

  it.each(everyRun)('of a run with %s is valid by the dialect that Jenkins reads', async (_name, report) => {
    expect(await defects(renderJunit(report()))).toEqual([]);
  });

  it('stays well-formed with whatever characters an answer may have', async () => {
    const odd = [']]>', '<![CDATA[', '&#0;', '--', '\u2028', '\ud83d', '\ude00\ud83d', '\uffff', '\u{10ffff}'];
    const texts = [...odd, ...fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 300, seed: 1 })];
    const checks = texts.map((text, number) =>
      check(`a.must:${number}${text}`, 'violated', { message: text, expected: text, received: text }),
    );
    expect(await defects(renderJunit(reportOf([approved, ...checks], { facts: { build: texts.join('') } })))).toEqual(
      [],
    );
  });

  it('would not be valid with an attribute that nobody knows: the schema can say no', async () => {
    const text = renderJunit(everyOutcome()).replace('<testcase ', '<testcase colour="red" ');
    expect(await defects(text)).not.toEqual([]);
  });

  it('has an error for a suite that did not run, which would be absent otherwise', () => {
    expect(renderJunit(everyOutcome())).toMatch(
      /<testsuite name="flows\/reads"[^>]*>\s*<testcase[^>]*>\s*<error type="SUITE_DID_NOT_END"/,
    );
  });

  it('has something red wherever the verdict does not hold', () => {
    const away = reportOf([], { judged: { preflight: 'preflight: connection refused' } });
    expect(away.word).toBe('undecided');
    expect(renderJunit(away)).toMatch(/<testcase name="verdict"[^>]*>\s*<error type="undecided"/);
    expect(renderJunit(reportOf([approved], { facts: { suites: [] } }))).not.toMatch(/<(error|failure)/);
  });

  it('counts what it has', () => {
    const text = renderJunit(everyOutcome());
    const [head = ''] = /<testsuites [^>]*>/.exec(text) ?? [];
    const counted = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
    expect(
      [/ tests="(\d+)"/, / failures="(\d+)"/, / errors="(\d+)"/].map((part) => Number(part.exec(head)?.[1])),
    ).toEqual([/<testcase /g, /<failure /g, /<error /g].map(counted));
  });
});

describe('results.sarif', () => {
  const defects = schemaDefects['results.sarif'];

  it.each(everyRun)('of a run with %s is valid SARIF 2.1.0', async (_name, report) => {
    expect(await defects(renderSarif(report()))).toEqual([]);
  });

  it('would not be valid with a level that SARIF does not know: the schema can say no', async () => {
    expect(await defects(renderSarif(everyOutcome()).replace('"level": "error"', '"level": "dreadful"'))).not.toEqual(
      [],
    );
  });

  it('names a line of openapi.yaml or requirements.yaml for each result, and its fingerprint', () => {
    const { runs } = JSON.parse(renderSarif(everyOutcome())) as {
      runs: {
        results: {
          locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
          partialFingerprints: Record<string, string>;
        }[];
      }[];
    };
    const results = runs[0]?.results ?? [];
    expect(results.length).toBeGreaterThan(3);
    const places = results.map(({ locations }) => locations[0]?.physicalLocation);
    expect([...new Set(places.map((place) => place?.artifactLocation.uri))].sort()).toEqual([
      'openapi.yaml',
      'requirements.yaml',
    ]);
    expect(places.filter((place) => !place || place.region.startLine < 1)).toEqual([]);
    const prints = results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
    expect(prints.filter((print) => /^[0-9a-f]{12}$/.test(print))).toHaveLength(results.length);
  });

  it('calls the invocation successful only where everything was seen', () => {
    const successful = (report: RunReport): boolean =>
      JSON.parse(renderSarif(report)).runs[0].invocations[0].executionSuccessful;
    const facts = { suites: [] };
    expect(successful(reportOf([approved], { facts }))).toBe(true);
    expect(successful(reportOf([approved, check('a.must:x', 'violated')], { facts }))).toBe(true);
    expect(successful(reportOf([approved, check('a.must:x', 'undecided', { reason: 'reset' })], { facts }))).toBe(
      false,
    );
    expect(successful(reportOf([approved, check('a.must:x', 'violated')]))).toBe(false);
    expect(successful(everyOutcome())).toBe(false);
  });
});

describe('each format in JSON', () => {
  it.each([
    ['results.sarif', renderSarif],
    ['exchanges.har', renderHar],
    ['run.json', renderRunJson],
  ])('%s has no escape that is half a character, which many parsers refuse', (_file, render) => {
    const text = render(hostile());
    expect(text).toContain('<script>');
    expect(text).not.toMatch(/(?<!\\)(?:\\\\)*\\ud[89a-f]/i);
    expect(text).toContain('\u{1f600}');
  });
});

describe('exchanges.har', () => {
  const defects = schemaDefects['exchanges.har'];

  it.each(everyRun)('of a run with %s is valid HAR 1.2', async (_name, report) => {
    expect(await defects(renderHar(report()))).toEqual([]);
  });

  it.each([
    ['a secret that was taken out', '?apiKey=[secret apiKey]', '?apiKey=%5Bsecret%20apiKey%5D'],
    ['half an escape, which a case may send', '/%zz/%2f/%', '/%25zz/%2f/%25'],
    ['what no URI has', '/a b|{c}\u{1f600}', '/a%20b%7C%7Bc%7D%F0%9F%98%80'],
  ])('is valid with %s in an address', async (_name, rest, written) => {
    const request = { method: 'GET', url: `https://[::1]:8443/v1${rest}`, headers: [] } as const;
    const text = renderHar(reportOf([approved, exchange('reads.list#1', { request })]));
    expect(await defects(text)).toEqual([]);
    expect(JSON.parse(text).log.entries[0].request.url).toBe(`https://[::1]:8443/v1${written}`);
  });

  it('would not be valid without the headers of a request: the schema can say no', async () => {
    expect(await defects(renderHar(everyOutcome()).replace('"headers": [', '"Headers": ['))).not.toEqual([]);
  });

  it('has the time of an exchange as the sum of its phases, of which the handshake is part of connecting', () => {
    const { entries } = JSON.parse(renderHar(everyOutcome())).log as {
      entries: { time: number; timings: Record<string, number> }[];
    };
    const [{ time, timings } = { time: 0, timings: {} }] = entries;
    const { ssl: _within, ...parts } = timings;
    const sum = Object.values(parts).reduce((all, ms) => all + Math.max(0, ms), 0);
    expect([time, timings.ssl]).toEqual([31.6, 8.3]);
    expect(sum).toBeCloseTo(time, 6);
  });

  it('is read by a consumer that knows nothing of this project, which finds our exchanges in it', async () => {
    const folder = mkdtempSync(join(scratch, 'har-'));
    const file = join(folder, 'exchanges.har');
    const request = { method: 'GET', url: 'https://api.test/v1/customers', headers: [] } as const;
    const list = exchange('reads.list#1', { operation: 'listCustomers', request, content: '[{"id":"none"}]' });
    writeFileSync(file, renderHar(reportOf([approved, list])));
    const redocly = join(projectRoot, 'node_modules', '.bin', 'redocly');
    const { stdout, stderr } = await runProcess({
      command: redocly,
      args: ['drift', file, '--api', 'openapi.yaml', '--server', 'https://api.test/v1', '--format', 'json'],
      cwd: projectRoot,
      env: { ...processEnvironment(), REDOCLY_TELEMETRY: 'off' },
    });
    expect(`${stdout}${stderr}`).toContain('/customers');
    expect(stdout).toMatch(/required|schema/);
  });
});

describe('run.json', () => {
  const defects = schemaDefects['run.json'];

  it.each(everyRun)('of a run with %s is valid by the published schema', async (_name, report) => {
    expect(await defects(renderRunJson(report()))).toEqual([]);
  });

  it('would not be with a property that the schema does not publish, wherever it stands', async () => {
    const document = JSON.parse(renderRunJson(everyOutcome()));
    const places = [document, document.facts, document.checks[0], document.checks[0].offences[0], document.coverage];
    for (const place of places) {
      place.colour = 'red';
      expect(await defects(JSON.stringify(document))).not.toEqual([]);
      delete place.colour;
    }
    expect(await defects(JSON.stringify(document))).toEqual([]);
  });

  it('is described by a schema that names its version, no host, and forbids what it does not name', () => {
    const schema = readFileSync(join(projectRoot, 'docs', 'run.schema.json'), 'utf8');
    const objects: Record<string, unknown>[] = [];
    JSON.parse(schema, (_key, value) => {
      if (value?.type === 'object') objects.push(value);
      return value;
    });
    const { $id } = JSON.parse(schema);
    expect($id).toBe(runSchemaId);
    expect(objects.filter(({ additionalProperties }) => additionalProperties === undefined)).toEqual([]);
  });

  it('gives the report back, with the exchanges of the journals', () => {
    const report = everyOutcome();
    const read = readRunJson(renderRunJson(report), { records: everything, unreadable: [] });
    expect(read).toEqual({ report: JSON.parse(JSON.stringify(report)) });
  });

  it.each([
    ['half of a file', '{"schemaVersion"', /^no JSON/],
    ['another document', '{}', /^\$schema is undefined/],
    ['a later version', '{"$schema":"urn:offblocks-contract:schema:run:2"}', /^\$schema is "urn/],
  ])('of %s is refused with what is wrong', (_name, text, defect) => {
    expect(readRunJson(text, { records: [], unreadable: [] })).toEqual({ defect: expect.stringMatching(defect) });
  });
});

describe('summary.md', () => {
  it('stays below its bound with thousands of violations, the verdict and the first of them in it', () => {
    const many = Array.from({ length: 5000 }, (_, number) =>
      check(`a.must:${String(number).padStart(4, '0')}`, 'violated', { received: 'x'.repeat(300) }),
    );
    const text = renderMarkdown(reportOf([approved, ...many]));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longestSummary);
    expect(text).toMatch(/^# violated/);
    expect(text).toContain('## Violated (5000 checks, 5000 discrepancies)');
    expect(text.match(/^- \*\*A\\_MUST/gm)?.length).toBeGreaterThan(20);
    expect(text).toMatch(/and \d{4} more/);
  });

  it('names each of some hundreds of violations, the first twenty-five in full', () => {
    const many = Array.from({ length: 250 }, (_, number) =>
      check(`a.must:case-${number}`, 'violated', {
        received: 'x'.repeat(300),
        message: `POST /v1/customers answered 409: ${'y'.repeat(200)}`,
        exchanges: [`signatures-second-tenant.createCustomer#${number}`],
      }),
    );
    const text = renderMarkdown(reportOf([approved, ...many]));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longestSummary);
    expect(text.match(/^ {2}- received: /gm)).toHaveLength(25);
    for (const { id } of many) expect(text).toContain(markdownText(id));
  });

  it('tells the most important first, whatever the order of the evidence', () => {
    const many = Array.from({ length: 5000 }, (_, number) => check(`a.must:${String(number)}`, 'violated'));
    const confirmed = check('b.must:last', 'violated', { message: 'it happened again' });
    const unseen = Array.from({ length: 5000 }, (_, number) => `worker-1.ndjson:${number}`);
    const confirmations = new Map(many.map(({ id }) => [id, 'flaky'] as const));
    const report = reportOf([approved, ...many, confirmed], {
      judged: { unreadable: unseen },
      material: { confirmations },
    });
    const text = renderMarkdown(report);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longestSummary);
    expect(text.indexOf('it happened again')).toBeGreaterThan(0);
    expect(text.indexOf('it happened again')).toBeLessThan(text.indexOf('**A\\_MUST**'));
    for (const section of ['Reasons', 'Warnings', 'Violated']) expect(text).toMatch(new RegExp(`^## ${section} `, 'm'));
  });

  it.each([
    ['- a list', '\\- a list'],
    ['1. a list', '1\\. a list'],
    ['# a heading', '\\# a heading'],
    ['*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
    ['[a](b) ![c](d)', '\\[a\\](b) \\!\\[c\\](d)'],
    ['https://a.example, www.b.example', 'https\\://a.example, www\\.b.example'],
    ['@team #12 a|b $x$', '\\@team \\#12 a\\|b \\$x\\$'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['body lacks createdAt: 2 of 3 (50.5 %)', 'body lacks createdAt: 2 of 3 (50.5 %)'],
  ])('has %j as plain text', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown);
  });

  it('lets no text of an answer become a heading, a link, a table or markup', () => {
    const text = renderMarkdown(hostile());
    expect(text).not.toMatch(/<script>/);
    expect(text).not.toMatch(/^::error/m);
    expect(text).not.toMatch(/(?<!\\)(\\\\)*\]\(/);
  });
});

describe('annotations.txt', () => {
  it('has one workflow command a line, whatever the answers say', () => {
    const lines = renderAnnotations(hostile()).trimEnd().split('\n');
    expect(lines.filter((line) => !/^::(notice|error|warning)( [^:]*)?::/.test(line))).toEqual([]);
  });

  it('gives line feeds, percent signs, commas and colons as the runner unescapes them', () => {
    const message = 'first\nsecond\r::error::50%0A,x';
    const text = renderAnnotations(
      reportOf([approved, check('a.must:x', 'violated', { message, operation: 'a:b,c%' })]),
    );
    expect(text).toContain('title=A_MUST a%3Ab%2Cc%25::first%0Asecond\\u000d::error::50%250A,x%0A');
    expect(text.split('\n').filter((line) => !line.startsWith('::'))).toEqual(['']);
  });

  it('has at most ten errors and ten warnings, which is what GitHub shows', () => {
    const many = Array.from({ length: 30 }, (_, number) => check(`a.must:${number}`, 'violated'));
    const text = renderAnnotations(reportOf([approved, ...many]));
    expect(text.match(/^::error/gm)).toHaveLength(10);
    expect(text).toContain('… and 21 more errors');
  });
});
