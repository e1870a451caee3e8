import type { Core, UID } from '@strapi/strapi';
import { createRecord } from './record';

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
  clock: {
    now(): Date;
    today(): string;
    during<T>(instant: Date, work: () => Promise<T>): Promise<T>;
  };
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
  organisation: { personOf(actor: Actor): Promise<object> };
  payments: {
    proofOf(account: string, typed: string): string;
    listAwards(tx: Tx, asked: object): Promise<void>;
    linesOf(batch: string): Promise<string[]>;
  };
  files: {
    store(upload: { path: string; name: string; size: number }): Promise<object>;
  };
  agreements: {
    keepFile(
      tx: Tx,
      target: { type: string; documentId: string },
      content: object,
      cause: { actor: Actor; requestId: null },
    ): Promise<unknown>;
  };
  reviewLists: {
    send(
      scope: { workflow: string; stage: string; role: string; unit: string },
      act: {
        actor: Actor;
        requestId: null;
        operation: { key: string; input: unknown };
      },
    ): Promise<unknown>;
  };
  lifecycle: {
    act(request: object): Promise<unknown>;
    withdraw(request: object): Promise<unknown>;
  };
}

export const office = (type: string) => `plugin::talent-office.${type}`;

/** How an entry is known to the seeds and made by them. */
interface Seeded {
  readonly status?: 'published';
  /** Its name in the record of what was seeded, where its key is not the same in every run. */
  readonly as?: string;
}

type Key = Readonly<Record<string, unknown>>;

/**
 * What every seed is given. Seeds find before they make: running them again changes nothing. What a
 * seed made is remembered by documentId, for people rename titles, codes and slugs; a site that was
 * seeded before there was a record is found by its keys.
 */
export const createSeeding = (strapi: Core.Strapi) => {
  const entries = createRecord<string>(strapi, 'seeded-entries');
  const grants = createRecord<readonly string[]>(strapi, 'seeded-grants');

  const service = <Name extends keyof Services>(name: Name): Services[Name] =>
    strapi.plugin('talent-office').service(name);

  const find = async (type: string, where: object): Promise<Entry | null> =>
    (await strapi.db.query(type as UID.ContentType).findOne({ where })) as Entry | null;

  const nameOf = (type: string, key: Key, as?: string) => `${type} ${as ?? JSON.stringify(key)}`;

  const recall = async (type: string, key: Key, as?: string): Promise<Entry | null> => {
    const documentId = await entries.get(nameOf(type, key, as));
    return find(type, documentId === undefined ? key : { documentId });
  };

  const onceBy = async (
    type: string,
    key: Key,
    make: () => Promise<Entry>,
    as?: string,
  ): Promise<Entry | null> => {
    const name = nameOf(type, key, as);
    if ((await entries.get(name)) !== undefined) return recall(type, key, as);
    const entry = (await find(type, key)) ?? (await make());
    await entries.set(name, entry.documentId);
    return entry;
  };

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
    /** What each role of the panel was ever given, as `action subject`. */
    grants,
    /** The entry that a seed made under this key, whatever it is called now. */
    recall,
    /** As `once`, for what another service makes. */
    onceBy,
    /**
     * Gives the entry with this key, which stays as it is, or makes it; `null` where somebody has
     * deleted it, for deleted it stays.
     */
    once: (
      type: string,
      key: Key,
      data: object = {},
      { status, as }: Seeded = {},
    ): Promise<Entry | null> =>
      onceBy(type, key, () => make(type, { ...key, ...data }, status), as),
    /** Puts a rule set or a workflow in force, unless a version of it is: the office may have changed it. */
    enactOnce: async (room: 'rules' | 'approval', entry: Entry): Promise<void> => {
      if (entry.inForceVersion != null) return;
      const operation = { key: `seed/enact/${room}/${entry.documentId}`, input: null };
      await service('transactions').run(operation, (tx) =>
        service(room).enact(tx, entry.documentId, 'seed'),
      );
    },
    /** Keeps the record of this run. */
    save: async (): Promise<void> => {
      await entries.save();
      await grants.save();
    },
  };
};

export type Seeding = ReturnType<typeof createSeeding>;
