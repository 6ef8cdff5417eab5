import type { SettingDefinition } from './definition.ts';
import type { GivenSetting, GivenSettings } from './given-settings.ts';
import { isPlaceholder } from './placeholders.ts';
import type { SettingProblem } from './problem.ts';
import { receivedText, type SecretTexts } from './received-text.ts';

type AnySetting = SettingDefinition<unknown>;

/** The settings of one run while they are being checked: values by definition, and what was found wrong with them. */
export class SettingValues {
  readonly environment: string;
  readonly isLocal: boolean;
  readonly fileName: string;
  readonly secrets: SecretTexts;
  readonly problems: SettingProblem[] = [];
  readonly notices: string[] = [];
  readonly #given: GivenSettings;
  readonly #values = new Map<AnySetting, unknown>();

  /** Parses everything that was given for `environment`; what cannot be read becomes a problem and has no value. */
  constructor(environment: { name: string; isLocal: boolean; fileName: string }, given: GivenSettings) {
    this.environment = environment.name;
    this.isLocal = environment.isLocal;
    this.fileName = environment.fileName;
    this.#given = given;
    this.secrets = new Map(
      // Shorter texts are refused as secrets anyway, and replacing them would garble every message.
      [...given]
        .filter(([{ secret }, { text }]) => secret && text.length >= 6)
        .map(([{ name }, { text }]) => [name, text]),
    );
    for (const [definition, found] of given) this.#parse(definition, found);
  }

  #parse(definition: AnySetting, found: GivenSetting): void {
    const text = found.text.trim();
    if (isPlaceholder(definition, text)) {
      this.reject(definition, {
        code: 'SETTING_PLACEHOLDER',
        what: `${definition.name} still holds a placeholder or a published sample`,
        next: 'replace it by the real value',
      });
      return;
    }
    // White space around a secret may be part of what was copied wrongly: it is refused, not dropped.
    const parsed = definition.kind.parse(definition.secret ? found.text : text);
    if ('value' in parsed) this.#values.set(definition, parsed.value);
    else this.reject(definition, { what: `${definition.name} ${parsed.complaint}`, next: 'correct the value' });
  }

  /** Whether somebody gave the setting, be it readable or not. */
  has(definition: AnySetting): boolean {
    return this.#given.has(definition);
  }

  /** Where the setting was given, if it was. */
  given(definition: AnySetting): GivenSetting | undefined {
    return this.#given.get(definition);
  }

  /** The value given for the setting, or undefined when there is none or it cannot be read. */
  get<Value>(definition: SettingDefinition<Value>): Value | undefined {
    // Only this very definition's kind has written to the place it is read from.
    return this.#values.get(definition) as Value | undefined;
  }

  /** Stores a value that was found by way of another setting, such as the text of a key file. */
  set<Value>(definition: SettingDefinition<Value>, value: Value): void {
    this.#values.set(definition, value);
  }

  /** Where the setting was given, in words, also when it was not. */
  where(definition: AnySetting): string {
    return this.#given.get(definition)?.where ?? `neither a variable nor ${this.fileName}`;
  }

  /** Records a problem with a setting that was given; what is not told follows from the setting. */
  reject(
    definition: AnySetting,
    problem: Pick<SettingProblem, 'what' | 'next'> & Partial<Omit<SettingProblem, 'setting'>>,
  ): void {
    const text = this.#given.get(definition)?.text;
    this.problems.push({
      code: 'SETTING_INVALID',
      setting: definition.name,
      expected: definition.kind.expected,
      received: text === undefined ? 'nothing' : receivedText(definition, text, this.secrets),
      where: this.where(definition),
      ...problem,
    });
  }

  /** Records that a setting is missing, with the reason why it is needed, as in "environment staging needs it". */
  missing(definition: AnySetting, reason: string): void {
    this.reject(definition, {
      code: 'SETTING_MISSING',
      what: `${definition.name} is not set, and ${reason}`,
      next: `set the variable ${definition.name}, or add it to ${this.fileName} (see .env.example)`,
    });
  }
}
