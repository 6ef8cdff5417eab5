import { join } from 'node:path';
import { capabilityNames } from '../config/capabilities.ts';
import { type HoleReason, readHoleReasons } from '../coverage/hole-reasons.ts';
import type { DocumentProblem } from '../verdict/project-document.ts';
import { type Requirements, readRequirements } from '../verdict/requirements.ts';
import { readWaivers, type Waiver } from '../verdict/waivers.ts';

/** What the project itself says about every run. */
export interface ProjectDocuments {
  readonly requirements: Requirements;
  readonly waivers: readonly Waiver[];
  readonly holeReasons: readonly HoleReason[];
}

/**
 * Reads requirements.yaml, waivers.yaml and coverage.yaml.
 * @param root the project's folder
 * @returns all problems of all of them at once; where there are any, nothing may run
 */
export function readProjectDocuments(root: string): {
  readonly documents: ProjectDocuments;
  readonly problems: readonly DocumentProblem[];
} {
  const { requirements, problems } = readRequirements(join(root, 'requirements.yaml'));
  const waivers = readWaivers(join(root, 'waivers.yaml'), requirements);
  const coverage = readHoleReasons(join(root, 'coverage.yaml'), capabilityNames);
  return {
    documents: { requirements, waivers: waivers.waivers, holeReasons: coverage.reasons },
    problems: [...problems, ...waivers.problems, ...coverage.problems],
  };
}

/** Problems of the project's documents as text for the console. */
export function formatDocumentProblems(problems: readonly DocumentProblem[]): string {
  return problems
    .map(({ code, where, expected, received, next }) =>
      [
        `${code}  ${where}`,
        `  expected  ${expected}`,
        `  received  ${received}`,
        ...(next === undefined ? [] : [`  next      ${next}`]),
      ].join('\n'),
    )
    .join('\n');
}
