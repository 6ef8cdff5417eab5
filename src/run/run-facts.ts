import { relative } from 'node:path';
import { capabilityNames } from '../config/capabilities.ts';
import { contractIdentity } from '../contract/contract-identity.ts';
import { Identities } from '../http/identities.ts';
import type { RunSettings } from '../http/session.ts';
import type { SuiteFile } from '../jest/suite-files.ts';
import type { RunFacts } from '../report/run-report.ts';

/** What a run knows of itself before its first request. */
export interface Beginning {
  /** The project's folder. */
  readonly root: string;
  readonly startedAt: string;
  readonly settings: RunSettings;
  readonly suites: readonly SuiteFile[];
  readonly suitesOfProfile: number;
  readonly only: readonly string[];
}

/** The facts of a run, without secrets: what its reports need beside evidence and verdict. */
export function runFacts({ root, startedAt, settings, suites, ...plan }: Beginning): RunFacts {
  const identities = new Identities(settings);
  const keys = (['primary', 'second', 'disposable'] as const).map((identity) => identities.key(identity));
  const offered = capabilityNames.filter((name) => settings.capabilities.has(name));
  return {
    runId: settings.runId,
    startedAt,
    environment: settings.environment,
    isLocal: settings.isLocal,
    baseUrl: settings.baseUrl.href,
    build: settings.build,
    profile: settings.profile,
    seed: settings.seed,
    full: suites.length === plan.suitesOfProfile,
    only: plan.only,
    suitesOfProfile: plan.suitesOfProfile,
    suites: suites.map(({ name, path }) => ({ name, file: relative(root, path) })),
    readOnly: settings.readOnly,
    capabilities: { offered, missing: capabilityNames.filter((name) => !settings.capabilities.has(name)) },
    signatures: {
      components: settings.coveredComponents,
      algorithms: [...new Set(keys.flatMap((key) => key?.algorithm ?? []))],
    },
    contract: contractIdentity,
  };
}
