import { describe, expect, it } from '@jest/globals';
import type { DriftAnswer } from '../../../../src/drift/drift-answer.ts';
import { renderDriftMd } from '../../../../src/drift/render/drift-md.ts';

/** An answer of one difference between two documents, whose text is the foreign document's. */
function told(message: string): string {
  const answer: DriftAnswer = {
    run: { id: 'a-run', environment: 'staging', verdict: 'holds', violated: 0 },
    contract: 'openapi.yaml',
    against: undefined,
    notices: [],
    spec: {
      name: 'published.yaml',
      findings: [
        { kind: 'spec', class: 'editorial', code: 'TEXT', fingerprint: '0123456789ab', place: '#/info', message },
      ],
      advice: 'Patch.',
    },
    behaviour: [],
    changes: [],
    actions: [],
    density: [],
    answers: 1,
    cutBodies: 0,
  };
  return renderDriftMd(answer);
}

describe('what a foreign document says, in a page that may become an issue', () => {
  it.each([
    ['notifies nobody', 'written by @octocat', /@octocat/],
    ['is no link', 'see [here](https://example.com)', /(?<!\\)\[here|(?<!\\)(?<=https):\/\//],
    ['is no image and no element', '![x](y) <img src=x>', /(?<!\\)\[x|(?<!\\)<img/],
    ['begins no block', 'first\n# second\n- third', /^(?:# second|- third)/m],
  ])('%s', (_what, message, markup) => {
    expect(message).toMatch(markup);
    expect(told(message)).toContain('**TEXT**');
    expect(told(message)).not.toMatch(markup);
  });
});
