import type { Core } from '@strapi/strapi';

import type { Tally } from '../../../../shared/contracts/committee';
import type { MeetingForm, Vote } from '../../../../shared/vocabulary';
import { getService, reading, type Tx } from '../../platform';
import type { CaseView, Committee, CommitteeVotes, ExclusionReason, Stage } from '../approval';
import { samePerson } from '../organisation';

import { recusalsOf, type ItemRecord, type MemberRecord, type RecusalRecord } from './records';
import { awaitedOf, count, type Seated } from './tally';

type Decision = CaseView['decisions'][number];

/** A member who keeps out of an item: by a declaration, or because of what he is to the case. */
export interface KeptOut {
  readonly member: string;
  readonly reason: string | null;
  readonly why: ExclusionReason | null;
}

/** One item as it stands: its case, who counts in it, and what was said. */
export interface Standing {
  readonly item: ItemRecord;
  readonly view: CaseView;
  readonly stage: Stage;
  readonly committee: Committee;
  readonly keptOut: readonly KeptOut[];
  readonly seated: readonly Seated[];
  readonly votes: readonly (Decision & { readonly member: string; readonly choice: Vote })[];
  readonly awaited: readonly Seated[];
  readonly tally: Tally;
}

/** Is the case still where the meeting has it, paused or not? */
export const isWhereItWas = ({ item, view: { one } }: Pick<Standing, 'item' | 'view'>): boolean =>
  (one.state === 'open' || one.state === 'paused') &&
  one.stage === item.stage &&
  one.round === item.round;

const votesIn = (
  { decisions }: CaseView,
  { stage, round }: ItemRecord,
  members: readonly MemberRecord[],
): Standing['votes'] =>
  decisions.flatMap((made) => {
    if (made.stage !== stage || made.round !== round) return [];
    const member = members.find(({ keys }) => samePerson(keys, made.keys));
    return member ? [{ ...made, member: member.id, choice: made.choice as Vote }] : [];
  });

/** Tells why a member must keep out of a case. */
type WhyNot = Awaited<ReturnType<CommitteeVotes['exclusions']>>;

const keepingOut = (
  members: readonly MemberRecord[],
  declared: readonly RecusalRecord[],
  whyNot: WhyNot,
): KeptOut[] =>
  members.flatMap((member) => {
    const reason = declared.find((each) => each.member === member.id)?.reason ?? null;
    const why = whyNot(member);
    return reason === null && why === null ? [] : [{ member: member.id, reason, why }];
  });

/** How one item stands. In circulation whoever has voted is there, and nobody else. */
export const standingOf = async (
  strapi: Core.Strapi,
  item: ItemRecord,
  {
    form,
    members,
    recusals,
    whyNotIn,
  }: {
    readonly form: MeetingForm;
    readonly members: readonly MemberRecord[];
    readonly recusals: readonly RecusalRecord[];
    /** Of the case of the item: read anew, or known already. */
    readonly whyNotIn: (one: CaseView['one']) => Promise<WhyNot>;
  },
): Promise<Standing> => {
  const view = await getService(strapi, 'approval').view(item.caseId);
  const stage = view.workflow.stages[item.stage];
  if (!stage?.committee) throw new Error(`item ${item.publicId} is at no committee stage`);
  const declared = recusals.filter(({ itemId }) => itemId === item.id);
  const votes = votesIn(view, item, members);
  const keptOut = keepingOut(members, declared, await whyNotIn(view.one));
  const seated = members.map((member): Seated => {
    const choice = votes.find((vote) => vote.member === member.id)?.choice ?? null;
    return {
      member: member.id,
      presides: member.presides,
      present: form === 'meeting' ? member.present : choice !== null,
      // Who has voted has voted: what he became to the case since is for the objections to say.
      recused: choice === null && keptOut.some((each) => each.member === member.id),
      choice,
    };
  });
  const asked =
    form === 'meeting' ? seated : seated.map((each) => ({ ...each, present: !each.recused }));
  return {
    item,
    view,
    stage,
    committee: stage.committee,
    keptOut,
    seated,
    votes,
    awaited: awaitedOf(asked, item.closed),
    tally: count(seated, stage.committee),
  };
};

/** The same of many items of one meeting. */
export const standingsOf = async (
  strapi: Core.Strapi,
  form: MeetingForm,
  items: readonly ItemRecord[],
  members: readonly MemberRecord[],
): Promise<Standing[]> => {
  const recusals = await reading(strapi, (knex) =>
    recusalsOf(
      knex,
      items.map(({ id }) => id),
    ),
  );
  const standings: Standing[] = [];
  const approval = getService(strapi, 'approval');
  const whyNotIn = (one: CaseView['one']) =>
    reading(strapi, (knex) => approval.votes.exclusions(knex as Tx, one));
  for (const item of items) {
    standings.push(await standingOf(strapi, item, { form, members, recusals, whyNotIn }));
  }
  return standings;
};
