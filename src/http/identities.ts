import { Secret } from '../config/secret.ts';
import type { Credentials, Settings } from '../config/settings.ts';
import type { Identity } from '../evidence/records.ts';
import { type SigningKey, signingKeyFromPem } from '../signing/keys.ts';

/** A bearer token and the instant, in milliseconds since the epoch by the environment's clock, from which it is stale. */
export interface BearerToken {
  readonly secret: Secret;
  readonly staleAtMs: number;
}

/** What the run holds for each identity: credentials and key from the settings, the current token from the environment. */
export class Identities {
  readonly #credentials: ReadonlyMap<Identity, Credentials>;
  readonly #keys = new Map<Identity, SigningKey>();
  readonly #tokens = new Map<Identity, BearerToken>();

  constructor(settings: Pick<Settings, 'primary' | 'second' | 'disposable'>) {
    const entries = (['primary', 'second', 'disposable'] as const).flatMap((identity) => {
      const credentials = settings[identity];
      return credentials ? [[identity, credentials] as const] : [];
    });
    this.#credentials = new Map(entries);
    for (const [identity, { signingKey, signingKeyId }] of entries) {
      if (signingKey && signingKeyId !== undefined)
        this.#keys.set(identity, signingKeyFromPem(signingKey.reveal(), signingKeyId));
    }
  }

  /** The credentials of an identity; undefined where the settings give none. */
  credentials(identity: Identity): Credentials | undefined {
    return this.#credentials.get(identity);
  }

  /** The key that signs for an identity. */
  key(identity: Identity): SigningKey | undefined {
    return this.#keys.get(identity);
  }

  /** The token of an identity while it is fresh. */
  token(identity: Identity, nowMs: number): Secret | undefined {
    const token = this.#tokens.get(identity);
    return token && token.staleAtMs > nowMs ? token.secret : undefined;
  }

  /** Remembers a token; null forgets it, after the credentials changed for example. */
  setToken(identity: Identity, token: BearerToken | null): void {
    if (token === null) this.#tokens.delete(identity);
    else this.#tokens.set(identity, token);
  }

  /** Remembers the key that was registered for an identity. */
  setKey(identity: Identity, key: SigningKey): void {
    this.#keys.set(identity, key);
  }

  /** Every secret of the settings, for redaction and for the search in answers. */
  secrets(): Secret[] {
    return [...this.#credentials.values()].flatMap(({ apiKey, apiSecret, signingKey }) => [
      apiKey,
      apiSecret,
      ...(signingKey ? [signingKey] : []),
    ]);
  }
}

/** A token as a secret that prints as `[secret token]`. */
export function tokenSecret(value: string): Secret {
  return new Secret('token', value);
}
