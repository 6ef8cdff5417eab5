import { localEnvironment } from '../environment-name.ts';
import { settingTable } from '../setting-table.ts';
import type { SettingValues } from '../setting-values.ts';

const { environment, healthGithubRepository, healthGithubToken, healthGithubApiUrl } = settingTable;

/** Checks that GitHub is told completely or not at all, and that `local` tells nobody but this machine. */
export function checkAlerts(values: SettingValues): void {
  const [repository, token] = [values.has(healthGithubRepository), values.has(healthGithubToken)];
  if (repository && !token) values.missing(healthGithubToken, `${healthGithubRepository.name} needs it`);
  if (token && !repository) values.missing(healthGithubRepository, `${healthGithubToken.name} needs it`);
  if (values.has(healthGithubApiUrl)) {
    if (!repository && !token)
      values.notices.push(
        `${healthGithubApiUrl.name} is set but not used: ${healthGithubRepository.name} and ${healthGithubToken.name} are not`,
      );
  } else if (values.isLocal && repository) {
    // The rule for addresses sees only what was given; here it is the default that leads away.
    values.reject(healthGithubApiUrl, {
      code: 'LOCAL_NOT_LOOPBACK',
      what: `${healthGithubApiUrl.name} is not set and its default names another machine, but ${localEnvironment} means this machine`,
      expected: 'a loopback host: localhost, 127.0.0.1 or [::1]',
      next: `name your environment: ${environment.flag} NAME, or remove ${healthGithubRepository.name}`,
    });
  }
}
