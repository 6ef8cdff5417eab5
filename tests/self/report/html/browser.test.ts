import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { exchangeAnchor, hrefOf } from '../../../../src/report/html/anchors.ts';
import { renderHtml } from '../../../../src/report/html/render-html.ts';
import { inBrowser, type OpenedPage, type ReportBrowser } from './browser.ts';
import { everyOutcome, exchange } from './every-outcome.ts';

jest.setTimeout(60_000);

/** What runs in the page is text: this project's types know no document. */
const shownItems = `document.querySelectorAll('[data-item="exchange"]:not([hidden])')`;
const openAll = `for (const details of document.querySelectorAll('details')) details.open = true`;
const contrast = readFileSync(fileURLToPath(new URL('contrast.js', import.meta.url)), 'utf8');

const hostileBody = `</script><img src=x onerror="document.title='ran'"><script>document.title='ran'</script>`;
const { response } = exchange('reads.list#4');
const report = {
  ...everyOutcome,
  exchanges: [
    ...everyOutcome.exchanges,
    exchange('reads.hostile#5', {
      operation: 'listCustomers',
      ...(response ? { response: { ...response, body: { ...response.body, content: hostileBody } } } : {}),
    }),
  ],
};

inBrowser('the page in a browser', (start) => {
  let browser: ReportBrowser;
  const opened = (options = {}, fragment = ''): Promise<OpenedPage> =>
    browser.open(renderHtml(report), options, fragment);
  const visibleItems = (page: Page): Promise<number> => page.evaluate(`${shownItems}.length`);

  beforeAll(async () => {
    browser = await start();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('opens from a file without a complaint and without asking for anything', async () => {
    const { page, complaints, requests } = await opened();
    expect(await page.title()).toBe(report.sentence);
    expect([complaints, requests]).toEqual([[], []]);
  });

  it.each(['approve.create#2', 'reads.list#4'])('leads by its address to the exchange %s, and opens it', async (id) => {
    const { page, complaints } = await opened({}, hrefOf(exchangeAnchor(id)).slice(1));
    const details = page.locator(`[id="${exchangeAnchor(id)}"]`);
    await details.locator('text=Request').first().waitFor();
    expect(await details.locator('text=Request').first().isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('runs nothing of what an answer said, also when its exchange is opened', async () => {
    const { page, complaints, requests } = await opened({}, hrefOf(exchangeAnchor('reads.hostile#5')).slice(1));
    const details = page.locator(`[id="${exchangeAnchor('reads.hostile#5')}"]`);
    await details.locator('text=onerror').first().waitFor();
    expect([await page.title(), complaints, requests]).toEqual([report.sentence, [], []]);
  });

  it('is filtered with the keyboard, in packed bodies too, and says what it shows', async () => {
    const { page } = await opened();
    const before = await visibleItems(page);
    await page.focus('#filter-text');
    await page.keyboard.type('kept-in-the-archive');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.locator('#filter-result', { hasText: /1 of \d+ exchanges and deliveries$/ }).waitFor();
    expect(await visibleItems(page)).toBe(1);
    expect(before).toBeGreaterThan(5);
  });

  it.each(['light', 'dark'] as const)(
    'can be read by everybody in its %s colours (WCAG 2.2, 1.4.3)',
    async (colorScheme) => {
      const { page } = await opened({ colorScheme });
      await page.evaluate(openAll);
      const { looked, failures } = await page.evaluate<{ looked: number; failures: string[] }>(contrast);
      expect(looked).toBeGreaterThan(100);
      expect(failures).toEqual([]);
    },
  );

  it.each([390, 1280])('needs no scrolling to the side on %i pixels', async (width) => {
    const { page } = await opened({ viewport: { width, height: 800 } });
    await page.evaluate(openAll);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });

  it('tells verdict and violations without its script', async () => {
    const { page } = await opened({ javaScriptEnabled: false });
    const text = await page.locator('body').innerText();
    expect(text).toContain('violated: environment sandbox');
    expect(text).toContain("required property 'createdAt'");
  });
});
