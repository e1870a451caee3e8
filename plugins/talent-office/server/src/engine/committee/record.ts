import type { Core } from '@strapi/strapi';

import { getService, refuse, titleOf, type Tx } from '../../platform';
import type { Effect } from '../lifecycle';
import { samePerson, type Person } from '../organisation';

import {
  keeperOf,
  membersNow,
  refuseBeforeItsDay,
  refuseUnpresided,
  type MeetingEntry,
} from './meeting';
import { changeItem, insertResolution, itemsOf } from './records';
import { standingsOf, type Standing } from './standing';
import { outcomeOf } from './tally';
import { totalsOf } from './totals';
import { recordAct } from './trail';

/**
 * Records what a committee resolved, for all its items in one transaction; nothing of it is applied yet.
 * An item whose content has changed since it was voted on gets no resolution, and says so.
 */
export const createRecord = (strapi: Core.Strapi): Effect => {
  const approval = () => getService(strapi, 'approval');

  /** Whoever wrote the votes down does not also declare what they came to. @throws Refusal NOT_BY_SAME_PERSON */
  const refuseWriter = (standings: readonly Standing[], { keys }: Person): void => {
    const writers = standings.flatMap(({ votes }) =>
      votes.flatMap(({ recordedBy }) => (recordedBy === null ? [] : [recordedBy])),
    );
    if (samePerson(writers, keys)) {
      throw refuse('NOT_BY_SAME_PERSON', { action: 'record', earlier: 'vote' });
    }
  };

  /** @throws Refusal VOTES_AWAITED: an item that somebody has voted on is voted on to the end */
  const refuseHalfVoted = async (standings: readonly Standing[]): Promise<void> => {
    const open = standings.filter(({ votes, awaited }) => votes.length > 0 && awaited.length > 0);
    if (open.length === 0) return;
    const titles: string[] = [];
    for (const { item } of open) {
      titles.push(await titleOf(strapi, item.target.type, item.target.documentId));
    }
    throw refuse('VOTES_AWAITED', { items: titles.join('；') });
  };

  const changedIn = async (
    tx: Tx,
    { votes: made }: Standing,
    one: Standing['view']['one'],
  ): Promise<string[]> => {
    const { votes } = approval();
    const shown = new Map(made.map(({ seen }) => [JSON.stringify(seen), seen]));
    const changed = new Set<string>();
    for (const seen of shown.size > 0 ? shown.values() : [one.guarded]) {
      for (const name of await votes.changedSince(tx, one, seen)) changed.add(name);
    }
    return [...changed];
  };

  return async (tx, entry, { actor, requestId = null }) => {
    const meeting = entry as unknown as MeetingEntry;
    const items = await itemsOf(tx, meeting.documentId);
    const person = await keeperOf(strapi, actor);
    refuseBeforeItsDay(strapi, meeting);
    // Taken in one order, whatever that of the agenda: two meetings never wait for each other.
    const locked = new Map<string, Standing['view']['one'] | null>();
    for (const item of [...items].sort((a, b) => (a.caseId < b.caseId ? -1 : 1))) {
      const one = (await approval().votes.lock(tx, item))?.one ?? null;
      if (one) await approval().refuseConcerned(tx, one, person);
      locked.set(item.publicId, one);
    }
    const members = await membersNow(strapi, meeting.documentId);
    refuseUnpresided(meeting, members);
    const standings = await standingsOf(strapi, meeting.form, items, members);
    refuseWriter(standings, person);
    await refuseHalfVoted(standings.filter(({ item }) => locked.get(item.publicId)));
    const recordedAt = getService(strapi, 'clock').now().toISOString();
    const asked = [];
    for (const standing of standings) {
      const { item, tally, stage } = standing;
      const one = locked.get(item.publicId);
      if (!one) {
        await changeItem(tx, item, { state: 'moved' });
        continue;
      }
      const changed = await changedIn(tx, standing, one);
      if (changed.length > 0) {
        const facts = { type: item.target.type, attributes: changed.join(', ') };
        await changeItem(tx, item, { state: 'changed', told: { code: 'CONTENT_CHANGED', facts } });
        continue;
      }
      const outcome = outcomeOf(tally);
      const values = outcome.choice === 'approve' ? item.values : {};
      await insertResolution(tx, item, {
        ...outcome,
        values,
        counted: tally,
        seen: one.guarded,
        recordedBy: person.id,
        recordedAt,
      });
      await changeItem(tx, item, { state: 'resolved' });
      if (outcome.choice === 'approve') {
        asked.push({ item, demands: await approval().votes.demands(item.target, values) });
      }
      await getService(strapi, 'audit').record(tx, {
        actor,
        person,
        action: 'case.resolve',
        target: item.target,
        after: { guarded: one.guarded, ...outcome, values },
        details: {
          case: one.publicId,
          stage: stage.key,
          round: one.round,
          meeting: meeting.documentId,
          ...outcome,
          ...tally,
        },
        requestId,
      });
    }
    const { lines, short } = await totalsOf(strapi, asked);
    const { documentId } = meeting;
    await recordAct(strapi, tx, { meeting: documentId, actor, requestId }, 'totals', {
      lines,
      short: [...short],
    });
  };
};
