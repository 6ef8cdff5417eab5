import type { RunReport } from '../run-report.ts';
import { checkAnchor, hrefOf } from './anchors.ts';
import { type Html, html } from './markup.ts';

/** What somebody who has this report should do, the first thing first. */
export function nextSteps({ word, facts, checks, warnings }: RunReport): readonly Html[] {
  const target = facts.isLocal ? 'local' : facts.environment;
  const again = html`<code>npm run contract -- --env ${target}${facts.isLocal ? '' : ' --build …'}</code>`;
  const doctor = html`<code>npm run doctor -- --env ${target}</code>`;
  if (word === 'holds') {
    const read = warnings.length > 0 ? [html`Read the warnings below: they say what this verdict does not cover.`] : [];
    if (!facts.isLocal) return [...read, html`Nothing in this run speaks against the release.`];
    return [
      ...read,
      html`Nothing is shown about the real API yet. Judge it: <code>npm run contract -- --env sandbox --build …</code>`,
    ];
  }
  if (word === 'violated') {
    const first = checks.find(({ outcome }) => outcome === 'violated');
    const exchange = first?.offences.find((offence) => offence.exchange !== '')?.exchange;
    return [
      html`Start with <a href="${first ? hrefOf(checkAnchor(first.id)) : '#violations'}">the first violation</a>: what was expected, what came, and the exchange that shows it.`,
      ...(exchange === undefined || facts.isLocal
        ? []
        : [html`Look at it again: <code>npm run replay -- ${exchange}</code>`]),
      html`Then mend the API; or openapi.yaml, where the contract is what is wrong; or accept it for a time: <code>npm run waive -- ${first?.requirement ?? 'REQUIREMENT'}</code>`,
      html`Run again: ${again}`,
    ];
  }
  if (word === 'misconfigured')
    return [
      html`Mend what the reasons name: settings, waivers.yaml, requirements.yaml or coverage.yaml. The API is not judged by this run.`,
      html`Examine the settings: ${doctor}`,
      html`Run again: ${again}`,
    ];
  if (word === 'undecided')
    return [
      html`Don't release on this: the API is neither accused nor cleared. <a href="#not-proved">What is not proved</a> names each cause.`,
      html`Examine connection, credentials and signature settings: ${doctor}`,
      html`Run again: ${again}`,
    ];
  return [
    html`Don't release on this, and don't blame the API: the suite itself went wrong. <a href="#not-proved">What is not proved</a> names where.`,
    html`Hand this report and its journal to those who keep the suite.`,
  ];
}
