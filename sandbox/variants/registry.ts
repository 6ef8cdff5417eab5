import type { Variant } from '../modification.ts';
import { UnknownModification } from '../unknown-modification.ts';

const VARIANTS: Readonly<Record<string, () => Promise<Variant>>> = {
  'challenge-replaced-by-read': () => import('./challenge-replaced-by-read.ts').then(({ variant }) => variant),
  chunked: () => import('./chunked.ts').then(({ variant }) => variant),
  'connection-close': () => import('./connection-close.ts').then(({ variant }) => variant),
  'error-text-reworded': () => import('./error-text-reworded.ts').then(({ variant }) => variant),
  'extra-header': () => import('./extra-header.ts').then(({ variant }) => variant),
  'foreign-rows': () => import('./foreign-rows.ts').then(({ variant }) => variant),
  gzip: () => import('./gzip.ts').then(({ variant }) => variant),
  'header-name-case': () => import('./header-name-case.ts').then(({ variant }) => variant),
  'keys-reordered': () => import('./keys-reordered.ts').then(({ variant }) => variant),
  'late-lists': () => import('./late-lists.ts').then(({ variant }) => variant),
  'microsecond-timestamps': () => import('./microsecond-timestamps.ts').then(({ variant }) => variant),
  'one-503-then-fine': () => import('./one-503-then-fine.ts').then(({ variant }) => variant),
  'slow-200ms': () => import('./slow-200ms.ts').then(({ variant }) => variant),
  'utc-offset': () => import('./utc-offset.ts').then(({ variant }) => variant),
  'uuid-v7-ids': () => import('./uuid-v7-ids.ts').then(({ variant }) => variant),
  'varying-precision': () => import('./varying-precision.ts').then(({ variant }) => variant),
  'webhook-duplicates': () => import('./webhook-duplicates.ts').then(({ variant }) => variant),
  'webhook-reordered': () => import('./webhook-reordered.ts').then(({ variant }) => variant),
  whitespace: () => import('./whitespace.ts').then(({ variant }) => variant),
};

/** The ids of all variants, by name. */
export function variantIds(): string[] {
  return Object.keys(VARIANTS).sort();
}

/** The variant with this id; undefined for none. Throws UnknownModification. */
export async function loadVariant(id: string | undefined): Promise<Variant | undefined> {
  if (id === undefined) return undefined;
  const load = Object.hasOwn(VARIANTS, id) ? VARIANTS[id] : undefined;
  if (load === undefined) throw new UnknownModification('variant', id, variantIds());
  return load();
}
