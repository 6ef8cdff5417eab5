/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

/** TypeScript is stripped by swc; types are checked apart, by `npm run check`. */
const transform: Config['transform'] = {
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

const shared: Config = {
  extensionsToTreatAsEsm: ['.ts'],
  transform,
};

const config: Config = {
  projects: [
    {
      ...shared,
      displayName: 'contract',
      testMatch: ['<rootDir>/tests/{flows,operations,signatures,idempotency,states,webhooks}/**/*.test.ts'],
      testEnvironment: '<rootDir>/src/jest/environment.ts',
      globalSetup: '<rootDir>/src/jest/global-setup.ts',
      globalTeardown: '<rootDir>/src/jest/global-teardown.ts',
    },
    { ...shared, displayName: 'self', testMatch: ['<rootDir>/tests/self/**/*.test.ts'], testEnvironment: 'node' },
  ],
};
export default config;
