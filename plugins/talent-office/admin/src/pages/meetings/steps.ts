import type { ItemBody, MeetingBody } from '../../../../shared/contracts/committee';

/** What the page needs to do something with a meeting. */
export interface Desk {
  readonly meeting: MeetingBody;
  /** Where its steps are sent. */
  readonly path: string;
  reload(): Promise<void>;
}

export const meetingType = 'plugin::talent-office.meeting';

/** Names of members, by their keys. */
export const namesOf = ({ members }: MeetingBody, ids: readonly string[], comma: string): string =>
  ids.flatMap((id) => members.find((member) => member.id === id)?.name ?? []).join(comma);

/** Who votes on an item: those who are there and need not keep out, whoever presides last. */
export const votersOf = ({ members, form }: MeetingBody, { recused }: ItemBody) =>
  members
    .filter(
      ({ id, present }) =>
        (form === 'circulation' || present) && !recused.some(({ member }) => member === id),
    )
    .toSorted((a, b) => Number(a.presides) - Number(b.presides));

/** May the reader vote on an item himself now, in circulation? */
export const isVoter = (meeting: MeetingBody, item: ItemBody): boolean => {
  const his = meeting.members.find(({ reader }) => reader);
  return (
    meeting.form === 'circulation' &&
    meeting.state === 'convened' &&
    item.state === 'listed' &&
    votersOf(meeting, item).some(({ id }) => id === his?.id) &&
    !item.votes.some(({ member }) => member === his?.id)
  );
};

/** Items that nobody has voted on, and that can be. */
export const withoutVote = (meeting: MeetingBody): ItemBody[] =>
  meeting.items.filter(
    (item) =>
      item.state === 'listed' &&
      item.votes.length === 0 &&
      item.changed.length === 0 &&
      votersOf(meeting, item).length > 0,
  );

/** Items whose resolution can be applied, for the first time or again. */
export const toBeApplied = ({ items }: MeetingBody): ItemBody[] =>
  items.filter(
    ({ state, outcome }) =>
      ['resolved', 'unfunded', 'changed'].includes(state) && outcome?.recordedAt != null,
  );

/** The body that writes everybody's vote down as one. */
export const unanimous = (meeting: MeetingBody, item: ItemBody) => ({
  seen: item.seen,
  votes: votersOf(meeting, item).map(({ id }) => ({ member: id, choice: 'approve' as const })),
});
