import type { Core } from '@strapi/strapi';

import { getService, type Actor, type Tx } from '../../platform';
import type { Target } from '../approval';

import { recordNotice } from './history';
import { addErratum, knownItem, lockNotice, noticesOfEntry } from './records';

/**
 * Adds an erratum to the notices of an entry that are public, or were, where they showed otherwise what
 * was put right.
 */
export const createCorrect =
  (strapi: Core.Strapi) =>
  async (
    tx: Tx,
    target: Target,
    facts: Readonly<Record<string, unknown>>,
    cause: { readonly actor: Actor; readonly requestId: string | null },
  ): Promise<void> => {
    for (const { publicId, state } of await noticesOfEntry(tx, target)) {
      if (state === 'withdrawn') continue;
      const notice = await lockNotice(tx, publicId);
      const shown = knownItem(notice);
      const changes = Object.entries(facts).flatMap(([path, after]) =>
        path in shown && JSON.stringify(shown[path]) !== JSON.stringify(after)
          ? [{ path, before: shown[path], after }]
          : [],
      );
      if (changes.length === 0) continue;
      await addErratum(tx, notice, { on: getService(strapi, 'clock').today(), changes });
      const details = { paths: changes.map(({ path }) => path) };
      await recordNotice(strapi, tx, notice, 'correct', cause, details);
    }
  };
