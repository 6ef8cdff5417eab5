import type { Verdict } from '../verdict/judge.ts';
import type { JudgedCheck } from '../verdict/judged-check.ts';
import { exitCodes, type Outcome } from '../verdict/outcome.ts';
import type { Pin } from './pin.ts';

/** Whom the first pinned requirement accuses, and at which line of openapi.yaml. */
export interface Attribution {
  readonly operation?: string;
  readonly line?: number;
}

/** What a run under a fault came to, compared with its pin; killed, attributed and alone when `shortfalls` is empty. */
export interface Kill {
  /** Pinned requirements that were violated, or warned where they can do no more. */
  readonly killedBy: readonly string[];
  /** Absent where nobody was accused, or not who should have been. */
  readonly attribution?: Attribution;
  /** Violated requirements beside the pinned ones that the pin explains. */
  readonly alsoRed: readonly string[];
  /** One sentence for each way in which the run differs from its pin. */
  readonly shortfalls: readonly string[];
}

/** The requirements with a check of this outcome, each once, by name. */
export function requirementsWith(verdict: Pick<Verdict, 'checks'>, outcome: Outcome): string[] {
  const ids = verdict.checks.filter((check) => check.outcome === outcome).map(({ requirement }) => requirement);
  return [...new Set(ids)].sort();
}

/** Compares the verdict of a run under a fault with the fault's pin; the clean run violates nothing. */
export function killOf(verdict: Pick<Verdict, 'checks' | 'counts'>, pin: Pin): Kill {
  const due = dueOutcome(pin);
  const red = requirementsWith(verdict, due);
  const beside = requirementsWith(verdict, 'violated').filter((requirement) => !pin.requirements.includes(requirement));
  const unexplained = beside.filter((requirement) => !pin.alsoRed?.requirements.includes(requirement));
  const found = attributionOf(verdict.checks, pin);
  const suiteFaults = verdict.counts['suite-fault'];
  return {
    killedBy: pin.requirements.filter((requirement) => red.includes(requirement)),
    ...('complaint' in found ? {} : { attribution: found }),
    alsoRed: beside.filter((requirement) => !unexplained.includes(requirement)),
    shortfalls: [
      ...pin.requirements
        .filter((requirement) => !red.includes(requirement))
        .map((requirement) => `survived: nothing ${due === 'warned' ? 'warns of' : 'violates'} ${requirement}`),
      ...('complaint' in found && red.includes(pin.requirements[0]) ? [`unattributed: ${found.complaint}`] : []),
      ...unexplained.map((requirement) => `co-red: ${requirement} is violated too, and the pin does not say why`),
      ...(suiteFaults === 0 ? [] : [`suite fault: ${suiteFaults} planned checks were not emitted`]),
    ],
  };
}

/** What a pinned requirement must come to. */
function dueOutcome({ warns }: Pin): 'violated' | 'warned' {
  return warns === undefined ? 'violated' : 'warned';
}

/** The exit code of a run that was killed as its pin says: what only warns leaves a run holding. */
export function dueExit({ alsoRed }: Pick<Kill, 'alsoRed'>, pin: Pin): number {
  return pin.warns === undefined || alsoRed.length > 0 ? exitCodes.violated : exitCodes.holds;
}

function attributionOf(checks: readonly JudgedCheck[], pin: Pin): Attribution | { readonly complaint: string } {
  const accused = checks
    .filter(({ outcome, requirement }) => outcome === dueOutcome(pin) && requirement === pin.requirements[0])
    .flatMap(({ offences }) => offences);
  if (pin.operation === undefined) {
    return accused.some(({ exchange }) => exchange !== '') ? {} : { complaint: 'no exchange is named' };
  }
  const right = accused.filter(({ operation }) => operation === pin.operation);
  if (right.length === 0) {
    const others = [...new Set(accused.map(({ operation = 'nobody' }) => operation))].join(', ');
    return { complaint: `${others || 'nobody'} is accused, not ${pin.operation}` };
  }
  const lines = right.flatMap(({ line }) => (line === undefined ? [] : [line])).sort((a, b) => a - b);
  const [line] = lines;
  return line === undefined
    ? { complaint: `no line of the contract is named for ${pin.operation}` }
    : { operation: pin.operation, line };
}
