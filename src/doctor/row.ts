/** How a step ended; `not reached` when one that it needs failed, `skipped` when there was nothing to look at. */
export type StepState = 'ok' | 'warned' | 'skipped' | 'failed' | 'not reached';

/** A setting that a step rests on, with its value; secrets show as `[secret NAME]`, no value means not set. */
export interface Foundation {
  readonly setting: string;
  readonly value?: string;
}

/** Another choice of one open setting that a refused read was repeated with. */
export interface Attempt {
  readonly setting: string;
  /** The value tried; absent where the setting was left out. */
  readonly value?: string;
  /** What the environment answered, or why nothing was answered. */
  readonly came: string;
  /** `undecided` where something else than an acceptance or a refusal came. */
  readonly outcome: 'accepted' | 'refused' | 'undecided';
}

/** What one look found. */
export interface Finding {
  readonly state: Exclude<StepState, 'not reached'>;
  /** One sentence, without a full stop. */
  readonly seen: string;
  /** What to do now. */
  readonly advice?: string;
  readonly tried?: readonly Attempt[];
}

/** One line of the doctor's table. */
export interface Row extends Omit<Finding, 'state'> {
  readonly step: string;
  readonly state: StepState;
  readonly restsOn: readonly Foundation[];
}

/** Whether nothing in the table keeps a run from starting. */
export function allWell(rows: readonly Row[]): boolean {
  return rows.every(({ state }) => state !== 'failed' && state !== 'not reached');
}
