import type { SignatureAlgorithm, SigningKey } from '../keys.ts';
import type { SignableRequest } from '../signable-request.ts';

/** A request with its body and exactly one signature in its headers: what leaves unless it is mutated. */
export interface SignedRequest extends SignableRequest {
  /** Exact bytes of the body; absent when there is none. */
  readonly body?: Uint8Array;
}

/** The keys and values that mutations are made with. */
export interface MutationMaterial {
  /** The registered key that made the good signature. */
  readonly key: SigningKey;
  /** A key of the same algorithm that was never registered. */
  readonly unregistered: SigningKey;
  /** A key that another tenant registered, under its own key id. */
  readonly foreign?: SigningKey;
  /** A well-formed key id that nobody has. */
  readonly unknownKeyId: string;
  /** The absolute URL of another resource of the same API. */
  readonly otherUrl: URL;
}

/** What of a request decides whether a mutation makes sense for it. */
export interface RequestShape {
  readonly hasBody: boolean;
  readonly hasIdempotencyKey: boolean;
  /** Names of the components that its signature covers. */
  readonly covered: ReadonlySet<string>;
  readonly algorithm: SignatureAlgorithm;
  /** Whether a key of another tenant is at hand. */
  readonly hasForeignKey: boolean;
}

/** What a mutated request is due: `observed` where no source says whether it is good. */
export type Due = 'refused' | 'accepted' | 'observed';

/** One named way to change a good signed request. */
export interface Mutation {
  /** Unique among all mutations; names the case in every report. */
  readonly id: string;
  /** The requirement that the answer is judged by. */
  readonly requirement: string;
  readonly due: Due;
  /** Whether it makes sense for a request of this shape. */
  readonly applies: (shape: RequestShape) => boolean;
  /** The mutated request; pure, the good one stays as it is. */
  readonly mutate: (request: SignedRequest, material: MutationMaterial) => SignedRequest;
}

/** For mutations that make sense for every request. */
export const always = (): boolean => true;

/** For mutations of what a body alone has. */
export const withBody = ({ hasBody }: RequestShape): boolean => hasBody;
