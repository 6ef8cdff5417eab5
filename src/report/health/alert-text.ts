import type { Alert } from '../../health/alerts.ts';

const headlines: Readonly<Record<Alert['kind'], string>> = {
  down: 'Onboarding is down',
  degraded: 'Onboarding has been degraded for three nights',
  recovered: 'Onboarding is ok again',
};

/** What Slack would take for its own markup, written so that it shows as it is. */
function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function minute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

function headline({ kind, environment }: Alert): string {
  return `${headlines[kind]}: ${environment}`;
}

/** The alert in at most three lines, in the markup of Slack. */
export function alertText(alert: Alert): string {
  const { id, kind, cause, since, at, runId } = alert;
  const over = kind === 'recovered';
  const why = `${over ? 'It was: ' : ''}${cause.kind}, ${cause.text.replace(/\s+/g, ' ').slice(0, 300)}`;
  const when = over ? `from ${minute(since)} to ${minute(at)}` : `since ${minute(since)}`;
  return [`*${plain(headline(alert))}*`, plain(why), plain(`${when}; run ${runId}; alert ${id}`)].join('\n');
}

/** The alert for a program. */
export function alertBody(alert: Alert): object {
  return { version: 1, ...alert, text: alertText(alert) };
}

/** The alert as an issue, with the mark by which the incident's issue is found again. */
export function alertIssue(alert: Alert): { title: string; body: string; marker: string } {
  const { cause, since, at, runId, fingerprint } = alert;
  const marker = `<!-- onboarding-health ${fingerprint} -->`;
  // Indented code: whatever an answer said stays text.
  const quoted = cause.text.replace(/\s+/g, ' ').slice(0, 1000);
  const lines = [
    `${headline(alert)}.`,
    '',
    '| | |',
    '| --- | --- |',
    `| since | ${minute(since)} |`,
    `| told | ${minute(at)} |`,
    `| cause | ${cause.kind} |`,
    `| run | \`${runId}\` |`,
    ...(cause.exchange === undefined ? [] : [`| exchange | \`${cause.exchange}\` |`]),
    '',
    `    ${quoted}`,
    '',
    marker,
  ];
  return { title: `${headline(alert)} (${fingerprint})`, body: lines.join('\n'), marker };
}
