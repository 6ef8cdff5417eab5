import type { Pins } from './pin.ts';
import { authPins } from './pins/auth.ts';
import { idempotencyPins } from './pins/idempotency.ts';
import { schemaPins } from './pins/schema.ts';
import { signaturePins } from './pins/signature.ts';
import { statePins } from './pins/state.ts';
import { statusPins } from './pins/status.ts';
import { validationPins } from './pins/validation.ts';
import { webhookPins } from './pins/webhook.ts';

/** Each seeded fault of the embedded environment with its pin, by subject. */
export const faultGroups: Readonly<Record<string, Pins>> = {
  schema: schemaPins,
  status: statusPins,
  validation: validationPins,
  auth: authPins,
  signature: signaturePins,
  idempotency: idempotencyPins,
  state: statePins,
  webhook: webhookPins,
};
