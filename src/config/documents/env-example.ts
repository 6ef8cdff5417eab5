import { type SettingGroup, settingGroups } from '../definition.ts';
import { settingDefinitions } from '../setting-table.ts';

function groupLines(group: SettingGroup): string[] {
  const definitions = settingDefinitions.filter((definition) => definition.group === group && !definition.notInFile);
  if (definitions.length === 0) return [];
  return [
    '',
    `# --- ${settingGroups[group]} ---`,
    ...definitions.flatMap(({ name, meaning, sample, required }) => [
      `# ${meaning}`,
      // Whoever copies the file must fill in what is required; a placeholder left in any line is refused.
      `${required ? '' : '# '}${name}="${sample}"`,
    ]),
  ];
}

/** The text of `.env.example`: required settings with placeholders, all others commented out with a sample. */
export function envExample(): string {
  const groups = Object.keys(settingGroups) as SettingGroup[]; // Object.keys knows strings only; these are the keys
  return [
    '# Written by `npm run settings-docs` from src/config/table. Do not edit.',
    '#',
    '# Copy it to .env.NAME, fill in the values and run: npm run contract -- --env NAME',
    '# A value in angle brackets is refused until it is replaced. Variables of the process win over the file.',
    '# Each setting is explained in docs/environment.md. Keep the copy out of version control: chmod 600 .env.NAME',
    ...groups.flatMap(groupLines),
    '',
  ].join('\n');
}
