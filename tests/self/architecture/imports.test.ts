import { describe, expect, it } from '@jest/globals';
import { findCycle } from './cycles.ts';
import { importsOf, layerOf, type SourceFile, sourceFiles } from './source-file.ts';

const layersOfSource = [
  'config',
  'contract',
  'signing',
  'wallet',
  'evidence',
  'http',
  'webhooks',
  'flow',
  'cases',
  'verdict',
  'coverage',
  'report',
  'jest',
  'run',
  'doctor',
  'generate',
  'drift',
  'health',
  'replay',
  'proxy',
  'killmatrix',
  'bench',
] as const;

/** Which layer may import which, and why no more. The tests of the project itself may look at everything. */
const allowed: Readonly<Record<string, { readonly may: readonly string[]; readonly because: string }>> = {
  generated: { may: [], because: 'what is generated from the contract knows nothing of this project' },
  config: { may: [], because: 'settings are read before anything else exists' },
  contract: { may: ['generated'], because: 'what the document says does not depend on who asks' },
  signing: { may: [], because: 'RFC 9421 and RFC 9530 know no environment' },
  wallet: { may: [], because: 'a wallet knows neither the API nor how it is tested' },
  evidence: { may: ['config', 'contract'], because: 'a fact is written down before anybody has an opinion on it' },
  http: {
    may: ['config', 'contract', 'evidence', 'signing', 'generated'],
    because: 'the choke point records and checks, and leaves what it means to the verdict',
  },
  webhooks: {
    may: ['config', 'contract', 'evidence', 'generated'],
    because: 'a delivery is evidence like an exchange, and nothing else',
  },
  flow: {
    may: ['config', 'evidence', 'http', 'wallet', 'generated'],
    because: 'the story has steps and no assertions',
  },
  cases: {
    may: ['contract'],
    because: 'cases come from the contract alone, or they would be fitted to an environment',
  },
  verdict: { may: ['contract', 'evidence'], because: 'a verdict is pure: it can be given again from the evidence' },
  coverage: {
    may: ['contract', 'signing', 'evidence', 'cases', 'verdict', 'generated'],
    because: 'what was reached is told from the evidence and the contract alone, so that it can be told again',
  },
  health: {
    may: ['evidence'],
    because: 'the state of a night follows from what was seen and when: no file, no network, no clock of its own',
  },
  report: {
    may: ['contract', 'evidence', 'verdict', 'coverage', 'health'],
    because: 'a report words a verdict and shows its evidence, and finds nothing out',
  },
  jest: { may: [...layersOfSource, 'generated'], because: 'it is the bridge between Jest and everything else' },
  run: {
    may: [
      'config',
      'contract',
      'coverage',
      'evidence',
      'flow',
      'health',
      'http',
      'jest',
      'report',
      'verdict',
      'wallet',
    ],
    because: 'a run puts settings, environment, suites and judge together, and looks at no exchange itself',
  },
  doctor: {
    may: ['config', 'evidence', 'http', 'signing', 'contract'],
    because: 'it examines settings and network, and judges no API',
  },
  generate: { may: [], because: 'the generator knows no OffBlocks: another contract regenerates everything' },
  drift: {
    may: ['contract', 'evidence', 'generate', 'report', 'verdict'],
    because: 'a drift is told from documents and evidence alone, so that it can be told again',
  },
  replay: {
    may: ['config', 'contract', 'evidence', 'http', 'report', 'run', 'verdict'],
    because: 'a replay goes through the choke point like the exchange that it repeats',
  },
  proxy: {
    may: ['config', 'contract', 'evidence', 'http', 'report', 'run'],
    because: 'the proxy signs as the suites do and has no opinion on what comes through it',
  },
  bench: {
    may: ['config', 'contract', 'evidence', 'http', 'wallet'],
    because: 'what is measured is the way that every exchange takes, and whole runs from outside',
  },
  killmatrix: {
    may: ['verdict'],
    because:
      'it runs the entry script as anybody does and compares verdicts: what it knew from inside it would not prove',
  },
  scripts: { may: [...layersOfSource, 'generated'], because: 'a script parses, calls and prints' },
  sandbox: {
    may: [],
    because: 'code that environment and suite share would be wrong in both and prove nothing',
  },
  tests: { may: [...layersOfSource, 'generated'], because: 'the product does not need the proof of itself' },
};

/** What the whole table may leave unused: layers that are allowed everything below them as such. */
const generous = new Set(['jest', 'scripts', 'tests']);

const files = sourceFiles();
const product = files.filter(({ path }) => layerOf(path) !== 'self');

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly where: string;
}

const edges: readonly Edge[] = product.flatMap(({ path, imports }) =>
  imports
    .filter((specifier) => specifier.includes('/') && isOfProject(specifier))
    .map((specifier) => ({ from: layerOf(path), to: layerOf(specifier), where: `${path} imports ${specifier}` })),
);

