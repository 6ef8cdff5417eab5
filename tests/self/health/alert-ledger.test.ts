import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type DeliveryNote,
  dueDeliveries,
  ledgerLine,
  readLedger,
  type SinkName,
} from '../../../src/health/alert-ledger.ts';
import { alertsOf } from '../../../src/health/alerts.ts';
import { atNight, firstNightMs, nightsOf } from './recorded-nights.ts';

const dayMs = 86_400_000;
const alerts = alertsOf(nightsOf(['ok', 'down', 'ok', 'down']));
const sinks: readonly SinkName[] = ['webhook', 'github'];
const nightMs = (index: number): number => firstNightMs + index * dayMs;

function note(alert: number, sink: SinkName, outcome: DeliveryNote['outcome']): DeliveryNote {
  const reason = outcome === 'failed' ? { reason: 'answered 500' } : {};
  return { kind: 'delivery', version: 1, alert: alerts[alert]?.id ?? '', sink, at: atNight(3), outcome, ...reason };
}

function due(notes: readonly DeliveryNote[], nowMs = nightMs(3)): string[] {
  return dueDeliveries(alerts, notes, sinks, nowMs).map(({ alert, sink }) => `${alerts.indexOf(alert)} ${sink}`);
}

describe('what is due', () => {
  it('is every alert for every sink, in the order in which it happened', () => {
    expect(alerts.map(({ kind }) => kind)).toEqual(['down', 'recovered', 'down']);
    expect(due([])).toEqual(['0 webhook', '0 github', '1 webhook', '1 github', '2 webhook', '2 github']);
  });

  it('is nothing twice, and what failed again', () => {
    expect(
      due([
        note(0, 'webhook', 'delivered'),
        note(0, 'github', 'failed'),
        note(1, 'webhook', 'failed'),
        note(1, 'webhook', 'delivered'),
      ]),
    ).toEqual(['0 github', '1 github', '2 webhook', '2 github']);
  });

  it('is not the past of seven days ago, apart from what failed', () => {
    expect(due([], nightMs(3) + 7 * dayMs)).toEqual(['2 webhook', '2 github']);
    expect(due([], nightMs(3) + 7 * dayMs + 1)).toEqual([]);
    expect(due([note(0, 'github', 'failed')], nightMs(200))).toEqual(['0 github']);
  });
});

describe('a ledger', () => {
  it('is read back, torn and foreign lines left out', () => {
    const notes = [note(0, 'webhook', 'failed'), note(1, 'github', 'delivered')];
    const [first = '', second = ''] = notes.map(ledgerLine);
    const foreign = [
      '{"kind":"delivery"}',
      'null',
      '[]',
      first.slice(0, 30),
      second.replace('"version":1', '"version":9'),
    ];
    expect(readLedger([first, ...foreign, second, ''].join('\n'))).toEqual(notes);
  });

  it('with any lines between leaves nothing undelivered but what it does not note', () => {
    const marks = fc.array(
      fc.tuple(fc.nat(2), fc.constantFrom(...sinks), fc.constantFrom('delivered' as const, 'failed' as const)),
    );
    fc.assert(
      fc.property(marks, fc.string(), (made, noise) => {
        const text = made.map((one) => `${ledgerLine(note(...one))}\n${noise.replaceAll('\n', ' ')}`).join('\n');
        const done = new Set(
          made.filter(([, , outcome]) => outcome === 'delivered').map(([alert, sink]) => `${alert} ${sink}`),
        );
        const all = alerts.flatMap((_, index) => sinks.map((sink) => `${index} ${sink}`));
        expect(due(readLedger(text))).toEqual(all.filter((one) => !done.has(one)));
      }),
    );
  });
});
