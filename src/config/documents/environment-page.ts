import { capabilityMeanings, capabilityNames } from '../capabilities.ts';
import { type SettingGroup, settingGroups } from '../definition.ts';
import { settingsFileName } from '../environment-name.ts';
import { settingDefinitions, settingTable } from '../setting-table.ts';
import { settingRow } from './setting-row.ts';
import { workedExample } from './worked-example.ts';

const { environment, baseUrl, productionHost, signingKey, signingKeyFile, profile } = settingTable;

const introduction = `<!-- Written by \`npm run settings-docs\` from src/config/table. Do not edit. -->
# Environments and their settings

An environment is a named target. \`local\`, the default, is the embedded environment: it needs no file and no variable, and the
run registers signing keys of its own. Any other server that honours the contract becomes an environment by settings alone.

## How settings are found

1. An option of the command line wins: \`npm run contract -- ${environment.flag} staging\`.
2. Then comes the variable of the process. An empty variable counts as not set.
3. Then the line in \`${settingsFileName('NAME')}\` in the working directory. The file is optional; copy \`.env.example\` to start.
   No other file is read, and the file changes no variable of the process.
4. Then the default.

What is never assumed:

- With \`CI\` or \`${baseUrl.name}\` set as a variable, the environment must be named by \`${environment.flag}\` or \`${environment.name}\`.
  \`local\` is a name.
- \`local\` stays on this machine: every address must be a loopback host.
- Elsewhere the run talks to the hosts that the settings name, and to no other.
- A host that looks like production is refused, unless \`${productionHost.name}\` names the same host; then only reads run.
- A name that is no setting is a mistake: every variable that starts with \`OFFBLOCKS_\` or \`CONTRACT_\`, and every line of the file.
- \`${signingKey.name}\` and \`${signingKeyFile.name}\` exclude each other. The key is P-384 or Ed25519, and it decides the
  signature algorithm: \`ecdsa-p384-sha384\` or \`ed25519\`.
- The second tenant is given completely or not at all.
- Placeholders and the samples printed in the documentation of the API are refused.

**Wrong settings end the run with exit code 2, before anything is sent.** All problems are reported at once, each with what was
expected, what was received, where, and what to do next. Secrets appear as \`[secret NAME]\` only.
`;

function capabilitySection(): string {
  const { name } = settingTable.capabilities;
  const rows = capabilityNames.map((capability) => `| \`${capability}\` | ${capabilityMeanings[capability]} |`);
  return `## Capabilities

\`${name}\` says what the environment allows. What it does not list is not tried, and the checks that need it are
not applicable, with that reason. \`tenants\` needs the second tenant, \`destructive\` the disposable credentials, \`clock\` the
clock URL, and \`webhooks\` the callback URL (not locally). Without \`bulk\` the default of \`${profile.name}\` is \`flow\`.
On production only \`tenants\` may be listed.

| capability | the environment allows that |
| --- | --- |
${rows.join('\n')}
`;
}

function exampleSection(): string {
  return `## A real environment

\`${settingsFileName('staging')}\`, used by \`npm run contract -- ${environment.flag} staging\`:

\`\`\`dotenv
${workedExample()}\`\`\`

In a pipeline the same names are variables and no file is needed; \`${signingKey.name}\` then holds the PEM text, in which line ends
may be written as \`\\n\`. In the file, put a value that holds \`#\` or spaces in quotes. \`npm run doctor -- ${environment.flag} staging\`
tries the settings step by step.
`;
}

function groupSection(group: SettingGroup): string {
  const rows = settingDefinitions.filter((definition) => definition.group === group).map(settingRow);
  return `### ${settingGroups[group]}

| variable | value | default | meaning |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** The text of docs/environment.md. */
export function environmentPage(): string {
  const groups = Object.keys(settingGroups) as SettingGroup[]; // Object.keys knows strings only; these are the keys
  return [
    introduction,
    exampleSection(),
    capabilitySection(),
    '## All settings\n\n**Required** means: everywhere but for `local`.\n',
    ...groups.map(groupSection),
  ].join('\n');
}
