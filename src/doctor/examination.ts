import { settingsFileName } from '../config/environment-name.ts';
import type { RunSettings, Session } from '../http/session.ts';
import type { Answer } from '../http/transport.ts';
import type { TenantIdentity } from './tenant-settings.ts';

/** What the steps look at, and what they leave for later ones. */
export interface Examination {
  readonly settings: RunSettings;
  readonly session: Session;
  /** The first answer, to a read without a token. */
  unsignedAnswer?: Answer;
  /** Tenants whose signed read was accepted. */
  readonly accepted: Set<TenantIdentity>;
}

/** Where the settings of an environment are mended: its file, or the variables for `local`. */
export function settingsPlace({ environment, isLocal }: Pick<RunSettings, 'environment' | 'isLocal'>): string {
  return isLocal ? 'the variables of the shell' : settingsFileName(environment);
}
