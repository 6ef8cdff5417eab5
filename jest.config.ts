/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';
import { suiteTransform } from './src/jest/suite-transform.ts';

const shared: Config = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: suiteTransform,
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
