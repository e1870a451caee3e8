import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';
import { createBootedDatabase, type TestDatabase } from './database';
import { ServerProcess } from './server-process';
import { siteEnvironment, type SiteOptions } from './site-environment';

/** One of several servers of a site. */
export interface Server {
  url: string;
  http: ReturnType<typeof request>;
  isRunning(): boolean;
  /** As a crash: nothing is closed, nothing is finished. */
  kill(): Promise<void>;
  /** As a supervisor does, by SIGTERM: resolves when the server has ended by itself. */
  terminate(): Promise<void>;
}

/** A function of a scenario file (`.mjs`): `export const debit = async (strapi, input) => …`. */
export interface Scenario<Input> {
  /** Absolute path: `path.join(__dirname, 'debit.mjs')`. */
  file: string;
  /** The name under which the file exports it. */
  name: string;
  /** What each server gets: JSON, one element per running server. */
  inputs: Input[];
}

/** One outcome per running server, in their order: what its function resolved to, or its error. */
export type Outcome<Result> = PromiseSettledResult<Result>;

/** Several server processes on one database. */
export interface SpawnedSite {
  servers: Server[];
  database: TestDatabase;
  /** Runs the function in all that still run, at the same moment: none starts before all have loaded it. */
  together<Input, Result>(scenario: Scenario<Input>): Promise<Outcome<Result>[]>;
  stop(): Promise<void>;
}

const bootAll = async (processes: ServerProcess[]): Promise<Server[]> => {
  const booted = await Promise.all(processes.map((process) => process.call('boot')));
  return processes.map((process, index) => {
    const url = `http://127.0.0.1:${(booted[index] as { port: number }).port}`;
    return {
      url,
      http: request(url),
      isRunning: () => !process.hasEnded,
      kill: () => process.kill(),
      terminate: () => process.terminate(),
    };
  });
};

/**
 * Boots `count` real server processes at once on one database; `global.strapi` allows only one site
 * per process. The database is as a first boot leaves it and dropped by `stop()`, unless the caller gives one.
 */
export const spawnSite = async (
  count: number,
  options: SiteOptions & { database?: TestDatabase } = {},
): Promise<SpawnedSite> => {
  const database = options.database ?? (await createBootedDatabase());
  const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-site-'));
  const env = siteEnvironment(database, folder, options);
  const processes = Array.from({ length: count }, () => new ServerProcess(env));
  const cleanUp = async () => {
    await Promise.all(processes.map((process) => process.kill()));
    rmSync(folder, { recursive: true, force: true });
    if (!options.database) await database.drop();
  };
  let calls = 0;
  const together = async <Input, Result>({ file, name, inputs }: Scenario<Input>) => {
    const id = (calls += 1);
    const running = processes.filter((process) => !process.hasEnded);
    await Promise.all(
      running.map((process, index) =>
        process.call('prepare', { id, file, name, input: inputs[index] }),
      ),
    );
    return Promise.allSettled(
      running.map((process) => process.call('go', { id }) as Promise<Result>),
    );
  };
  const stop = async () => {
    // MySQL: Strapi reads for events after the answer; a pool destroyed under them hangs for 60 s.
    if (database.kind === 'mysql') await wait(300);
    await Promise.allSettled(processes.map((process) => process.stop()));
    await cleanUp();
  };
  try {
    return { servers: await bootAll(processes), database, together, stop };
  } catch (error) {
    await cleanUp();
    throw error;
  }
};
