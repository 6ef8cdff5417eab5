/** What a process needs to start at all; nothing of the developer's own settings leaks into a run that a test starts. */
const needed = ['PATH', 'HOME', 'TMPDIR'];

/** Variables for a process: what Node needs, plain text instead of colours, and the given ones. */
export function processEnvironment(given: Readonly<Record<string, string>> = {}): Record<string, string> {
  const inherited = needed.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(inherited), NO_COLOR: '1', ...given };
}
