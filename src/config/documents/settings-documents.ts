import { envExample } from './env-example.ts';
import { environmentPage } from './environment-page.ts';

/** A file that is written from the table of settings; the path is relative to the root of the project. */
export interface SettingsDocument {
  readonly path: string;
  readonly text: string;
}

/** Every file that is written from the table of settings. */
export function settingsDocuments(): readonly SettingsDocument[] {
  return [
    { path: '.env.example', text: envExample() },
    { path: 'docs/environment.md', text: environmentPage() },
  ];
}
