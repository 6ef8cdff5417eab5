import { faultGroups } from './fault-groups.ts';
import type { Pin } from './pin.ts';
import { variants } from './variants.ts';

/** A fault that is to be killed. */
export interface WantedFault {
  readonly id: string;
  readonly group: string;
  readonly pin: Pin;
}

/** What a matrix is made of. */
export interface Selection {
  readonly faults: readonly WantedFault[];
  readonly variants: readonly string[];
  /** Whether these are all faults and all variants. */
  readonly whole: boolean;
}

/** The name under which `--group` takes the variants. */
export const variantsGroup = 'variants';

/** Names that `--group` takes. */
export const groupNames: readonly string[] = [...Object.keys(faultGroups), variantsGroup];

const everyFault: readonly WantedFault[] = Object.entries(faultGroups).flatMap(([group, pins]) =>
  Object.entries(pins).map(([id, pin]) => ({ id, group, pin })),
);

/** The ids of all pinned faults, group by group. */
export const faultIds: readonly string[] = everyFault.map(({ id }) => id);

/**
 * What is to run: a group and named faults add up; without either, everything.
 * @returns the selection, or what is unknown with what is known instead
 */
export function select(
  group: string | undefined,
  ids: readonly string[],
): Selection | { readonly unknown: string; readonly known: readonly string[] } {
  if (group !== undefined && !groupNames.includes(group)) return { unknown: group, known: groupNames };
  const unknown = ids.find((id) => !faultIds.includes(id));
  if (unknown !== undefined) return { unknown, known: faultIds };
  if (group === undefined && ids.length === 0) return { faults: everyFault, variants, whole: true };
  return {
    faults: everyFault.filter((fault) => fault.group === group || ids.includes(fault.id)),
    variants: group === variantsGroup ? variants : [],
    whole: false,
  };
}
