import { stringify } from 'yaml';
import type { DriftAnswer } from '../drift-answer.ts';

/** What stands before an overlay, for who opens it. */
const heading = [
  'What the contract would have to say to agree with what was seen (OpenAPI Overlay 1.0.0).',
  'A proposal: an accident that is written down becomes a promise. Take the actions that are meant, then apply them.',
  'What nobody saw is not taken back here: that it did not show proves nothing.',
];

/** The overlay that reconciles the contract with what a run saw; without actions where they agree. */
export function renderOverlay({ run, contract, actions }: Pick<DriftAnswer, 'run' | 'contract' | 'actions'>): string {
  const overlay = {
    overlay: '1.0.0',
    info: { title: `What run ${run.id} saw in ${run.environment} and the contract does not say`, version: '1.0.0' },
    extends: contract,
    actions: actions.map(({ target, description, update, remove }) => ({
      target,
      description,
      ...(update === undefined ? {} : { update }),
      ...(remove ? { remove } : {}),
    })),
  };
  return `${heading.map((line) => `# ${line}`).join('\n')}\n${stringify(overlay, { lineWidth: 120, aliasDuplicateObjects: false })}`;
}
