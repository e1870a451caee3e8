import type { Core } from '@strapi/strapi';

import type { ItemBody, MeetingBody } from '../../../../shared/contracts/committee';
import { getService, reading, type Actor } from '../../platform';
import type { Demand } from '../approval';
import { samePerson } from '../organisation';

import { targetBody } from './agenda';
import { readerOf, stateOf } from './meeting';
import { appliable, itemsOf, resolutionsOf, type ResolutionRecord } from './records';
import { isWhereItWas, standingsOf, type Standing } from './standing';
import { outcomeOf } from './tally';
import { moneyIn, totalsOf, type Totals } from './totals';

/** Of an item what an approval would take, as it is proposed and as the case itself asks. */
interface Money {
  readonly proposed: readonly Demand[];
  readonly asked: readonly Demand[];
}

const outcomeIn = (
  { votes, awaited, tally }: Standing,
  resolution: ResolutionRecord | undefined,
): ItemBody['outcome'] => {
  if (resolution) {
    const { choice, ground, recordedAt } = resolution;
    return { choice, ground, recordedAt };
  }
  return votes.length > 0 && awaited.length === 0
    ? { ...outcomeOf(tally), recordedAt: null }
    : null;
};

const isPending = ({ state }: Standing['item']): boolean =>
  state === 'listed' || appliable.includes(state);

/** What keeps it from going on: a pause, as long as it lasts, or what it was refused for when it was tried. */
const toldOf = (standing: Standing): ItemBody['told'] => {
  const { item, view } = standing;
  const { state } = view.one;
  return state === 'paused' && isPending(item) && isWhereItWas(standing)
    ? { code: 'CASE_NOT_OPEN', facts: { state } }
    : item.told;
};

const itemBody = async (
  strapi: Core.Strapi,
  standing: Standing,
  around: { money: Money; totals: Totals; resolution: ResolutionRecord | undefined },
): Promise<ItemBody> => {
  const { item, view, stage, keptOut, votes, awaited, tally } = standing;
  const { money, totals, resolution } = around;
  const isOpen = isWhereItWas(standing);
  return {
    id: item.publicId,
    caseId: item.caseId,
    target: await targetBody(strapi, item.target),
    stageTitle: stage.title,
    state: item.state,
    sets: stage.sets,
    values: item.values,
    askedFen: moneyIn(money.asked),
    proposedFen: moneyIn(money.proposed),
    short: totals.short.has(item.publicId),
    seen: view.one.guarded,
    changed: isOpen ? await getService(strapi, 'approval').changedSince(view.one) : [],
    recused: keptOut,
    votes: votes.map(({ member, choice, comment, madeAt }) => ({
      member,
      choice,
      comment,
      madeAt,
    })),
    awaited: awaited.map(({ member }) => member),
    closed: item.closed,
    tally: standing.seated.length > 0 ? (resolution?.counted ?? tally) : null,
    outcome: outcomeIn(standing, resolution),
    told: toldOf(standing),
  };
};

/** Does what is proposed still take money that it has not? */
const stillAsks = (standing: Standing, resolution: ResolutionRecord | undefined): boolean => {
  if (!isPending(standing.item) || !isWhereItWas(standing)) return false;
  const choice = resolution?.choice ?? outcomeIn(standing, undefined)?.choice ?? 'approve';
  return choice === 'approve';
};

/** A meeting as one reader sees it. @throws Refusal NOT_FOUND */
export const readMeeting = async (
  strapi: Core.Strapi,
  actor: Actor,
  documentId: string,
): Promise<MeetingBody> => {
  const { meeting, members, person, keeps } = await readerOf(strapi, actor, documentId);
  const items = await reading(strapi, (knex) => itemsOf(knex, documentId));
  const resolutions = await reading(strapi, (knex) => resolutionsOf(knex, documentId));
  const standings = await standingsOf(strapi, meeting.form, items, members);
  const { votes } = getService(strapi, 'approval');
  const money = new Map<string, Money>();
  const asked = [];
  for (const standing of standings) {
    const { item } = standing;
    const proposed = await votes.demands(item.target, item.values);
    // Once a lower amount is applied the entry has that: what was asked is what it stood in place of.
    const asks = await votes.demands(item.target, standing.view.one.replaced);
    money.set(item.publicId, { proposed, asked: asks });
    if (stillAsks(standing, resolutions.get(item.id))) asked.push({ item, demands: proposed });
  }
  const totals = await totalsOf(strapi, asked);
  const bodies: ItemBody[] = [];
  for (const standing of standings) {
    bodies.push(
      await itemBody(strapi, standing, {
        money: money.get(standing.item.publicId) ?? { proposed: [], asked: [] },
        totals,
        resolution: resolutions.get(standing.item.id),
      }),
    );
  }
  return {
    documentId,
    title: meeting.title,
    form: meeting.form,
    state: stateOf(meeting),
    heldOn: meeting.heldOn,
    place: meeting.place,
    members: members.map(({ id, name, presides, present, keys }) => ({
      id,
      name,
      presides,
      present,
      reader: samePerson(keys, person.keys),
    })),
    items: bodies,
    totals: totals.lines,
    minutes: meeting.minutes,
    keeps,
    wroteVotes: standings.some(({ votes: made }) =>
      made.some(({ recordedBy }) => recordedBy !== null && person.keys.includes(recordedBy)),
    ),
  };
};
