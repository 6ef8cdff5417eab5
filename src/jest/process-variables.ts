/** Variables by which a run tells its worker processes what no setting says; their names stay clear of the settings'. */
export const processVariables = {
  /** How many processes share concurrency and requests per second. */
  processes: 'SUITE_PROCESSES',
  /** Folder of the run's journals; its presence says that an environment runs already. */
  journal: 'SUITE_JOURNAL',
} as const;
