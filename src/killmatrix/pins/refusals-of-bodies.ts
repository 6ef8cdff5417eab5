/** The requirements that a body is refused by, one for each way to be wrong. */
export const everyRefusalOfBodies: readonly string[] = [
  'input.invalid-body-refused',
  'input.malformed-json-refused',
  'input.duplicate-names-refused',
  'input.inferred-rule-refused',
];
