import type { Change } from './change.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * How the checks of both runs came out differently: what was refused and is accepted (loosened), what was accepted and is
 * refused (tightened), and what is refused with another status.
 */
export function checkChanges(before: Snapshot, after: Snapshot): Change[] {
  return Object.entries(after.checks).flatMap(([requirement, now]) => {
    // What undeclared methods answer is a fact of its own.
    if (requirement === 'method.undeclared-refused') return [];
    const then = byCheck(before.checks[requirement] ?? {});
    return [...byCheck(now)].flatMap(([rest, is]) => {
      const was = then.get(rest);
      if (was === undefined || was === is) return [];
      const change = changeOf(requirement, was, is);
      const id = `${requirement}:${rest}`;
      const operation = operationOf(rest);
      return change === undefined
        ? []
        : [{ ...change, operation, where: id, subject: `check ${id}`, before: taken(was), after: taken(is) }];
    });
  });
}

type Kind = Pick<Change, 'code' | 'cause' | 'what' | 'direction'>;

function changeOf(requirement: string, was: string, is: string): Kind | undefined {
  const [then, now] = [statusOf(was), statusOf(is)];
  const direction = 'request';
  if (then === now) return undefined;
  const statuses = `${now} instead of ${then}`;
  if (then >= 400 && now < 300)
    return {
      code: 'LOOSENED',
      cause: requirement,
      what: `${requirement}: what was refused is accepted, ${statuses}`,
      direction,
    };
  if (then < 300 && now >= 400)
    return {
      code: 'TIGHTENED',
      cause: requirement,
      what: `${requirement}: what was accepted is refused, ${statuses}`,
      direction,
    };
  // One decision changes the status of many requirements: bad signatures are 401 instead of 400.
  const [family = requirement] = requirement.split('.');
  return {
    code: 'REFUSAL_STATUS_CHANGED',
    cause: `${family} ${then} ${now}`,
    what: `${family}: refusals have another status, ${statuses}`,
    direction,
  };
}

/** How a request was taken, in words. */
function taken(result: string): string {
  const status = statusOf(result);
  return `${status < 400 ? 'accepted' : 'refused'} with ${status}`;
}

function statusOf(result: string): number {
  return Number(result.split(' ')[1]);
}

function byCheck(results: Readonly<Record<string, readonly string[]>>): Map<string, string> {
  return new Map(Object.entries(results).flatMap(([result, ids]) => ids.map((id) => [id, result] as const)));
}

/** The part of an id that names the operation: ids begin with suite and operation, or with suite and step. */
function operationOf(rest: string): string {
  return rest.split('.').find((part) => /^[a-z]+[A-Z]\w*$/.test(part)) ?? rest.split('.')[0] ?? rest;
}
