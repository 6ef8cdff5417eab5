import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Evidence, readEvidence } from '../../../src/evidence/read-evidence.ts';
import type { ExchangeRecord } from '../../../src/evidence/records.ts';
import type { EndedProcess } from '../run/ended-process.ts';
import { runTool } from '../run/tool-process.ts';

/** The signing proxy as a process of its own, as a person starts it. */
export interface ProxyProcess {
  /** Where it listens, ending in `/v1`. */
  readonly baseUrl: string;
  readonly port: number;
  /** Folder that holds the folder of its run. */
  readonly reportDir: string;
  /** What it has written down so far. */
  evidence(): Evidence;
  /** The exchange that it wrote down last. */
  lastExchange(): ExchangeRecord;
  /** Ends it by the signal of Ctrl-C and waits until it is gone; what it printed stays at hand. */
  end(): Promise<EndedProcess>;
}

/** Starts `npm run proxy` on a free port and waits until it says where it listens. */
export async function startProxyProcess(
  scratch: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ProxyProcess> {
  const reportDir = mkdtempSync(join(scratch, 'proxy-'));
  let announce: (at: { baseUrl: string; child: ChildProcess }) => void = () => undefined;
  const announced = new Promise<{ baseUrl: string; child: ChildProcess }>((resolve) => {
    announce = resolve;
  });
  const ended = runTool('proxy', {
    args: ['--port', '0', '--report-dir', reportDir, ...args],
    env,
    onOutput: (soFar, child) => {
      const [, baseUrl] = /^proxy +(\S+)\nto .*\nevidence .*\n/m.exec(soFar) ?? [];
      if (baseUrl !== undefined) announce({ baseUrl, child });
    },
  });
  const tooEarly = ended.then(({ code, stderr }): never => {
    throw new Error(`the proxy ended with ${code} before it listened: ${stderr}`);
  });
  // Once it listens, its end is no failure of the start.
  tooEarly.catch(() => undefined);
  const { baseUrl, child } = await Promise.race([announced, tooEarly]);
  const evidence = (): Evidence => {
    const [run = ''] = readdirSync(reportDir);
    return readEvidence(join(reportDir, run, 'journal'));
  };
  return {
    baseUrl,
    port: Number(new URL(baseUrl).port),
    reportDir,
    evidence,
    lastExchange: () => {
      const last = evidence().records.findLast((record) => record.kind === 'exchange');
      if (last === undefined) throw new Error('the proxy recorded no exchange');
      return last;
    },
    end: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}
