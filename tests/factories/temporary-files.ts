import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Names of the files that uploads are written to while they come in; every suite of a run shares the folder. */
export const temporaryFiles = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => /^[0-9a-z]{25}$/.test(name));

const patienceMs = 10_000;

/** Those that are new since, and stay: another suite's upload of this moment is soon gone. */
export const leftSince = async (before: readonly string[]): Promise<string[]> => {
  const found = async () => (await temporaryFiles()).filter((name) => !before.includes(name));
  let left = await found();
  for (const end = Date.now() + patienceMs; left.length > 0 && Date.now() < end;) {
    await sleep(100);
    const now = await found();
    left = left.filter((name) => now.includes(name));
  }
  return left;
};
