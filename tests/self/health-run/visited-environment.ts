import { type RunningSandbox, type SandboxOptions, startSandbox } from '../../../sandbox/start.ts';
import { loadSettings, type SettingsRequest } from '../../../src/config/load-settings.ts';
import { formatProblems } from '../../../src/config/problem.ts';
import type { HealthResult } from '../../../src/run/health-keeping.ts';
import { runHealth } from '../../../src/run/health-run.ts';
import { readProjectDocuments } from '../../../src/run/project-documents.ts';
import { projectRoot } from '../run/project-root.ts';

/** Quick, so that many nights pass in a minute; all of one seed, so that one pair of credentials opens each. */
export function quickSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  return startSandbox({ seed: 'nights', screeningMs: 1, verdictMs: 1, ...options });
}

/** How one night is to be visited. */
export interface VisitedNight {
  readonly sandbox: RunningSandbox;
  readonly baseUrl?: string;
  readonly healthDir: string;
  readonly reportDir: string;
  readonly runId: string;
  readonly at: Date;
  readonly variables?: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
  /** Sees each line of progress when it is said. */
  readonly onLine?: (line: string) => void;
}

/** The settings of a night as variables, for this process or another one. */
export function variablesOf(night: Omit<VisitedNight, 'at' | 'runId'>): Record<string, string> {
  const { apiKey, apiSecret } = night.sandbox.credentials.primary;
  return {
    OFFBLOCKS_BASE_URL: night.baseUrl ?? night.sandbox.baseUrl,
    OFFBLOCKS_API_KEY: apiKey,
    OFFBLOCKS_API_SECRET: apiSecret,
    OFFBLOCKS_CAPABILITIES: 'simulator',
    OFFBLOCKS_POLL_INTERVAL_MS: '5',
    CONTRACT_HEALTH_DIR: night.healthDir,
    CONTRACT_REPORT_DIR: night.reportDir,
    ...night.variables,
  };
}

/** Plays one night in this process, by a clock of its own. */
export async function playNight(night: VisitedNight): Promise<HealthResult & { readonly lines: readonly string[] }> {
  const request: SettingsRequest = {
    env: variablesOf(night),
    environmentName: 'local',
    overrides: { runId: night.runId },
    cwd: projectRoot,
  };
  const loaded = loadSettings(request);
  if ('problems' in loaded) throw new Error(formatProblems(loaded.problems));
  const { documents } = readProjectDocuments(projectRoot);
  const lines: string[] = [];
  const result = await runHealth({
    root: projectRoot,
    loaded,
    request,
    embedded: {},
    documents,
    dryRun: night.dryRun ?? false,
    now: () => night.at,
    say: (line) => {
      lines.push(line);
      night.onLine?.(line);
    },
  });
  return { ...result, lines };
}
