import type { Finding, Foundation, Row } from './row.ts';

/** One thing to look at, and what must be in order before a look makes sense. */
export interface Step<Subject> {
  readonly name: string;
  /** Names of earlier steps. */
  readonly needs: readonly string[];
  /** Names of settings. */
  readonly restsOn: readonly string[];
  look(subject: Subject): Promise<Finding>;
}

/** How rows get their settings' values, and how they are handed out. */
export interface RowOutlet {
  /** Settings with their values, as a report may show them. */
  describe(settings: readonly string[]): Foundation[];
  /** Takes secrets out of a text that came from the environment. */
  redact(text: string): string;
  /** Called with each row as soon as it is known. */
  onRow(row: Row): void;
}

/**
 * Takes the steps in their order; what needs a step that failed or was not reached is not reached itself.
 * @param subject what is looked at; undefined when it could not be had: then nothing is reached
 * @param because name of the step that kept the subject from being had
 */
export async function takeSteps<Subject>(
  steps: readonly Step<Subject>[],
  subject: Subject | undefined,
  outlet: RowOutlet,
  because = '',
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const step of steps) {
    const blocked = rows.find(
      ({ step: name, state }) => step.needs.includes(name) && (state === 'failed' || state === 'not reached'),
    );
    const row: Row = {
      step: step.name,
      ...(subject === undefined
        ? unreached(`${because} failed`)
        : blocked
          ? unreached(blocked.state === 'failed' ? `${blocked.step} failed` : blocked.seen)
          : cleaned(await step.look(subject), outlet)),
      restsOn: outlet.describe(step.restsOn),
    };
    rows.push(row);
    outlet.onRow(row);
  }
  return rows;
}

function unreached(cause: string): Pick<Row, 'state' | 'seen'> {
  return { state: 'not reached', seen: cause };
}

function cleaned(finding: Finding, { redact }: RowOutlet): Finding {
  const seen = redact(finding.seen);
  return finding.advice === undefined ? { ...finding, seen } : { ...finding, seen, advice: redact(finding.advice) };
}
