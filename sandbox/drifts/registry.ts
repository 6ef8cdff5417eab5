import type { Variant } from '../modification.ts';

/**
 * What an environment may do without breaking the contract, and what clients nevertheless notice: no run fails by it, and
 * drift tells it. `--fault` takes them like faults.
 */
const DRIFTS: Readonly<Record<string, () => Promise<Variant>>> = {
  'drift-error-field-gone': () => import('./error-field-gone.ts').then(({ drift }) => drift),
  'drift-error-shape': () => import('./error-shape.ts').then(({ drift }) => drift),
  'drift-header': () => import('./header.ts').then(({ drift }) => drift),
  'drift-latency': () => import('./latency.ts').then(({ drift }) => drift),
  'drift-property': () => import('./property.ts').then(({ drift }) => drift),
  'drift-signature-policy': () => import('./signature-policy.ts').then(({ drift }) => drift),
  'drift-signature-status': () => import('./signature-status.ts').then(({ drift }) => drift),
  'drift-undeclared-method': () => import('./undeclared-method.ts').then(({ drift }) => drift),
};

/** The ids of all drifts, by name. */
export function driftIds(): string[] {
  return Object.keys(DRIFTS).sort();
}

/** The drift with this id; undefined where none has it. */
export async function loadDrift(id: string | undefined): Promise<Variant | undefined> {
  const load = id !== undefined && Object.hasOwn(DRIFTS, id) ? DRIFTS[id] : undefined;
  return load?.();
}
