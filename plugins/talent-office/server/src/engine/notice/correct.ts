import type { Core } from '@strapi/strapi';

import { getService, type Actor, type Tx } from '../../platform';
import type { Target } from '../approval';

import { recordNotice } from './history';
import { addErratum, lockNotice, noticesOfCase, type Erratum, type NoticeRecord } from './records';

/** The item as the public knows it: as it was posted, with what was put right since. */
const known = ({ item, errata }: NoticeRecord): Readonly<Record<string, unknown>> => ({
  ...item,
  ...Object.fromEntries(
    errata.flatMap(({ changes }) => changes.map(({ path, after }) => [path, after])),
  ),
});

/** Adds an erratum to the last notice of an entry, where what it showed is not what now stands. */
export const createCorrect =
  (strapi: Core.Strapi) =>
  async (
    tx: Tx,
    target: Target,
    facts: Readonly<Record<string, unknown>>,
    cause: { readonly actor: Actor; readonly requestId: string | null },
  ): Promise<Erratum | null> => {
    const one = await getService(strapi, 'approval').latestOf(target);
    const last = one ? (await noticesOfCase(tx, one.publicId)).at(-1) : undefined;
    if (!last || last.state === 'withdrawn') return null;
    const notice = await lockNotice(tx, last.publicId);
    const shown = known(notice);
    const changes = Object.entries(facts).flatMap(([path, after]) => {
      const before = shown[path] ?? null;
      return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
    });
    if (changes.length === 0) return null;
    const erratum = { on: getService(strapi, 'clock').today(), changes };
    await addErratum(tx, notice, erratum);
    const details = { paths: changes.map(({ path }) => path) };
    await recordNotice(strapi, tx, notice, 'correct', cause, details);
    return erratum;
  };
