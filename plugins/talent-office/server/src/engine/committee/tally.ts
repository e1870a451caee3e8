import type { ResolutionGround, Tally } from '../../../../shared/contracts/committee';
import {
  votes as allVotes,
  type ResolutionChoice,
  type Share,
  type Vote,
} from '../../../../shared/vocabulary';
import { fewestMembers } from '../approval';

/** One member as he stands in one item. */
export interface Seated {
  readonly member: string;
  readonly presides: boolean;
  readonly present: boolean;
  /** Must he keep out of it? */
  readonly recused: boolean;
  readonly choice: Vote | null;
}

export interface Shares {
  readonly quorum: Share;
  readonly majority: Share;
}

export interface Outcome {
  readonly choice: ResolutionChoice;
  readonly ground: ResolutionGround;
}

/** How many of so many people are this share of them: 2/3 of 7 are 5, more than half of 6 are 4. */
export const headsOf = (share: Share, people: number): number => {
  if (share === 'all') return people;
  return share === 'two-thirds' ? Math.ceil((2 * people) / 3) : Math.floor(people / 2) + 1;
};

/**
 * Counts one item. Who keeps out is no member in it. The quorum is a share of the members who count, the
 * majority one of those of them who are there: whoever abstains is there, and for nothing. Neither is
 * ever fewer than two people.
 */
export const count = (seated: readonly Seated[], { quorum, majority }: Shares): Tally => {
  const entitled = seated.filter(({ recused }) => !recused);
  const present = entitled.filter((each) => each.present);
  const votes = Object.fromEntries(
    allVotes.map((vote) => [vote, present.filter(({ choice }) => choice === vote).length]),
  ) as Record<Vote, number>;
  return {
    entitled: entitled.length,
    present: present.length,
    quorum: Math.max(fewestMembers, headsOf(quorum, entitled.length)),
    majority: Math.max(fewestMembers, headsOf(majority, present.length)),
    votes,
  };
};

/** Of whom a vote is still awaited; of whoever presides only when the others have voted. */
export const awaitedOf = (seated: readonly Seated[], closed: boolean): Seated[] => {
  const silent = seated.filter(
    ({ present, recused, choice }) => present && !recused && choice === null,
  );
  const others = silent.filter(({ presides }) => !presides);
  return others.length > 0 && !closed ? others : silent.filter(({ presides }) => presides);
};

/**
 * What a committee resolves. Where nobody has voted, too few were there, or nothing has its majority,
 * the item is postponed: silence approves nothing.
 */
export const outcomeOf = ({ present, quorum, majority, votes }: Tally): Outcome => {
  const cast = Object.values(votes).reduce((sum, one) => sum + one, 0);
  if (cast === 0) return { choice: 'postpone', ground: 'not-voted' };
  if (present < quorum) return { choice: 'postpone', ground: 'no-quorum' };
  const choices = ['approve', 'refuse', 'postpone'] as const;
  const won = choices.find((choice) => votes[choice] >= majority);
  return won ? { choice: won, ground: 'voted' } : { choice: 'postpone', ground: 'no-majority' };
};
