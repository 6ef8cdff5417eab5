import type { SettingDefinition } from '../definition.ts';

function code(text: string): string {
  return `\`${text}\``;
}

/** The default of a setting in words, for a table cell. */
export function defaultWords(definition: SettingDefinition<unknown>): string {
  const { default: found, generated, required } = definition;
  if (required) return '**required**';
  if (generated !== undefined) return generated;
  if (found === undefined) return 'none';
  if (typeof found === 'string') return code(found);
  const parts = [
    ...(found.elsewhere === undefined ? [] : [code(found.elsewhere)]),
    ...(found.bulk === undefined ? [] : [`with \`bulk\` ${code(found.bulk)}`]),
    ...(found.local === undefined ? [] : [`locally ${code(found.local)}`]),
  ];
  return parts.join(', ');
}

/** What a setting means, with its option and what is different locally, for a table cell. */
export function meaningWords(definition: SettingDefinition<unknown>): string {
  return [
    definition.meaning,
    ...(definition.flag === undefined ? [] : [`Option ${code(definition.flag)}.`]),
    ...(definition.secret ? ['Secret.'] : []),
    ...(definition.local === undefined ? [] : [`\`local\`: ${definition.local}.`]),
  ].join(' ');
}

/** One row of a Markdown table: variable, accepted values, default, meaning. */
export function settingRow(definition: SettingDefinition<unknown>): string {
  const cells = [code(definition.name), definition.kind.expected, defaultWords(definition), meaningWords(definition)];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
