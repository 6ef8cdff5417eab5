/** Whether an object in a well-formed JSON text has two members of the same name (RFC 8259, section 4); names are compared decoded. */
export function hasDuplicateNames(text: string): boolean {
  /** One entry per open bracket: the names seen in an object, or undefined for an array. */
  const open: Array<Set<string> | undefined> = [];
  let nameExpected = false;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/gs)) {
    const names = open.at(-1);
    if (token === '{') {
      open.push(new Set());
      nameExpected = true;
    } else if (token === '[') {
      open.push(undefined);
      nameExpected = false;
    } else if (token === '}' || token === ']') {
      open.pop();
      nameExpected = false;
    } else if (token === ',') {
      nameExpected = names !== undefined;
    } else if (nameExpected && names !== undefined) {
      const name: unknown = JSON.parse(token);
      if (names.has(String(name))) return true;
      names.add(String(name));
      nameExpected = false;
    }
  }
  return false;
}
