import type { HealthSettings } from '../config/settings.ts';
import type { AlertMessage, AlertSink } from './alert-message.ts';
import { AlertRequestFailed, tryTwice } from './alert-request.ts';
import { GithubIssues } from './github-issues.ts';
import type { Wire } from './wire.ts';

/** The label by which the issues are found again. */
const issueLabel = 'onboarding-health';

/** GitHub takes 65536 characters; the markers need some of them. */
const longestText = 60_000;

/**
 * Keeps one issue for each incident: opens it, comments on it, and closes it when the incident is over. Every alert leaves
 * its id, so that a repetition writes nothing. A second try begins from the start, because the first may have succeeded
 * although its answer was lost.
 */
export function githubSink(wire: Wire, github: NonNullable<HealthSettings['github']>): AlertSink {
  const issues = new GithubIssues(wire, github);
  return { name: 'github', deliver: (message) => tryTwice(() => deliver(issues, message)) };
}

async function deliver(issues: GithubIssues, { id, kind, issue }: AlertMessage): Promise<void> {
  const { title, body, marker } = issue;
  const alertMarker = `<!-- ${issueLabel} alert ${id} -->`;
  const found = await issues.findOpen(issueLabel, marker);
  if (found === undefined) {
    // Nothing to close: somebody did it by hand, or this very alert did it before.
    if (kind !== 'recovered') await open(issues, title, marked(body, [marker, alertMarker]));
    return;
  }
  const told = found.body.includes(alertMarker) || (await issues.hasComment(found.number, alertMarker));
  if (!told) await issues.comment(found.number, marked(body, [alertMarker]));
  if (kind === 'recovered') await issues.close(found.number, 'completed');
}

async function open(issues: GithubIssues, title: string, body: string): Promise<void> {
  const { number, labels } = await issues.open({ title, body, labels: [issueLabel] });
  if (labels.includes(issueLabel)) return;
  // Without its label nobody would find it again: the next alert would open another one, and none would be closed.
  await issues.close(number, 'not_planned');
  throw new AlertRequestFailed(
    `GitHub: issue ${number} did not get the label ${issueLabel} and was closed again: the token of CONTRACT_HEALTH_GITHUB_TOKEN needs write access to issues, labels included`,
  );
}

function marked(text: string, markers: readonly string[]): string {
  const kept = text.slice(0, longestText);
  return [kept, ...markers.filter((marker) => !kept.includes(marker))].join('\n\n');
}
