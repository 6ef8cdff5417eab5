import { type Webhook, webhooks } from '../../generated/operations.ts';
import { resolveSchema, valueAt } from '../contract/schema-aspects.ts';

/** What the contract says of a `webhookType`. */
export interface DeclaredType {
  /** Whether the contract lists the type at all. */
  readonly declared: boolean;
  /** The webhook whose payload has this type; a listed type may announce an entity that the contract does not cover. */
  readonly webhook?: Webhook;
}

const all: readonly Webhook[] = Object.values(webhooks);

/** Every type that can be subscribed to, as the contract lists them. */
export function declaredTypes(): readonly unknown[] {
  const schema = valueAt('#/components/schemas/WebhookType') as { enum?: readonly unknown[] } | undefined;
  return schema?.enum ?? [];
}

/** Looks a `webhookType` up; without one a payload is held against the only webhook there is, if there is only one. */
export function webhookOfType(type: string | undefined): DeclaredType {
  if (type === undefined) {
    const [only, another] = all;
    return { declared: false, ...(only && !another ? { webhook: only } : {}) };
  }
  const webhook = all.find(({ pointer }) => pointer !== null && typesOf(valueAt(pointer)).includes(type));
  return { declared: declaredTypes().includes(type), ...(webhook ? { webhook } : {}) };
}

/** The values that a payload schema allows for its discriminator. */
function typesOf(schema: unknown): unknown[] {
  const resolved = resolveSchema(schema) as
    | { properties?: Record<string, { const?: unknown; enum?: unknown[] }>; allOf?: unknown[] }
    | undefined;
  const discriminator = resolved?.properties?.webhookType;
  const own = discriminator?.const === undefined ? (discriminator?.enum ?? []) : [discriminator.const];
  return [...own, ...(resolved?.allOf ?? []).flatMap(typesOf)];
}
