import { type DefaultContext, defaultValue } from '../defaults.ts';
import { settingTable } from '../setting-table.ts';
import type { SettingValues } from '../setting-values.ts';

/** Checks that a poll looks more than once before it gives up. */
export function checkPace(values: SettingValues, context: DefaultContext): void {
  const { pollIntervalMs, pollBoundMs } = settingTable;
  const interval = values.get(pollIntervalMs) ?? defaultValue(pollIntervalMs, context);
  const bound = values.get(pollBoundMs) ?? defaultValue(pollBoundMs, context);
  if (interval === undefined || bound === undefined || interval < bound) return;
  const blamed = values.has(pollIntervalMs) ? pollIntervalMs : pollBoundMs;
  values.reject(blamed, {
    code: 'SETTING_CONFLICT',
    what: `${pollIntervalMs.name} (${interval}) is not shorter than ${pollBoundMs.name} (${bound})`,
    expected: 'an interval shorter than the bound',
    next: 'shorten the interval, or lengthen the bound',
  });
}
