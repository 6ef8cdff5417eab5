import { renderAnnotations } from './annotations.ts';
import { renderHar } from './har.ts';
import { renderHtml } from './html/render-html.ts';
import { renderJunit } from './junit.ts';
import { renderRunJson } from './run-json.ts';
import type { RunReport } from './run-report.ts';
import { renderSarif } from './sarif.ts';
import { renderMarkdown } from './summary-md.ts';

/** One way to write a report down: a file of its own in the folder of the run. */
export interface Format {
  /** As it is named on the command line. */
  readonly name: string;
  readonly file: string;
  readonly meaning: string;
  readonly render: (report: RunReport) => string;
}

/** Every format that a report is written in; run.json last, so that it stands for all of them. */
export const formats: readonly Format[] = [
  {
    name: 'html',
    file: 'report.html',
    meaning: 'one page for a browser, which needs nothing else',
    render: renderHtml,
  },
  { name: 'summary', file: 'summary.md', meaning: "Markdown for the page of a pipeline's job", render: renderMarkdown },
  { name: 'annotations', file: 'annotations.txt', meaning: "GitHub's workflow commands", render: renderAnnotations },
  { name: 'junit', file: 'junit.xml', meaning: 'JUnit XML, a suite a file, a test a check', render: renderJunit },
  { name: 'sarif', file: 'results.sarif', meaning: 'SARIF 2.1.0, on lines of openapi.yaml', render: renderSarif },
  { name: 'har', file: 'exchanges.har', meaning: 'HAR 1.2 with every exchange', render: renderHar },
  {
    name: 'json',
    file: 'run.json',
    meaning: 'everything but the exchanges, by docs/run.schema.json',
    render: renderRunJson,
  },
];
