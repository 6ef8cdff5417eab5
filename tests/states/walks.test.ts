import type { Profile } from '../../src/config/settings.ts';
import { StepFailed } from '../../src/evidence/ledger.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { machine } from './customer-machine.ts';
import { allProofs, transitionText } from './walk-model.ts';
import { type Searched, storyText, type Told, type WalkEffort, WalkSearch } from './walk-search.ts';

const efforts: Readonly<Record<Profile, WalkEffort>> = {
  flow: { walks: 6, length: 9 },
  gate: { walks: 6, length: 9 },
  deep: { walks: 20, length: 14 },
};

/** D12–D14, G3, G12: random calls on two customers at once, each judged by the machine that the contract declares. */
story('walks', { capabilities: ['simulator'] }, (step) => {
  step('interleaved', { proves: allProofs() }, async (t) => {
    const searched = await new WalkSearch(t, efforts[t.session.settings.profile]).search();
    observeTransitions(t, searched);
    for (const told of searched.told) judgeFinding(t, told);
    for (const [proof, { answers, twin }] of searched.proved) {
      if (searched.told.some(({ finding }) => finding.proof === proof)) continue;
      const given = { holds: true, message: '', expected: '', received: '', answers };
      t.check(proof, twin === undefined ? given : { ...given, twin });
    }
    const [first] = searched.told;
    if (searched.trouble !== undefined) throw searched.trouble;
    // What lies behind a finding could not be looked at.
    if (first !== undefined)
      throw new StepFailed({ kind: first.counts ? 'violation' : 'unmet', message: first.finding.message });
  });
});

function judgeFinding(t: StepContext, told: Told): void {
  const { finding, counts } = told;
  const { proof, message, expected, answers, twin } = finding;
  if (!counts) {
    t.undecided(proof, `${message}, and did not do so again on fresh customers\n${storyText(told)}`, answers);
    return;
  }
  t.check(proof, {
    holds: false,
    message,
    expected,
    received: storyText(told),
    answers,
    ...(twin === undefined ? {} : { twin }),
  });
}

function observeTransitions(t: StepContext, { transitions }: Searched): void {
  for (const transition of machine.transitions) {
    const text = transitionText(transition);
    t.observe(`states.transition.${text.replaceAll(' ', '')}`, transitions.has(text) ? 'seen' : 'not seen');
  }
  const seen = machine.transitions.filter((transition) => transitions.has(transitionText(transition))).length;
  t.observe('states.transitions', `${seen} of ${machine.transitions.length} seen on walks`);
}
