/** A reason to stop that its reader can act on: printed as one line, without a stack. */
export class Stop extends Error {}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Does one visible step: its title when it starts, its time when it ends. */
export const step = async (title, work) => {
  const since = performance.now();
  process.stdout.write(`→ ${title} …\n`);
  const result = await work();
  process.stdout.write(`✓ ${title} (${seconds(since)})\n`);
  return result;
};

/** Runs a command's body; a `Stop` becomes one line on standard error and exit code 1. */
export const main = async (body) => {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? `✗ ${error.message}` : error.stack}\n`);
    process.exitCode = 1;
  }
};
