import type { Core } from '@strapi/strapi';

import type { AppliedSelectionBody } from '../../../../shared/contracts/selections';
import type { SelectionEntryState } from '../../../../shared/vocabulary';
import { getService, reading, type RowId } from '../../platform';

import { createApply } from './apply';
import { applicable, entriesOf, entryByPublicId, ranksOf, type EntryRecord } from './records';
import type { GroupAct } from './trail';

/** What keeps its turn: it lacks what its line has, or was not tried yet. */
const awaiting: readonly SelectionEntryState[] = ['selected', 'unfunded'];

/** Those of a group who may go on, in the order in which they stand. */
export const applicableOf = (
  strapi: Core.Strapi,
  groupId: RowId<'group'>,
): Promise<EntryRecord[]> =>
  reading(strapi, async (knex) => {
    const entries = new Map((await entriesOf(knex, groupId)).map((entry) => [entry.id, entry]));
    return (await ranksOf(knex, groupId)).flatMap(({ entryId }) => {
      const entry = entries.get(entryId);
      return entry && applicable.includes(entry.state) ? [entry] : [];
    });
  });

/**
 * Lets the cases of a group go on in their order: who is not asked for is passed by, and keeps what his line
 * has for him all the same.
 */
export const createApplyInOrder = (strapi: Core.Strapi) => {
  const apply = createApply(strapi);

  /** Who is mended, paused or on his way back keeps his place, but nobody waits for him. */
  const asks = async ({ publicId, caseId }: EntryRecord) => {
    const { state, stage, round, target } = await reading(strapi, (knex) =>
      entryByPublicId(knex, publicId),
    );
    if (!awaiting.includes(state)) return null;
    const { one } = await getService(strapi, 'approval').view(caseId);
    const isHere = one.state === 'open' && one.stage === stage && one.round === round;
    return isHere ? { target, values: {} } : null;
  };

  return async (
    groupId: RowId<'group'>,
    act: GroupAct,
    isAsked: (entry: EntryRecord) => boolean,
    attempt: (work: () => Promise<void>) => Promise<void> = (work) => work(),
  ): Promise<AppliedSelectionBody['entries']> => {
    const turns = getService(strapi, 'approval').turns();
    const done: { id: string; state: SelectionEntryState }[] = [];
    for (const entry of await applicableOf(strapi, groupId)) {
      if (isAsked(entry)) {
        await attempt(async () => {
          done.push({ id: entry.publicId, state: await apply(entry, act, turns) });
        });
      }
      turns.before(() => asks(entry));
    }
    return done;
  };
};
