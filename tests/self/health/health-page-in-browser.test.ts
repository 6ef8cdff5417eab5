import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { healthReport } from '../../../src/health/health-report.ts';
import type { HealthState, Night } from '../../../src/health/night.ts';
import { renderHealthPage } from '../../../src/report/health/health-page.ts';
import { inBrowser, type ReportBrowser } from '../report/html/browser.ts';
import { firstNightMs, nightOf, nightsOf } from './recorded-nights.ts';

jest.setTimeout(60_000);

const contrast = readFileSync(fileURLToPath(new URL('../report/html/contrast.js', import.meta.url)), 'utf8');

const played = Array.from({ length: 120 }, (_, index): HealthState => {
  if (index % 40 < 3) return 'down';
  return index % 23 === 5 ? 'unknown' : index % 30 > 26 ? 'degraded' : 'ok';
});
const longText = `no externalId in {"id":"${'0123456789abcdef'.repeat(20)}"}`;
const histories: Readonly<Record<string, readonly Night[]>> = {
  'no night': [],
  'a first night': nightsOf(['ok']),
  '120 nights': nightsOf(played),
  'unknown nights': nightsOf(Array.from({ length: 20 }, () => 'unknown' as const)),
  'a long incident': [
    ...nightsOf(['ok', ...Array.from({ length: 60 }, () => 'down' as const)]),
    nightOf(61, 'degraded', {
      parts: [{ part: 'operation:getCustomer', state: 'degraded', cause: { kind: 'contract', text: longText } }],
    }),
  ],
};

function pageOf(nights: readonly Night[]): string {
  const nowMs = firstNightMs + Math.max(0, nights.length - 1) * 86_400_000;
  const undelivered = [{ alert: 'a', kind: 'down', sink: 'slack', reason: longText }];
  return renderHealthPage(healthReport({ environment: 'sandbox', nights, skipped: [], undelivered, nowMs }));
}

inBrowser('the status page in a browser', (start) => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await start();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each(Object.entries(histories))('of %s fits a telephone, and says and asks for nothing', async (_, nights) => {
    const { page, complaints, requests } = await browser.open(pageOf(nights), {
      viewport: { width: 390, height: 800 },
    });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
    expect([complaints, requests]).toEqual([[], []]);
    // A time line for each part that took time, on a telephone, too.
    const charts = await page.locator('td.chart svg').all();
    expect(charts.length).toBe(nights.length === 0 ? 0 : 9);
    for (const chart of charts) expect((await chart.boundingBox())?.height).toBeGreaterThan(20);
  });

  it.each(['light', 'dark'] as const)(
    'can be read by everybody in its %s colours (WCAG 2.2, 1.4.3)',
    async (colorScheme) => {
      for (const nights of Object.values(histories)) {
        const { page } = await browser.open(pageOf(nights), { colorScheme });
        const { looked, failures } = await page.evaluate<{ looked: number; failures: string[] }>(contrast);
        expect(looked).toBeGreaterThan(10);
        expect(failures).toEqual([]);
      }
    },
  );
});
