import { settingTable } from '../config/setting-table.ts';
import type { Settings } from '../config/settings.ts';
import type { RunSettings } from '../http/session.ts';
import { coveredComponents } from '../signing/sign-request.ts';

/** The settings with one open choice made otherwise. */
export interface Alternative {
  readonly setting: string;
  /** The value to write; absent where the setting is to be left out. */
  readonly value?: string;
  readonly settings: RunSettings;
}

const table = settingTable;
const [content, idempotency] = ['content-digest', 'idempotency-key'];

/** Other plausible lists of covered components, the likeliest first. */
const componentLists: readonly (readonly string[])[] = [
  ['@method', '@target-uri', content, idempotency],
  ['@method', '@authority', '@path', '@query', content, idempotency],
  // A proxy before the environment may change the authority.
  ['@method', '@path', '@query', content, idempotency],
  ['@method', '@target-uri', content, idempotency, 'authorization'],
];

/** The lifetime that is tried where the settings give none, in seconds. */
const triedExpiresSeconds = 300;

/** What a list comes to in a read that has a token and neither body nor query. */
function effectOnRead(components: readonly string[], baseUrl: URL): string {
  const url = new URL(`${baseUrl.href.replace(/\/$/, '')}/customers`);
  return coveredComponents(components, { method: 'GET', url, headers: [] }, false).join(' ');
}

function otherComponents(settings: RunSettings): Alternative[] {
  const { name, kind } = table.coveredComponents;
  const configured = effectOnRead(settings.coveredComponents, settings.baseUrl);
  return componentLists
    .filter((list) => effectOnRead(list, settings.baseUrl) !== configured)
    .map((list) => ({ setting: name, value: kind.format(list), settings: { ...settings, coveredComponents: list } }));
}

function otherExpires(settings: RunSettings): Alternative {
  const { signatureExpiresSeconds, ...without } = settings;
  const setting = table.signatureExpiresSeconds.name;
  if (signatureExpiresSeconds !== undefined) return { setting, settings: without };
  const value = String(triedExpiresSeconds);
  return { setting, value, settings: { ...settings, signatureExpiresSeconds: triedExpiresSeconds } };
}

/**
 * Other plausible choices of the open settings, one changed at a time: no more than seven. Choices that a read without
 * body and query can't tell from the configured one are left out.
 */
export function alternatives(settings: RunSettings): Alternative[] {
  const signatureLabel = settings.signatureLabel === 'sig' ? 'sig1' : 'sig';
  const signatureNonce = !settings.signatureNonce;
  return [
    ...otherComponents(settings),
    { setting: table.signatureLabel.name, value: signatureLabel, settings: { ...settings, signatureLabel } },
    otherExpires(settings),
    {
      setting: table.signatureNonce.name,
      value: table.signatureNonce.kind.format(signatureNonce),
      settings: { ...settings, signatureNonce },
    },
  ];
}

/** The open choices that every signature rests on. */
export const signatureChoices: readonly string[] = [
  table.coveredComponents.name,
  table.signatureLabel.name,
  table.signatureExpiresSeconds.name,
  table.signatureNonce.name,
];

/** The open choices that only a write shows. */
export const writtenChoices: readonly (keyof Settings & keyof typeof table)[] = [
  'digestAlgorithm',
  'chainId',
  'challengeSignatureEncoding',
];
