import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { apiCompare } from 'api-smart-diff';
import { parse } from 'yaml';
import { isObject, type JsonObject } from '../../../../src/generate/json.ts';
import { misleadingPairs } from './pairs/misleading-pairs.ts';
import { operationPairs } from './pairs/operation-pairs.ts';
import { documentText, type Pair, type Version } from './pairs/pair.ts';
import { rewrittenPairs } from './pairs/rewritten-pairs.ts';
import { schemaPairs } from './pairs/schema-pairs.ts';

/** Where both other tools judge otherwise or say nothing, and why this comparison is right; the dialects they do it in. */
const alone: Readonly<Record<string, string>> = {
  'a wider format, in a request': 'every int32 is an int64',
  'minLength: 0 says nothing, in a request': 'no text is shorter than 0 characters',
  'a required property is gone, in a request': 'what a client says with it is no longer heard',
  'an optional property is gone, in a request': 'what a client says with it is no longer heard',
  'a new property where further ones were forbidden, in a response':
    'a client of the old document refuses what it forbids',
  'anyOf is oneOf now, in a response': 'whatever fits exactly one fits any',
  'a parameter may be empty': 'what was sent before may still be sent',
  'alternatives are told apart by another property, in a request': 'the old property says nothing any more',
  'alternatives are told apart by another property, in a response': 'a client looks at the wrong property',
  'how a property is written in XML, in a request': 'the same value has another text',
  'how a property is written in XML, in a response': 'the same value has another text',
  'a required body where there was none': 'a request without it, valid before, is refused',
  'a media type in other letters and with the character set that it has anyway':
    'RFC 9110 section 8.3.1, RFC 8259 section 8.1',
  'a new kind of success': 'a client is not prepared for it',
  'an error is gone': 'a client that is prepared for it is not hurt',
  'a header of an answer may be missing now': 'a client that counts on it may not find it',
  'alternatives of one type each are a list of types, in a request': 'the same values are allowed',
  'alternatives of one value each are a list of values, in a request': 'the same values are allowed',
  'alternatives of one value each are a list of values, in an answer': 'the same values are allowed',
  'a type beside alternatives of one value each, in a request': 'the same values are allowed',
  'a type beside alternatives of one value each, in an answer': 'the same values are allowed',
  'more than 0 is at least 1 for an integer, in a request': 'no whole number is between 0 and 1',
  'less than 10 is at most 9.5 for an integer, in a request': 'the same whole numbers are allowed',
  'a new property is of another type than further ones were, in a request': 'who sent it as a number is refused',
  'a new property is of another type than further ones were, in an answer': 'the old document refuses a text there',
  'a required property can only be written now, in an answer': 'a client that reads it no longer finds it',
  'a property has another name, in a request': 'what a client says with it is no longer heard',
  'one success where any was told': 'every answer that may come was allowed before',
  'the default answer is gone, and the success is told that it spoke for':
    'every answer that may come was allowed before',
  'a callback goes to another address': 'a client that waits at the old one gets nothing',
};

type Opinion = 'breaking' | 'harmless' | 'none';

/** Pairs whose documents say everything below their paths, so that many fit into one. */
const tables = [...schemaPairs, ...operationPairs, ...rewrittenPairs, ...misleadingPairs].filter(({ before, after }) =>
  [before, after].every((content) => Object.keys(content).every((name) => name === 'paths')),
);

function pairsOf(version: Version): readonly Pair[] {
  return tables.filter(({ versions = ['3.0', '3.1'] }) => versions.includes(version));
}

/** One document that holds all pairs of a dialect, each below a path of its own. */
function together(version: Version, side: 'before' | 'after'): string {
  const paths: JsonObject = {};
  for (const [index, pair] of pairsOf(version).entries()) {
    const own = pair[side].paths;
    for (const [path, item] of Object.entries(isObject(own) ? own : {})) paths[`/pair-${index}${path}`] = item;
  }
  return documentText(version, { paths });
}

function opinions(impacts: ReadonlyArray<readonly [path: string, impact: string]>, breaking: string): Opinion[] {
  const found: Opinion[] = [];
  for (const [path, impact] of impacts) {
    const index = Number(/pair-(\d+)/.exec(path)?.[1] ?? -1);
    if (impact === 'unclassified') found[index] ??= 'none';
    else if (impact === breaking) found[index] = 'breaking';
    else if (found[index] !== 'breaking') found[index] = 'harmless';
  }
  return found;
}

function redocly(before: string, after: string): Opinion[] {
  const folder = mkdtempSync(join(tmpdir(), 'cross-check-'));
  try {
    writeFileSync(join(folder, 'before.yaml'), before);
    writeFileSync(join(folder, 'after.yaml'), after);
    writeFileSync(join(folder, 'redocly.yaml'), 'extends: [diff-recommended]\n');
    const command = join(process.cwd(), 'node_modules/@redocly/cli/bin/cli.js');
    const { stdout } = spawnSync(
      process.execPath,
      [command, 'diff', 'before.yaml', 'after.yaml', '--format', 'json', '--fail-on', 'none'],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, REDOCLY_TELEMETRY: 'off' } },
    );
    const { changes } = JSON.parse(stdout) as { changes: Array<{ path: string; impact: string }> };
    return opinions(
      changes.map(({ path, impact }) => [path, impact]),
      'major',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function library(before: string, after: string): Opinion[] {
  const { diffs } = apiCompare(parse(before), parse(after));
  return opinions(
    diffs.map(({ path, type }) => [path.join('/'), type]),
    'breaking',
  );
}

describe.each(['3.0', '3.1'] as const)('documents of %s', (version) => {
  let contradicted: string[] = [];
  let judged = 0;

  beforeAll(() => {
    const [before, after] = [together(version, 'before'), together(version, 'after')];
    const others = [redocly(before, after), library(before, after)];
    judged = others[0]?.filter((opinion) => opinion === 'breaking').length ?? 0;
    contradicted = pairsOf(version)
      .filter(({ want }, index) => {
        const ours = want.some((text) => text.startsWith('breaking')) ? 'breaking' : 'harmless';
        return others.every((opinion) => (opinion[index] ?? 'harmless') !== ours);
      })
      .map(({ title }) => title);
  });

  it('are judged by redocly diff too, which finds breaking changes in them', () => {
    expect(judged).toBeGreaterThan(50);
  });

  it('are judged as redocly diff or api-smart-diff judge them, or a reason is given', () => {
    expect(contradicted.filter((title) => alone[title] === undefined)).toEqual([]);
  });

  it('have no reason where one of the two agrees: it would excuse what nobody contradicts', () => {
    const known = new Set(pairsOf(version).map(({ title }) => title));
    expect(Object.keys(alone).filter((title) => known.has(title) && !contradicted.includes(title))).toEqual([]);
  });
});
