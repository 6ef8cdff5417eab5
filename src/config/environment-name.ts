import type { Kind } from './kinds/kind.ts';

/** Name of the environment that runs inside the project itself. */
export const localEnvironment = 'local';

/** The name becomes part of a file name, so it can hold neither dots nor slashes; `example` is the template. */
export const environmentName: Kind<string> = {
  expected: 'a name of a-z, 0-9 and -, at most 40 characters, other than example',
  parse: (text) => {
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(text)) return { complaint: 'is not the name of an environment' };
    return text === 'example' ? { complaint: 'names the template .env.example' } : { value: text };
  },
  format: (value) => value,
};

/** Name of the file that may hold the settings of an environment, relative to the working directory. */
export function settingsFileName(environment: string): string {
  return `.env.${environment}`;
}
