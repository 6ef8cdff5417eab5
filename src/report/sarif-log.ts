/** A text for people (SARIF 2.1.0 §3.11). */
export interface SarifMessage {
  readonly text: string;
}

/** A place in a file of the project, by line from 1 (§3.28). */
export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: 'PROJECT' };
    readonly region: { readonly startLine: number };
  };
}

/** A rule that results are about (§3.49). */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifMessage;
  readonly help: SarifMessage;
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: 'error' | 'warning' };
  readonly properties: Readonly<Record<string, unknown>>;
}

/** How grave a result is; `none` for what is no failure (§3.27.10). */
export type SarifLevel = 'error' | 'warning' | 'note' | 'none';

/** One finding (§3.27). */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly kind: 'fail' | 'open';
  readonly level: SarifLevel;
  readonly message: SarifMessage;
  readonly locations: readonly SarifLocation[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
  readonly baselineState?: 'new' | 'unchanged' | 'absent';
  readonly suppressions: readonly { kind: 'external'; status: 'accepted'; justification: string }[];
  readonly occurrenceCount?: number;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Something that the tool has to say about itself (§3.58). */
export interface SarifNotification {
  readonly level: SarifLevel;
  readonly message: SarifMessage;
}

/**
 * A text as it stands in a message: braces are doubled, because single ones are placeholders (§3.11.5), and brackets that
 * would be a link are escaped (§3.11.6).
 */
export function sarifText(text: string): SarifMessage {
  const plain = text.replace(/[{}]/g, (brace) => brace + brace);
  return { text: /\]\s*\(/.test(plain) ? plain.replace(/[[\]\\]/g, (character) => `\\${character}`) : plain };
}

/** A place in a file of the project. */
export function sarifLocation(uri: string, line: number): SarifLocation {
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: 'PROJECT' }, region: { startLine: line } } };
}
