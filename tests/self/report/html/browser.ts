import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where Debian, Ubuntu, macOS and Windows put a Chromium, or a browser built from it. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser that tests open reports in: CHROMIUM_PATH, a usual place, or Playwright's own; undefined without any. */
export function browserPath(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  // A browser that somebody names must be there: to look for another one would test something else than was asked for.
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH: expected a browser, received ${given}, where no file is`);
    return given;
  }
  return [...usualPlaces, chromium.executablePath()].find((place) => place !== '' && existsSync(place));
}

/**
 * Tests that open pages in a browser; without one none of them runs, and that is said.
 * @param tests given a function that starts the browser
 */
export function inBrowser(title: string, tests: (start: () => Promise<ReportBrowser>) => void): void {
  const executable = browserPath();
  if (executable === undefined)
    process.stderr.write(
      'skipped: no Chromium was found (CHROMIUM_PATH, the usual places, that of playwright): nothing was opened in a browser\n',
    );
  const run = executable === undefined ? describe.skip : describe;
  run(title, () => tests(() => ReportBrowser.start(executable ?? '')));
}

/** A page that was opened, with all that it said and asked for. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors and warnings of the console, and errors of scripts. */
  readonly complaints: readonly string[];
  /** Addresses that were asked for, beside the page itself. */
  readonly requests: readonly string[];
}

/** Opens reports in a headless browser, each from a file of its own. */
export class ReportBrowser {
  readonly #browser: Browser;
  readonly #folder = mkdtempSync(join(tmpdir(), 'report-html-'));
  #files = 0;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Starts the browser at `executablePath`. */
  static async start(executablePath: string): Promise<ReportBrowser> {
    return new ReportBrowser(await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] }));
  }

  /**
   * Opens a document from a file.
   * @param fragment what follows the `#` of the address
   */
  async open(document: string, options: BrowserContextOptions = {}, fragment = ''): Promise<OpenedPage> {
    this.#files += 1;
    const file = join(this.#folder, `report-${this.#files}.html`);
    writeFileSync(file, document);
    const address = pathToFileURL(file).href;
    const context = await this.#browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`a dialog opened: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) requests.push(request.url());
    });
    await page.goto(fragment === '' ? address : `${address}#${fragment}`);
    return { page, complaints, requests };
  }

  /** Ends the browser and removes the files. */
  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
