import type { Core } from '@strapi/strapi';

/** What the seeds remember from one run to the next, by names that nobody edits. */
export interface SeedRecord<Value> {
  get(name: string): Promise<Value | undefined>;
  set(name: string, value: Value): Promise<void>;
  /** Writes what was set since; a run that breaks off before it is found again by its keys. */
  save(): Promise<void>;
}

/** A record in Strapi's own store: it goes where the database goes, and no editor meets it. */
export const createRecord = <Value>(strapi: Core.Strapi, key: string): SeedRecord<Value> => {
  const store = strapi.store({ type: 'plugin', name: 'talent-office', key });
  let loading: Promise<Map<string, Value>> | undefined;
  let changed = false;

  const load = (): Promise<Map<string, Value>> =>
    (loading ??= store
      .get({})
      .then((stored) => new Map(Object.entries((stored ?? {}) as Record<string, Value>))));

  return {
    get: async (name) => (await load()).get(name),
    set: async (name, value) => {
      (await load()).set(name, value);
      changed = true;
    },
    save: async () => {
      if (!changed) return;
      await store.set({ value: Object.fromEntries(await load()) });
      changed = false;
    },
  };
};
