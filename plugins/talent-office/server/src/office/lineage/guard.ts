import type { Core, UID } from '@strapi/strapi';

import type { PolicyLevel } from '../../../../shared/vocabulary';
import { asValidation, findEntries, refuse, relationAfter, type Entry } from '../../platform';

import {
  levelOfItem,
  refuseClosedLine,
  refuseSuccessor,
  refuseUpperPolicy,
  refuseWrongLinks,
  waitForOthers,
} from './links';
import { benefitType, evaluationType, itemType, policyType, powerType } from './types';

type Data = Readonly<Record<string, unknown>>;

interface WriteEvent {
  readonly params: { readonly where?: Record<string, unknown>; readonly data?: unknown };
}

const rowsOf = (data: unknown): readonly Data[] =>
  (Array.isArray(data) ? data : [data ?? {}]) as readonly Data[];

const idAfter = (data: Data, stored: Entry | null, name: string): number | null => {
  const before = (stored?.[name] as Entry | null | undefined) ?? null;
  return data[name] === undefined ? (before?.id ?? null) : relationAfter(data[name], before);
};

const judgeItem = async (strapi: Core.Strapi, data: Data, stored: Entry | null): Promise<void> => {
  const changed = (name: string): number | null => {
    const after = idAfter(data, stored, name);
    return after === ((stored?.[name] as Entry | null | undefined)?.id ?? null) ? null : after;
  };
  const links = {
    id: stored?.id ?? null,
    policy: idAfter(data, stored, 'policy'),
    carriesOut: idAfter(data, stored, 'carriesOut'),
  };
  const number = String(data.number ?? stored?.number ?? '');
  // What is superseded already is history: another item may bear its number.
  if (stored?.state !== 'superseded') await refuseWrongLinks(strapi, { ...links, number });
  await refuseSuccessor(strapi, links, changed('supersededBy'));
  // One that was open when it was named may have closed since: that is an alarm, not a broken form.
  await refuseClosedLine(strapi, changed('line'));
};

const judgePolicy = async (
  strapi: Core.Strapi,
  data: Data,
  stored: Entry | null,
): Promise<void> => {
  const level = (data.level ?? stored?.level) as PolicyLevel;
  if (stored && level !== stored.level) {
    const linked =
      (await strapi.db
        .query(itemType as UID.ContentType)
        .count({ where: { policy: { id: stored.id } } as never })) +
      (await strapi.db.query(policyType).count({ where: { upperPolicy: { id: stored.id } } }));
    if (linked > 0) throw refuse('LINEAGE_POLICY_LEVEL', {}, 'level');
  }
  await refuseUpperPolicy(strapi, level, idAfter(data, stored, 'upperPolicy'));
};

const judgeBenefit = async (
  strapi: Core.Strapi,
  data: Data,
  stored: Entry | null,
): Promise<void> => {
  const measure = idAfter(data, stored, 'measure');
  if (measure !== null && (await levelOfItem(strapi, measure)) !== 'district') {
    throw refuse('LINEAGE_MEASURE_LEVEL', {}, 'measure');
  }
};

/** Of each type what is judged, and by which of its attributes. */
const judges = {
  [itemType]: { judge: judgeItem, by: null },
  [policyType]: { judge: judgePolicy, by: ['level', 'upperPolicy'] },
  [benefitType]: { judge: judgeBenefit, by: ['measure'] },
} as const;

/** Who refers to what: Strapi would empty the reference, and nobody would be told. */
const holders: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  [policyType]: [
    [itemType, 'policy'],
    [policyType, 'upperPolicy'],
    [powerType, 'policy'],
  ],
  [itemType]: [
    [itemType, 'carriesOut'],
    [itemType, 'supersededBy'],
    [benefitType, 'measure'],
    [evaluationType, 'item'],
    [powerType, 'item'],
  ],
};

/**
 * Keeps the lineage of policies whole on every path that writes: an item carries out one of the level
 * right above, is superseded in no circle, and nothing that others refer to goes. Called in `bootstrap()`,
 * after the gate, which locks the entry.
 */
export const guardLineage = (strapi: Core.Strapi): void => {
  const told =
    (work: (event: WriteEvent) => Promise<void>) =>
    async (event: WriteEvent): Promise<void> => {
      try {
        await work(event);
      } catch (error) {
        throw asValidation(error);
      }
    };
  const subscribe = (model: string, hooks: object): void => {
    strapi.db.lifecycles.subscribe({ models: [model], ...hooks } as unknown as Parameters<
      typeof strapi.db.lifecycles.subscribe
    >[0]);
  };
  for (const [type, { judge, by }] of Object.entries(judges)) {
    const concerns = (data: Data): boolean =>
      by === null || by.some((name) => data[name] !== undefined);
    const create = told(async ({ params }) => {
      await waitForOthers(strapi);
      for (const data of rowsOf(params.data)) await judge(strapi, data, null);
    });
    const update = told(async ({ params: { where = {}, data } }) => {
      const [written = {}] = rowsOf(data);
      if (!concerns(written)) return;
      await waitForOthers(strapi);
      for (const stored of await findEntries(strapi, type, where)) {
        await judge(strapi, written, stored);
      }
    });
    subscribe(type, {
      ...{ beforeCreate: create, beforeCreateMany: create },
      ...{ beforeUpdate: update, beforeUpdateMany: update },
    });
  }
  for (const [type, referring] of Object.entries(holders)) {
    const keep = told(async ({ params: { where = {} } }) => {
      await waitForOthers(strapi);
      for (const { id } of await findEntries(strapi, type, where)) {
        for (const [holder, attribute] of referring) {
          const found = await strapi.db
            .query(holder as UID.ContentType)
            .count({ where: { [attribute]: { id } } as never });
          if (found > 0) throw refuse('LINEAGE_IN_USE');
        }
      }
    });
    subscribe(type, { beforeDelete: keep, beforeDeleteMany: keep });
  }
};
