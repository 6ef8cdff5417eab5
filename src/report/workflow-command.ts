import { cut, harmless } from './shown-text.ts';

/** Longest message of a command, in characters; GitHub shows the beginning of longer ones. */
const longest = 2_000;

/** One line for GitHub's runner: `::error file=openapi.yaml,line=3,title=…::message`, escaped as it unescapes (actions/toolkit). */
export function workflowCommand(
  command: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const named = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${escapeProperty(cut(harmless(String(value)), 255))}`);
  return `::${command}${named.length === 0 ? '' : ` ${named.join(',')}`}::${escapeMessage(cut(harmless(message), longest))}`;
}

function escapeMessage(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
