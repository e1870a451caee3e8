/** Class and code of an error, for a table: its message may quote somebody's data. */
export const faultOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return (code === undefined ? error.name : `${error.name} ${String(code)}`).slice(0, 160);
};

/** For the log, which masks numbers of people. */
export const storyOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
