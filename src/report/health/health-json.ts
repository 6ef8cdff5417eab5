import type { HealthReport } from '../../health/health-report.ts';

/** The status page for programs: everything that it says, with the version of its shape. */
export function renderHealthJson(report: HealthReport): string {
  const { incidents, ...rest } = report;
  const told = incidents.map(({ nights, ...incident }) => ({ ...incident, nights: nights.map(({ runId }) => runId) }));
  return `${JSON.stringify({ version: 1, ...rest, incidents: told }, null, 2)}\n`;
}
