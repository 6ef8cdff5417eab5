import type { JsonObject } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import { jsonPath } from '../overlay-action.ts';
import { reach, type ToldDrift, told } from '../told-drift.ts';
import type { DriftContract } from './drift-contract.ts';
import { schemaTitle } from './schema-place.ts';
import { joinedMembers, memberPointer, type SeenBodies } from './seen-bodies.ts';
import type { SeenSchema } from './seen-schema.ts';

/** What bodies hold beyond the contract: undeclared properties, and values outside their list. */
export function bodyDrift({ document }: DriftContract, bodies: SeenBodies): ToldDrift[] {
  const properties = joinedMembers([...bodies.undeclared.values()]).map(({ name, home, sighted, forms }) => {
    const { operations, seen, example } = sighted;
    const what = forms.map((form) => form.toString());
    return told(
      {
        kind: 'behaviour',
        class: 'undeclared',
        code: 'PROPERTY_UNDECLARED',
        ...reach(operations),
        direction: 'response',
        place: memberPointer(home, name),
        message: `${schemaTitle(home)} has a property ${name} (${[...new Set(what)].join(' or ')}) that the contract does not declare: clients generated from it do not know it, and nothing keeps it from changing.`,
        lines: { before: document.lineOf(home) },
        ...(example === undefined ? {} : { example }),
        seen,
      },
      {
        actions: [
          {
            target: jsonPath(home),
            description: `Declare ${name}, which answers carry.`,
            update: { properties: { [name]: schemaOf(forms) } },
          },
        ],
        subjects: [`property ${name}`],
      },
    );
  });
  const values = [...bodies.strangers.values()].map(({ pointer, value, sighted }) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return told(
      {
        kind: 'behaviour',
        class: 'undeclared',
        code: 'ENUM_VALUE_UNDECLARED',
        ...reach(sighted.operations),
        direction: 'response',
        place: childPointer(pointer, 'enum'),
        message: `${schemaTitle(pointer)} is ${text}, which is none of its listed values: a client that handles each of them meets one that it cannot. This violates the contract, too.`,
        lines: { before: document.lineOf(childPointer(pointer, 'enum')) },
        ...(sighted.example === undefined ? {} : { example: sighted.example }),
        seen: sighted.seen,
      },
      {
        detail: text,
        actions: [
          {
            target: jsonPath(childPointer(pointer, 'enum')),
            description: `List ${text}, which answers carry.`,
            update: value,
          },
        ],
        subjects: [`value ${pointer} ${text}`],
      },
    );
  });
  return [...properties, ...values];
}

/** The schema of what several kinds of objects carried under one name. */
function schemaOf(forms: readonly SeenSchema[]): JsonObject {
  const [first, ...others] = forms.map((form) => form.toSchema());
  const texts = new Set(forms.map((form) => JSON.stringify(form.toSchema())));
  return texts.size <= 1 && first ? first : { anyOf: [...(first ? [first] : []), ...others] };
}
