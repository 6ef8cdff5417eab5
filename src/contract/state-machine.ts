/** The states of an entity and the transitions that the contract documents (`x-states`). */
export interface StateMachine {
  readonly initial: string;
  readonly final: readonly string[];
  /** `from` and `to`, and `by` whom: an operationId or `environment`. */
  readonly transitions: ReadonlyArray<{ readonly from: string; readonly to: string; readonly by: string }>;
}

/**
 * Reads the machine from a status schema's `x-states`.
 * @throws TypeError when the schema has none
 */
export function readMachine(schema: unknown): StateMachine {
  const machine = (schema as { 'x-states'?: unknown } | undefined)?.['x-states'] as StateMachine | undefined;
  if (!machine || !Array.isArray(machine.transitions)) throw new TypeError('the status schema declares no x-states');
  return machine;
}

/**
 * Whether each state can follow the one before it, directly or through states that pass too quickly to be seen.
 * @param calls operationIds that were called: nothing else but the environment itself can have moved the entity
 */
export function isPath(machine: StateMachine, states: readonly string[], calls: readonly string[]): boolean {
  const possible = machine.transitions.filter(({ by }) => by === 'environment' || calls.includes(by));
  return states.every((state, index) => {
    const before = states[index - 1];
    return before === undefined || reachable(possible, before).has(state);
  });
}

function reachable(transitions: StateMachine['transitions'], from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const frontier = [from];
  for (let state = frontier.pop(); state !== undefined; state = frontier.pop()) {
    for (const transition of transitions) {
      if (transition.from !== state || found.has(transition.to)) continue;
      found.add(transition.to);
      frontier.push(transition.to);
    }
  }
  return found;
}
