import type { JsonObject } from '../json.ts';
import type { PresentationPolicy } from '../presentation.ts';

/** A presentation whose timestamps are written differently. */
export function changedTimestamps(
  strict: PresentationPolicy,
  write: (text: string) => string,
): Partial<PresentationPolicy> {
  const changed = (shown: JsonObject) => ({
    ...shown,
    createdAt: write(String(shown.createdAt)),
    updatedAt: write(String(shown.updatedAt)),
  });
  return {
    customer: (customer, place) => changed(strict.customer(customer, place)),
    subscription: (subscription, place) => changed(strict.subscription(subscription, place)),
  };
}
