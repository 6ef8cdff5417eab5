/** How Jest reads TypeScript: swc strips the types; they are checked apart, by `npm run check`. */
export const suiteTransform: Readonly<Record<string, [transformer: string, options: Record<string, unknown>]>> = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript' },
        // Without it swc drops `with { type: 'json' }`, which native ES modules demand.
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};
