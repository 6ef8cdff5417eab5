import { resolve } from 'node:path';
import { openSession, type Session, settingsOfThisProcess } from '../http/session.ts';
import { type Requirements, readRequirements } from '../verdict/requirements.ts';
import { processVariables } from './process-variables.ts';
import { StepRunner } from './step-runner.ts';

/** A session with the requirements it is judged by, and a runner for the steps of a suite. */
export interface ProcessSession extends Session {
  readonly requirements: Requirements;
  runnerOf(suite: string): StepRunner;
}

let opened: ProcessSession | undefined;

/** The session of this worker process, opened at first use and shared by all suites that run in it. */
export function sessionOfThisProcess(): ProcessSession {
  if (opened) return opened;
  const settings = settingsOfThisProcess(process.env);
  const processes = Number(process.env[processVariables.processes] ?? '1');
  const { requirements } = readRequirements(resolve('requirements.yaml'));
  const session = openSession(settings, `worker-${process.env.JEST_WORKER_ID ?? '0'}-${process.pid}`, processes);
  opened = {
    ...session,
    requirements,
    runnerOf: (suite) => new StepRunner(session.ledger, requirements, settings.environment, suite),
  };
  return opened;
}
