/** What globalSetup started and globalTeardown must end; both run in the same process. */
export const environmentOfThisRun: { close: () => Promise<void> } = { close: async () => undefined };
