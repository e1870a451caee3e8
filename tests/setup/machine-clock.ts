import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The clock of a machine, as the processes see it that are started with `env`. */
export interface MachineClock {
  readonly env: Record<string, string>;
  /** From now on it is this instant, and time goes on from there. */
  set(instant: Date): void;
  remove(): void;
}

/** Another time for child processes by Debian's faketime: their timers run as ever. */
export const createMachineClock = (begin: Date): MachineClock => {
  const library = process.env.FAKETIME_LIBRARY;
  if (!library) throw new Error('FAKETIME_LIBRARY is not set: run the suite with npm test.');
  const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-clock-'));
  const file = path.join(folder, 'faketime');
  const set = (instant: Date) => {
    const seconds = Math.round((instant.getTime() - Date.now()) / 1000);
    const draft = `${file}.draft`;
    writeFileSync(draft, `${seconds < 0 ? '' : '+'}${seconds}\n`);
    // Renamed: the library reads the file at any moment.
    renameSync(draft, file);
  };
  set(begin);
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
