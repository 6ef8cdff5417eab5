import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { operations, webhooks } from '../../../generated/operations.ts';
import { faultIds } from '../../../sandbox/faults/registry.ts';
import { variantIds } from '../../../sandbox/variants/registry.ts';
import { suiteFiles } from '../../../src/jest/suite-files.ts';
import { faultGroups } from '../../../src/killmatrix/fault-groups.ts';
import { variants } from '../../../src/killmatrix/variants.ts';
import { readRequirements } from '../../../src/verdict/requirements.ts';
import { projectRoot } from '../run/project-root.ts';

const pinned = Object.values(faultGroups).flatMap((pins) => Object.entries(pins));
const pins = pinned.map(([, pin]) => pin);

describe('the pins', () => {
  it('name each fault and each variant that the embedded environment has, and no other', () => {
    expect(pinned.map(([id]) => id).sort()).toEqual(faultIds());
    expect([...variants].sort()).toEqual(variantIds());
  });

  it('name requirements that are demanded, as MUST where they must be violated and as SHOULD where they must warn', () => {
    const { requirements } = readRequirements(join(projectRoot, 'requirements.yaml'));
    const violated = pins.flatMap(({ requirements: due, warns, alsoRed }) => [
      ...(warns === undefined ? due : []),
      ...(alsoRed?.requirements ?? []),
    ]);
    const warned = pins.flatMap(({ requirements: due, warns }) => (warns === undefined ? [] : due));
    expect(violated.filter((id) => requirements.get(id)?.level !== 'MUST')).toEqual([]);
    expect(warned.filter((id) => requirements.get(id)?.level !== 'SHOULD')).toEqual([]);
  });

  it('name suites by their whole names', () => {
    const names = suiteFiles(projectRoot, 'gate').map(({ name }) => name);
    expect(pins.flatMap(({ seenBy }) => seenBy).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('accuse operations and webhooks that the contract has', () => {
    const accused = pins.flatMap(({ operation }) => (operation === undefined ? [] : [operation]));
    expect(accused.filter((name) => !(name in operations) && !(name in webhooks))).toEqual([]);
  });
});
