import { coverage } from './coverage.ts';
import { coveredComponent } from './covered-component.ts';
import { digest } from './digest.ts';
import { harmlessVariants } from './harmless.ts';
import { keyBinding } from './key-binding.ts';
import { lifetime } from './lifetime.ts';
import { malformedInput } from './malformed-input.ts';
import type { Mutation } from './mutation.ts';
import { presence } from './presence.ts';
import { severalSignatures } from './several-signatures.ts';
import { signatureBytes } from './signature-bytes.ts';

/** Every named way to change a good signed request, in the order in which reports list them. */
export const mutations: readonly Mutation[] = [
  ...presence,
  ...signatureBytes,
  ...keyBinding,
  ...coveredComponent,
  ...coverage,
  ...lifetime,
  ...severalSignatures,
  ...malformedInput,
  ...digest,
  ...harmlessVariants,
];
