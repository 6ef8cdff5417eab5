import type { Change } from './change.ts';
import type { Snapshot } from './snapshot.ts';

type Facts = Readonly<Record<string, string>>;

/** How answers differ beside their bodies: statuses, headers, error forms, listed values, methods that nobody declared. */
export function answerChanges(before: Snapshot, after: Snapshot): Change[] {
  return [
    ...headerChanges(before, after),
    ...errorChanges(before, after),
    ...statusChanges(before.statuses, after.statuses),
    ...valueChanges(before, after),
    ...both(before.methods, after.methods).map(([method, was, is]): Change => {
      const what = `a method that the contract does not have is answered with ${is} instead of ${was}`;
      const cause = `${was} ${is}`;
      const at = { operation: method, where: method, direction: 'request', subject: `method ${method}` } as const;
      return { code: 'UNDECLARED_METHOD_CHANGED', cause, before: was, after: is, what, ...at };
    }),
    ...both(before.observations, after.observations).map(([id, was, is]): Change => {
      // Many observations have one cause: a policy by kind, operation and state.
      const [family = id] = id.split(/\.(?=[a-z]+[A-Z]|[a-z-]+\.[a-z]+[A-Z])/);
      const what = `what the contract leaves open is decided otherwise (${family}): ${is} instead of ${was}`;
      const at = {
        operation: id.split('.').find((part) => /^[a-z]+[A-Z]/.test(part)) ?? id,
        where: `observation ${id}`,
        direction: 'request',
        subject: `observation ${id}`,
      } as const;
      const cause = `${family} ${decision(was)} ${decision(is)}`;
      return { code: 'OBSERVATION_CHANGED', cause, before: was, after: is, what, ...at };
    }),
  ];
}

/** What is decided by an observed value: each operation has its own status of success. */
function decision(value: string): string {
  return /^2\d\d$/.test(value) ? 'accepted' : value;
}

/** The keys that both have, with different values. */
function both(before: Facts, after: Facts): [key: string, was: string, is: string][] {
  return Object.entries(after).flatMap(([key, is]) => {
    const was = before[key];
    return was === undefined || was === is ? [] : [[key, was, is]];
  });
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(' ').filter((word) => word !== '');
}

function headerChanges(before: Snapshot, after: Snapshot): Change[] {
  return both(before.headers, after.headers).flatMap(([key, was, is]) => {
    const [then, now] = [words(was), words(is)];
    const [operation = ''] = key.split(' ');
    const change = (name: string, isNew: boolean): Change => ({
      code: isNew ? 'HEADER_APPEARED' : 'HEADER_VANISHED',
      cause: name,
      operation,
      where: `${key} header ${name}`,
      before: isNew ? 'absent' : name,
      after: isNew ? name : 'absent',
      what: isNew ? `answers carry a new header ${name}` : `answers no longer carry the header ${name}`,
      direction: 'response',
      subject: `header ${name}`,
    });
    return [
      ...now.filter((name) => !then.includes(name)).map((name) => change(name, true)),
      ...then.filter((name) => !now.includes(name)).map((name) => change(name, false)),
    ];
  });
}

function errorChanges(before: Snapshot, after: Snapshot): Change[] {
  return Object.entries(after.errors).flatMap(([key, now]) => {
    const then = before.errors[key];
    if (then === undefined || now.every((form) => then.includes(form))) return [];
    const [operation = ''] = key.split(' ');
    const [was, is] = [then.join(' or '), now.join(' or ')];
    const cause = `${was} ${is}`;
    const what = `errors have another form, ${is} instead of ${was}: clients that read them find something else`;
    const at = {
      operation,
      where: key,
      direction: 'response',
      subject: `error ${now.find((form) => !then.includes(form))}`,
    } as const;
    return [{ code: 'ERROR_FORM_CHANGED', cause, before: was, after: is, what, ...at }];
  });
}

function statusChanges(before: Facts, after: Facts): Change[] {
  return both(before, after).flatMap(([question, was, is]) => {
    const [then, now] = [words(was), words(is)];
    const [operation = '', intent = ''] = question.split(' ');
    const fresh = now.filter((status) => !then.includes(status));
    // A status that is only missing may be one that nothing led to this time; checks tell what was asked again.
    if (fresh.length === 0) return [];
    const what = `${intent} requests are answered with ${fresh.join(', ')}, which they were not before (${then.join(', ')})`;
    const at = { operation, where: question, direction: 'response', subject: `status ${fresh[0]}` } as const;
    return [{ code: 'STATUS_APPEARED', cause: `${intent} ${fresh.join(' ')}`, before: was, after: is, what, ...at }];
  });
}

function valueChanges(before: Snapshot, after: Snapshot): Change[] {
  return Object.entries(after.values).flatMap(([pointer, now]) => {
    const then = before.values[pointer];
    if (then === undefined) return [];
    const name = pointer.slice(pointer.lastIndexOf('/') + 1);
    const fresh = now.filter((text) => !then.includes(text));
    // Only a run that asked the same misses a value; and one that asked more finds more.
    const same = before.full && after.full && before.profile === after.profile;
    const gone = same ? then.filter((text) => !now.includes(text)) : [];
    const change = (text: string, isNew: boolean): Change => ({
      code: isNew ? 'ENUM_VALUE_APPEARED' : 'ENUM_VALUE_VANISHED',
      cause: `${pointer} ${text}`,
      operation: name,
      where: pointer,
      before: isNew ? 'never' : text,
      after: isNew ? text : 'never',
      what: isNew ? `${name} was ${text}, which it was not before` : `${name} was never ${text}, which it was before`,
      direction: 'response',
      subject: `value ${pointer} ${text.replace(/^"|"$/g, '')}`,
    });
    return [...(same ? fresh : []).map((text) => change(text, true)), ...gone.map((text) => change(text, false))];
  });
}
