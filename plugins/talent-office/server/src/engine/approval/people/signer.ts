import { refuse, type Refusal } from '../../../platform';
import { samePerson, type HeldSeat, type Person } from '../../organisation';

import {
  barsAt,
  committeeKind,
  type CaseRecord,
  type DecisionRecord,
  type Exclusion,
  type StepRecord,
} from '../case';
import { capacityAmong } from './capacity';
import { exclusionAmong, refuseExcluded } from './exclusion';
import { isSeatOf } from './scope';

/** What is known of a case when somebody is judged who would sign it. */
export interface Known {
  readonly one: CaseRecord;
  readonly parties: readonly Exclusion[];
  readonly decisions: readonly DecisionRecord[];
}

type Asked = Pick<StepRecord, 'role' | 'unit' | 'kind'>;

/**
 * Whether somebody may sign the stage at which a case stands: asked when he does, and of what he is shown
 * as his. Whoever voted in a committee votes in it once, too.
 * @throws Refusal SIGNER_EXCLUDED, SIGNED_ANOTHER_STAGE, ALREADY_SIGNED
 */
export const refuseSigner = (
  { one, parties, decisions }: Known,
  { kind }: Pick<Asked, 'kind'>,
  person: Person,
): void => {
  const why = exclusionAmong(one, parties, person);
  if (why) throw refuseExcluded(why);
  const his = decisions.filter(({ keys }) => samePerson(keys, person.keys));
  if (his.some((made) => barsAt(made, { stage: one.stage, kind }))) {
    throw refuse('SIGNED_ANOTHER_STAGE');
  }
  if (his.some(({ stage, round }) => stage === one.stage && round === one.round)) {
    throw refuse('ALREADY_SIGNED');
  }
};

/** The seats among these that a step asks, by for whom they are held; one's own before another's. */
const capacitiesIn = (held: readonly HeldSeat[], { role, unit, kind }: Asked) => {
  const fitting = held.filter((seat) => role !== null && isSeatOf(seat, { role, unit }));
  const own = fitting.some(({ actingFor }) => actingFor === null);
  if (own) return [null];
  // Nobody sits in a committee for somebody else.
  return kind === committeeKind ? [] : fitting.map(({ actingFor }) => actingFor);
};

/** For whom somebody signs, or what the door would refuse him for. */
export type Signable =
  | { readonly actingFor: Person | null }
  /** `null` where it speaks against the colleague for whom he acts: that is not his to read. */
  | { readonly whyNot: Refusal | null };

/** Whether an open step whose position a reader holds is his to sign now; `undefined` of any other. */
export const signableFor = async (
  reader: Person,
  held: readonly HeldSeat[],
  known: Known,
  step: Asked,
): Promise<Signable | undefined> => {
  const capacities = capacitiesIn(held, step);
  if (capacities.length === 0) return undefined;
  const found = await capacityAmong(reader, capacities, (person) =>
    refuseSigner(known, step, person),
  );
  if ('absentee' in found) return { actingFor: found.absentee };
  return { whyNot: found.because === null ? found.refused : null };
};
