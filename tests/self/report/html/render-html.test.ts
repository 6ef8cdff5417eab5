import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { renderHtml } from '../../../../src/report/html/render-html.ts';
import { golden, everyOutcome as judgedRun, reportOf } from '../reported.ts';
import { everyOutcome, exchange, nothingAtAll } from './every-outcome.ts';

/** The page without its style and script, and without what is compressed, which another version of zlib writes otherwise. */
const markupOf = (page: string): string =>
  page
    .replace(/(data-packed>)[^<]*/g, '$1…')
    .replace(/(<(style|script)>)[\s\S]*?(<\/\2>)/g, '$1…$3')
    .replace(/sha256-[\w+/=]+/g, 'sha256-…');
const idsOf = (page: string): string[] => [...page.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
const unpackedIn = (page: string): string =>
  [...page.matchAll(/data-packed>([^<]*)/g)]
    .map(([, data = '']) => gunzipSync(Buffer.from(data, 'base64')).toString())
    .join('\n');
const textOf = (page: string): string =>
  page
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page of a run', () => {
  it('with every outcome reads as it was agreed', () => {
    golden('report.html', markupOf(renderHtml(judgedRun())));
  });

  it('begins with the verdict, then what can make a pass meaningless, then the violations', () => {
    const text = textOf(renderHtml(everyOutcome));
    const places = [
      'violated: environment sandbox',
      'what can make a pass meaningless',
      'Violations (',
      'Not proved (',
    ];
    const found = places.map((place) => text.indexOf(place));
    expect(found.every((at) => at >= 0)).toBe(true);
    expect([...found].sort((a, b) => a - b)).toEqual(found);
  });

  it('tells each violation without a script: expected, received, who demands it, and the exchange', () => {
    const text = textOf(renderHtml(everyOutcome));
    for (const told of [
      'required property &#39;createdAt&#39;',
      'Is the property left out',
      'approve.create#2',
      'flaky',
    ])
      expect(text).toContain(told);
  });

  it('says "none" of every list that is empty', () => {
    const text = textOf(renderHtml(nothingAtAll));
    for (const title of ['Violations (0)', 'Not proved (0)', 'Warned (0)', 'Waived (0)', 'Not applicable (0)'])
      expect(text).toMatch(new RegExp(`${title.replace(/[()]/g, '\\$&')} none`));
  });

  it('does not say "none" of what was not proved where suites never said what they owe', () => {
    const suites = [{ name: 'flows/approve', file: 'tests/flows/approve.test.ts', ran: false, steps: 0, stories: [] }];
    const text = textOf(renderHtml({ ...nothingAtAll, suites }));
    expect(text).toMatch(/Not proved 1 /);
    expect(text).toMatch(/Not proved \(0 checks, 1 suite\) No check is counted here: what the suites below owe/);
    expect(text).toMatch(/did not run to their end \(1\) tests\/flows\/approve\.test\.ts/);
  });

  it('gives each place an id of its own, and links only to places that there are', () => {
    const page = renderHtml(everyOutcome);
    const ids = idsOf(page);
    expect(ids.length).toBe(new Set(ids).size);
    const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, target = '']) => decodeURIComponent(target));
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((target) => !ids.includes(target.replaceAll('&#39;', "'")))).toEqual([]);
  });

  it('packs what few will open, and loses nothing of it', () => {
    const page = renderHtml(everyOutcome);
    expect(page).not.toContain('kept-in-the-archive');
    expect(unpackedIn(page)).toContain('kept-in-the-archive');
  });

  it('marks the first step that is broken, also where it came to its end', () => {
    const step = (name: string, outcome: 'passed' | 'failed') => {
      const cause = { kind: 'violation', message: 'a body breaks the contract' } as const;
      return { suite: 'approve', step: name, outcome, durationMs: 1, ...(name === 'token' ? {} : { cause }) };
    };
    const steps = [step('token', 'passed'), step('create', 'passed'), step('active', 'failed')];
    const page = renderHtml({ ...everyOutcome, steps });
    expect(textOf(page).match(/first broken step create/g)).toHaveLength(1);
  });

  it('asks for nothing and runs nothing but its own script', () => {
    const page = renderHtml(everyOutcome);
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/<(img|link|iframe|object|embed)\b/);
    expect(page).not.toMatch(/ on[a-z]+=/);
    expect(page).not.toMatch(/\b(src|action)=/);
  });
});

describe('what an answer can say', () => {
  const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"' onload=alert(1) <!-- \u202e \u0000`;
  const { request, response } = exchange('approve.create#2');
  const message = exchange(`approve.create#2${hostile}`, {
    request: { ...request, url: `https://api.test/${hostile}`, headers: [['x-hostile', hostile]] },
    ...(response ? { response: { ...response, reason: hostile, body: { ...response.body, content: hostile } } } : {}),
  });
  const page = renderHtml({
    ...everyOutcome,
    exchanges: [message],
    observations: { [hostile]: hostile },
    warnings: [hostile],
    reasons: [hostile],
    faults: [{ code: hostile, message: hostile, suite: hostile, step: hostile }],
    facts: { ...everyOutcome.facts, build: hostile, environment: hostile },
  });

  it('can end no element, open none and set no attribute, packed or not', () => {
    for (const markup of [page, unpackedIn(page)]) {
      expect(markup).not.toContain('<img');
      expect(markup).not.toMatch(/<script>alert/);
      expect(markup).not.toContain('<!-- ');
    }
    expect(page.match(/<script/g)?.length).toBe((page.match(/data-packed>/g)?.length ?? 0) + 1);
  });

  it('can turn no text round', () => {
    expect(page).not.toContain('\u202e');
    expect(page).not.toContain('\u0000');
  });
});

describe('a page of thousands of exchanges', () => {
  it('stays below eight million characters, its bodies shortened where they must be', () => {
    const random = (seed: number): string =>
      Array.from({ length: 4000 }, (_, index) => ((seed * 7919 + index * 104_729) % 36).toString(36)).join('');
    const exchanges = Array.from({ length: 3000 }, (_, number) => {
      const one = exchange(`approve.read#${number}`);
      const body = { encoding: 'utf-8', content: random(number), bytes: 4000 } as const;
      return one.response ? { ...one, response: { ...one.response, body } } : one;
    });
    const page = renderHtml(reportOf([], { material: { evidence: { records: exchanges, unreadable: [] } } }));
    expect(page.length).toBeLessThan(8_000_000);
    expect(page).toContain('approve.read#2999');
  });
});
