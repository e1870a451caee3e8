import type { Core, UID } from '@strapi/strapi';

/** A row as Strapi gives it. */
export interface Entry {
  readonly id: number;
  readonly documentId: string;
  readonly [attribute: string]: unknown;
}

/** Who acts: an administrator or a website user, by the account's id. */
export interface Actor {
  readonly kind: 'admin' | 'user';
  readonly id: number;
}

/** A running transaction of the plugin: handed on, never looked into. */
export type Tx = object & { readonly __ours: true };

interface CaseRecord {
  readonly publicId: string;
  readonly guarded: Readonly<Record<string, string>>;
}

/** What the seeds use of the plugin's services; the plugin's own types stay inside it. */
interface Services {
  clock: { now(): Date; today(): string; set(instant: Date | null): void };
  transactions: {
    run<T>(operation: { key: string; input: unknown }, work: (tx: Tx) => Promise<T>): Promise<T>;
  };
  rules: { enact(tx: Tx, documentId: string, by: string): Promise<unknown> };
  approval: {
    enact(tx: Tx, documentId: string, by: string): Promise<unknown>;
    latestOf(target: { type: string; documentId: string }): Promise<CaseRecord | null>;
    decide(tx: Tx, input: object): Promise<unknown>;
  };
  notices: {
    runningOf(caseId: string): Promise<{ readonly id: string } | null>;
    object(tx: Tx, id: string, objection: object): Promise<unknown>;
    finishDue(): Promise<unknown>;
  };
  lifecycle: {
    act(request: object): Promise<unknown>;
    withdraw(request: object): Promise<unknown>;
  };
}

export const office = (type: string) => `plugin::talent-office.${type}`;

/** What every seed is given. Seeds find before they make: running them again changes nothing. */
export const createSeeding = (strapi: Core.Strapi) => {
  const service = <Name extends keyof Services>(name: Name): Services[Name] =>
    strapi.plugin('talent-office').service(name);

  const find = async (type: string, where: object): Promise<Entry | null> =>
    (await strapi.db.query(type as UID.ContentType).findOne({ where })) as Entry | null;

  const make = async (type: string, data: object, status?: 'published'): Promise<Entry> => {
    const made = await strapi
      .documents(type as UID.ContentType)
      .create({ data, ...(status ? { status } : {}) } as never);
    return made as unknown as Entry;
  };

  return {
    strapi,
    service,
    find,
    make,
    /** Gives the entry with this key, which stays as it is, or makes it. */
    once: async (
      type: string,
      key: Readonly<Record<string, string | number>>,
      data: object = {},
      status?: 'published',
    ): Promise<Entry> => (await find(type, key)) ?? make(type, { ...key, ...data }, status),
    /** Puts a rule set or a workflow in force, unless a version of it is: the office may have changed it. */
    enactOnce: async (room: 'rules' | 'approval', entry: Entry): Promise<void> => {
      if (entry.inForceVersion != null) return;
      const operation = { key: `seed/enact/${room}/${entry.documentId}`, input: null };
      await service('transactions').run(operation, (tx) =>
        service(room).enact(tx, entry.documentId, 'seed'),
      );
    },
  };
};

export type Seeding = ReturnType<typeof createSeeding>;