function isOfProject(specifier: string): boolean {
  return /^(src|scripts|sandbox|tests|generated)\//.test(specifier);
}

/** The sentence that stands in the report of a broken rule. */
function broken(found: readonly string[], because: string): string {
  return found.map((what) => `${what}, which is forbidden because ${because}`).join('\n');
}

function importersOf(pattern: RegExp, excused: (file: SourceFile) => boolean): string[] {
  return files.flatMap((file) =>
    excused(file)
      ? []
      : file.imports.filter((name) => pattern.test(name)).map((name) => `${file.path} imports ${name}`),
  );
}

describe('the layers', () => {
  it.each(Object.keys(allowed))('%s imports only what the table allows', (layer) => {
    const { may = [], because = '' } = allowed[layer] ?? {};
    const foreign = edges.filter(({ from, to }) => from === layer && to !== layer && !may.includes(to));
    expect(
      broken(
        foreign.map(({ where }) => where),
        because,
      ),
    ).toBe('');
  });

  it('are all in the table: a folder without a rule would be free to import anything', () => {
    const layers = [...new Set(product.map(({ path }) => layerOf(path)))];
    const free = layers.filter((layer) => allowed[layer] === undefined);
    expect(broken(free, 'a new folder needs its line in this table')).toBe('');
  });

  it('use every edge that the table allows: a stale rule is a hole nobody watches', () => {
    const used = new Set(edges.map(({ from, to }) => `${from} -> ${to}`));
    const stale = Object.entries(allowed).flatMap(([layer, { may }]) =>
      generous.has(layer) ? [] : may.map((to) => `${layer} -> ${to}`).filter((edge) => !used.has(edge)),
    );
    expect(broken(stale, 'an allowed import that nothing uses is a rule nobody needs: remove it')).toBe('');
  });

  it('form no cycle', () => {
    const cycle = findCycle(edges.map(({ from, to }) => [from, to]));
    expect(broken(cycle, 'layers that need each other cannot be understood or replaced one by one')).toBe('');
  });

  it('name only files that exist, with their extension', () => {
    const paths = new Set(files.map(({ path }) => path));
    const lost = edges.filter(({ where }) => {
      const target = where.slice(where.indexOf(' imports ') + 9);
      return !paths.has(target) && !target.endsWith('.json') && !target.endsWith('.yaml');
    });
    expect(
      broken(
        lost.map(({ where }) => where),
        'Node resolves specifiers as they are written',
      ),
    ).toBe('');
  });
});

describe('packages with one home', () => {
  it('only src/jest and tests know Jest', () => {
    const found = importersOf(/^(@jest\/|jest)/, ({ path }) => /^(src\/jest|tests)\//.test(path));
    expect(broken(found, 'what knows Jest can run only in Jest')).toBe('');
  });

  it("only src/http, the webhook receiver, the doctor's network steps, the proxy's door, the bench and the sandbox open connections", () => {
    const home =
      /^(src\/http|src\/webhooks|src\/bench|sandbox|tests\/self)\/|^src\/doctor\/(network-steps|connection|probe|certificate)\.ts$|^src\/proxy\/(proxy-server|read-body|unreadable)\.ts$/;
    const found = importersOf(/^(node:)?(http|https|http2|net|tls|dgram|undici)$/, ({ path }) => home.test(path));
    expect(broken(found, 'an exchange past the choke point is neither recorded nor checked')).toBe('');
  });

  it('only tests of the sandbox and the signatures need the reference verifier', () => {
    const found = importersOf(/^http-message-signatures$/, ({ path }) => path.startsWith('tests/self/'));
    expect(broken(found, 'an oracle that the product uses is no oracle')).toBe('');
  });

  it('only the product of tests/self may look into the sandbox', () => {
    const found = product.flatMap(({ path, imports }) =>
      layerOf(path) === 'sandbox'
        ? []
        : imports.filter((name) => name.startsWith('sandbox/')).map((name) => `${path} imports ${name}`),
    );
    expect(broken(found, 'the embedded environment is reached like any other: by its address')).toBe('');
  });
});

describe('the reading of imports', () => {
  it('sees static, type, re-exported and dynamic imports', () => {
    const text = [
      "import a from './a.ts';",
      "import type { B } from '../b.ts';",
      "export { c } from './c.ts';",
      "const d = () => import('./d.ts');",
      "import 'node:net';",
    ].join('\n');
    expect(importsOf(`${process.cwd()}/src/x/file.ts`, text).sort()).toEqual(
      ['node:net', 'src/b.ts', 'src/x/a.ts', 'src/x/c.ts', 'src/x/d.ts'].sort(),
    );
  });

  it('finds a cycle and names its way round', () => {
    expect(
      findCycle([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'b'],
      ]),
    ).toEqual(['b -> c -> b']);
    expect(
      findCycle([
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'c'],
        ['a', 'a'],
      ]),
    ).toEqual([]);
  });
});
