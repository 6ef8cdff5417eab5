import type { SignatureAlgorithm } from '../signing/keys.ts';
import type { Attempt } from './row.ts';
import { registerKeyCommand, type TenantIdentity, tenantSettings } from './tenant-settings.ts';

/** What is known when a signed read was refused. */
export interface Refusal {
  readonly tenant: TenantIdentity;
  readonly tried: readonly Attempt[];
  /** Whether the signed read of another tenant was accepted with the same choices. */
  readonly othersAccepted: boolean;
  readonly environment: string;
  /** Where settings are mended. */
  readonly place: string;
  readonly isLocal: boolean;
  readonly readOnly: boolean;
  readonly algorithm: SignatureAlgorithm | undefined;
}

/** Says what to change after a refused signed read, as precisely as the attempts allow. */
export function refusalAdvice(refusal: Refusal): string {
  const accepted = refusal.tried.find(({ outcome }) => outcome === 'accepted');
  if (accepted) return acceptedAdvice(accepted, refusal.place);
  if (refusal.tenant === 'second' && !refusal.othersAccepted)
    return 'the same as for the first tenant: mend that one first, then repeat';
  const ended = refusal.tried.find(({ outcome }) => outcome === 'undecided');
  if (ended)
    return `another choice (${ended.setting}) brought no verdict: ${ended.came}. Repeat when the environment is well`;
  const tried = [...new Set(refusal.tried.map(({ setting }) => setting))].join(', ');
  const because =
    tried === ''
      ? "another tenant signs the same way and is accepted, so this tenant's key or key id is wrong"
      : `other choices of ${tried} were refused too, so key or key id are the likelier cause`;
  return [because, keyAdvice(refusal), algorithmAdvice(refusal)].filter((part) => part !== '').join('. ');
}

function acceptedAdvice({ setting, value }: Attempt, place: string): string {
  const change = value === undefined ? `remove ${setting} from ${place}` : `set ${setting}="${value}" in ${place}`;
  return `${change}: with that alone the same read was accepted`;
}

function keyAdvice({ tenant, environment, place, isLocal, readOnly }: Refusal): string {
  const { signingKey, signingKeyId } = tenantSettings[tenant];
  if (isLocal)
    return 'The key was registered a moment ago: the local environment does not verify signatures as documented';
  const compare = `Compare ${signingKeyId} in ${place} with the id that PUT /auth/signing gave for the public part of ${signingKey}`;
  if (readOnly) return `${compare}; keys of a production host are registered by whoever runs it`;
  return `${compare}, or register it: ${registerKeyCommand(environment, tenant)} (this replaces the key that is there)`;
}

function algorithmAdvice({ algorithm }: Refusal): string {
  return algorithm === 'ed25519' ? 'The documentation names P-384 keys only: an Ed25519 key may be refused' : '';
}
