import type { AuthenticationPolicy } from './authentication.ts';
import { strictAuthentication } from './authentication.ts';
import type { ChallengePolicy } from './challenge.ts';
import { strictChallenges } from './challenge.ts';
import type { StatePolicy } from './customer-states.ts';
import { strictStates } from './customer-states.ts';
import type { CustomerPolicy } from './customers.ts';
import { strictCustomers } from './customers.ts';
import type { DigestPolicy } from './digest.ts';
import { strictDigest } from './digest.ts';
import type { AnswerPolicy } from './http/answer-policy.ts';
import { strictAnswers } from './http/answer-policy.ts';
import type { SignaturePolicy } from './http-signature/signature-policy.ts';
import { strictSignature } from './http-signature/signature-policy.ts';
import type { IdempotencyPolicy } from './idempotency.ts';
import { strictIdempotency } from './idempotency.ts';
import type { PresentationPolicy } from './presentation.ts';
import { strictPresentation } from './presentation.ts';
import type { ValidationPolicy } from './validation/validation-policy.ts';
import { strictValidation } from './validation/validation-policy.ts';
import type { WebhookPolicy } from './webhooks/webhook-policy.ts';
import { strictWebhooks } from './webhooks/webhook-policy.ts';

/** Every decision of the environment that can be made differently, by subject. */
export interface Behaviour {
  readonly authentication: AuthenticationPolicy;
  readonly signature: SignaturePolicy;
  readonly digest: DigestPolicy;
  readonly idempotency: IdempotencyPolicy;
  readonly validation: ValidationPolicy;
  readonly customers: CustomerPolicy;
  readonly states: StatePolicy;
  readonly challenges: ChallengePolicy;
  readonly webhooks: WebhookPolicy;
  readonly presentation: PresentationPolicy;
  readonly answers: AnswerPolicy;
}

/** The decisions that a fault or a variant makes in its own way. */
export type BehaviourChange = { readonly [Subject in keyof Behaviour]?: Partial<Behaviour[Subject]> };

/** What the environment does unless told otherwise. */
export const strictBehaviour: Behaviour = {
  authentication: strictAuthentication,
  signature: strictSignature,
  digest: strictDigest,
  idempotency: strictIdempotency,
  validation: strictValidation,
  customers: strictCustomers,
  states: strictStates,
  challenges: strictChallenges,
  webhooks: strictWebhooks,
  presentation: strictPresentation,
  answers: strictAnswers,
};

/** The behaviour with some decisions replaced. */
export function changedBehaviour(behaviour: Behaviour, change: BehaviourChange): Behaviour {
  return {
    authentication: { ...behaviour.authentication, ...change.authentication },
    signature: { ...behaviour.signature, ...change.signature },
    digest: { ...behaviour.digest, ...change.digest },
    idempotency: { ...behaviour.idempotency, ...change.idempotency },
    validation: { ...behaviour.validation, ...change.validation },
    customers: { ...behaviour.customers, ...change.customers },
    states: { ...behaviour.states, ...change.states },
    challenges: { ...behaviour.challenges, ...change.challenges },
    webhooks: { ...behaviour.webhooks, ...change.webhooks },
    presentation: { ...behaviour.presentation, ...change.presentation },
    answers: { ...behaviour.answers, ...change.answers },
  };
}
