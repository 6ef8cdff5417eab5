import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { faultGroups } from '../../../src/killmatrix/fault-groups.ts';
import { readRequirements } from '../../../src/verdict/requirements.ts';
import { projectRoot } from '../run/project-root.ts';

/** Requirements that no fault can turn red, each with the reason why not. */
const withoutFault: Readonly<Record<string, string>> = {};

const { requirements } = readRequirements(join(projectRoot, 'requirements.yaml'));
const due = new Set(
  Object.values(faultGroups).flatMap((pins) => Object.values(pins).flatMap(({ requirements: named }) => named)),
);

describe('each requirement', () => {
  it('has a fault that must turn it red, unless it is excluded or there is a reason why none can', () => {
    const demanded = [...requirements].flatMap(([id, { excluded }]) => (excluded === undefined ? [id] : []));
    expect(demanded.length).toBeGreaterThan(100);
    expect(demanded.filter((id) => !due.has(id) && withoutFault[id] === undefined)).toEqual([]);
  });

  it('that is excused from having a fault is demanded, and has none', () => {
    const excused = Object.keys(withoutFault);
    expect(excused.filter((id) => due.has(id) || requirements.get(id) === undefined)).toEqual([]);
  });
});
