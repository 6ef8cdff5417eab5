import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { AlertSink, SinkName } from '../../../src/http/alert-message.ts';
import { deliverAlerts } from '../../../src/run/health-alerts.ts';
import { issuesOf } from '../../../src/run/health-issues.ts';
import { firstNightMs, nightsOf } from '../health/recorded-nights.ts';
import { scratchFolder } from '../run/scratch.ts';

const scratch = scratchFolder();
const nights = nightsOf(['ok', 'down', 'ok', 'down']);
const now = (): Date => new Date(firstNightMs + 3 * 86_400_000);

/** A sink that takes alerts unless it is deaf. */
function sinkOf(name: SinkName, told: string[]): AlertSink & { deaf: boolean } {
  return {
    name,
    deaf: false,
    async deliver({ kind }) {
      told.push(`${name} ${kind}${this.deaf ? ', in vain' : ''}`);
      if (this.deaf) throw new Error('nobody listens');
    },
  };
}

describe('the delivery of alerts', () => {
  it('asks a sink that failed no more in this run, and gives it all it missed in order by the next one', async () => {
    const told: string[] = [];
    const [webhook, slack] = [sinkOf('webhook', told), sinkOf('slack', told)];
    const alerting = { folder: mkdtempSync(join(scratch, 'told-')), sinks: [webhook, slack], now, say: () => {} };
    webhook.deaf = true;
    const undelivered = await deliverAlerts(nights, alerting);
    expect(told).toEqual(['webhook down, in vain', 'slack down', 'slack recovered', 'slack down']);
    expect(undelivered.map(({ kind, sink, reason }) => `${kind} ${sink}: ${reason}`)).toEqual([
      'down webhook: nobody listens',
      'recovered webhook: waits for an earlier one: nobody listens',
      'down webhook: waits for an earlier one: nobody listens',
    ]);
    webhook.deaf = false;
    told.length = 0;
    expect(await deliverAlerts(nights, alerting)).toEqual([]);
    expect(told).toEqual(['webhook down', 'webhook recovered', 'webhook down']);
    told.length = 0;
    expect(await deliverAlerts(nights, alerting)).toEqual([]);
    expect(told).toEqual([]);
    const notes = readFileSync(join(alerting.folder, 'alerts.jsonl'), 'utf8').trim().split('\n');
    expect(notes.length).toBe(3 + 3 + 3);
  });
});

describe('the issues for pipelines', () => {
  it('are those of told incidents, open while they last and closed for seven days', () => {
    const states = issuesOf(nightsOf(['degraded', 'ok', 'down', 'ok', 'down']), now());
    expect(states.map(({ open, farewell }) => [open, farewell === null])).toEqual([
      [false, false],
      [true, true],
    ]);
    const later = new Date(firstNightMs + 10 * 86_400_000 + 1);
    expect(issuesOf(nightsOf(['down', 'ok', 'ok', 'down']), later).map(({ open }) => open)).toEqual([true]);
  });
});
