import { harmless } from '../../report/shown-text.ts';
import type { DriftAnswer } from '../drift-answer.ts';
import type { DriftFinding } from '../finding.ts';

/** Operations that a row names before it counts the rest. */
const mostNamed = 4;
/** Rows of a section that are shown; the rest is in drift.json. */
const mostRows = 40;

/**
 * The three drifts for who owns the contract, to be read in five minutes: what became of the run, what to decide, then
 * each finding once, widest spread first.
 */
export function renderDriftMd(answer: DriftAnswer): string {
  const { behaviour, changes, spec } = answer;
  const undeclared = behaviour.filter((one) => one.class === 'undeclared');
  const unseen = behaviour.filter((one) => one.class === 'never seen');
  const sections = [
    ['# Drift', ...opening(answer), '', summary(answer, undeclared, unseen)],
    section('What the API does and the contract does not say', undeclared, 'Nothing: all that was seen is declared.', [
      'Each is to be declared (overlay.yaml does) or to be stopped.',
    ]),
    answer.against === undefined
      ? ['## What changed', '', 'Unknown: there was nothing to compare with.']
      : section(
          `What changed since ${answer.against}`,
          changes,
          `Nothing${undeclared.some(({ changed }) => changed) ? ' else' : ''} that both runs asked for.`,
          changedAbove(undeclared),
        ),
    ...(spec ? [documents(spec)] : []),
    section('What the contract promises and nobody saw', unseen, 'Nothing: every promise was seen kept.', [
      'No accusation: it did not show, which may be up to the suites.',
    ]),
    density(answer),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function opening({ run, against, notices, cutBodies }: DriftAnswer): string[] {
  const { verdict, violated, id, environment } = run;
  const judged =
    verdict === undefined
      ? `**Run ${id} was never judged**: what it saw is told here, and it proves nothing.`
      : verdict === 'violated'
        ? `**Run ${id} VIOLATED the contract** (${violated} checks); drift changes nothing about that: see its summary first.`
        : `Run ${id} of ${environment}: ${verdict}.`;
  const compared =
    against === undefined
      ? `**Nothing to compare with**: there is no baselines/${environment}.drift.json, so that nobody knows what changed. \`npm run drift -- --save\` writes it from this run.`
      : `Compared with ${against}.`;
  const cut = cutBodies === 0 ? [] : [`${cutBodies} bodies were too long for the evidence and were not looked at.`];
  return ['', judged, compared, ...notices, ...cut];
}

function summary(
  { changes, answers, actions, spec, contract }: DriftAnswer,
  undeclared: readonly DriftFinding[],
  unseen: readonly DriftFinding[],
): string {
  const since = changes.length + undeclared.filter(({ changed }) => changed).length;
  const rows = [
    ['seen, not declared', undeclared.length, 'declare it, or stop it'],
    ['changed since', since, 'meant? then tell clients, and save a new baseline'],
    ['declared, never seen', unseen.length, 'test it, or take the promise back'],
    ...(spec ? [['documents differ', spec.findings.length, spec.advice] as const] : []),
  ];
  return [
    `${answers} answers were compared with ${contract}; overlay.yaml proposes ${counted(actions.length, 'change')} of it.`,
    '',
    '| | findings | to decide |',
    '| --- | ---: | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

function changedAbove(undeclared: readonly DriftFinding[]): string[] {
  const above = undeclared.filter(({ changed }) => changed).length;
  return above === 0 ? [] : [`${counted(above, 'finding')} above marked **new** changed since then, too.`];
}

function section(title: string, findings: readonly DriftFinding[], none: string, words: readonly string[]): string[] {
  if (findings.length === 0) return [`## ${title}`, '', ...words.filter((word) => word.includes('**new**')), none];
  const rest = findings.length - mostRows;
  return [
    `## ${title}`,
    '',
    ...(words.length > 0 ? [...words, ''] : []),
    ...findings.slice(0, mostRows).flatMap((finding, index) => item(finding, index + 1)),
    ...(rest > 0 ? [`… and ${rest} more, in drift.json.`] : []),
  ];
}

function item(finding: DriftFinding, number: number): string[] {
  const { kind, code, message, example, seen, fingerprint, direction, since, changed, class: name, onlyTold } = finding;
  const marks = [...(changed ? ['**new**'] : []), ...(onlyTold ? ['(for information)'] : [])];
  const label = kind === 'spec' ? [[name.toUpperCase(), ...(direction ? [`for ${direction}s`] : [])].join(' ')] : [];
  const facts = [
    ...reached(finding),
    ...(seen && seen.count > 0
      ? [`${counted(seen.count, 'time')}, ${moment(seen.first)} to ${moment(seen.last)}`]
      : []),
    ...(since === undefined ? [] : [`known since ${since}`]),
    ...placed(finding),
    `\`${fingerprint}\``,
  ];
  return [
    `${number}. ${[...label, ...marks, `**${code}**`].join(' ')} ${inLine(message)}  `,
    `   ${facts.join(' · ')}${example === undefined && !changed ? '' : '  '}`,
    ...(example === undefined ? [] : [`   e.g. ${quoted(example)}${changed ? '  ' : ''}`]),
    ...(changed && finding.before !== undefined ? [`   before: ${quoted(finding.before)}`] : []),
  ];
}

/** The lines of both documents where two are compared, and of the contract where it is one. */
function placed({ kind, lines, before, after }: DriftFinding): string[] {
  if (kind !== 'spec') return lines?.before === undefined ? [] : [`line ${lines.before}`];
  const side = (line: number | undefined, text: string | undefined): string =>
    [line === undefined ? 'absent' : `line ${line}`, ...(text === undefined ? [] : [quoted(text)])].join(' ');
  return [`${side(lines?.before, before)}, there ${side(lines?.after, after)}`];
}

function documents({ name, findings, advice }: NonNullable<DriftAnswer['spec']>): string[] {
  return section(`What ${name} says differently`, findings, 'Nothing: the documents promise the same.', [advice]);
}

function reached({ operation, operations }: DriftFinding): string[] {
  const names = operations ?? (operation === undefined ? [] : [operation]);
  if (names.length === 0) return [];
  const rest = names.length - mostNamed;
  return [`${names.slice(0, mostNamed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`];
}

const heading = [
  '| schema | required | density | seen | optional, and always there |',
  '| --- | --- | ---: | ---: | --- |',
];

function density({ density: all }: DriftAnswer): string[] {
  if (all.length === 0) return [];
  const dense = all.filter(({ properties, required }) => properties === required).map(({ schema }) => schema);
  const thin = all.filter(({ schema }) => !dense.includes(schema));
  const rows = thin.map(({ schema, properties, required, seen, alwaysThere }) => {
    const share = `${Math.round((100 * required) / properties)} %`;
    return `| ${schema} | ${required} of ${properties} | ${share} | ${seen} | ${alwaysThere.join(', ') || '–'} |`;
  });
  return [
    '## How much validation can prove',
    '',
    'A property that is not required can vanish, and no validator says a word.',
    ...(dense.length === 0 ? [] : [`Every property is required of ${dense.join(', ')} (100 %).`]),
    ...(rows.length === 0 ? [] : ['', ...heading, ...rows]),
  ];
}

function moment(time: string): string {
  return time.replace('T', ' ').replace(/(:\d{2})(\.\d+)?Z$/, '$1');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * What an answer or a foreign document said must not end a line, begin a heading or be markup or a link. The text may become
 * an issue: a zero-width space keeps a name from being notified, which no escape does.
 */
function inLine(text: string): string {
  return harmless(text)
    .replace(/\s+/g, ' ')
    .replace(/[<>|[\]]|:(?=\/\/)/g, (character) => `\\${character}`)
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/(?<![\w*])\*(?![\w*])/g, '\\*');
}

function quoted(text: string): string {
  const plain = harmless(text).replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}
