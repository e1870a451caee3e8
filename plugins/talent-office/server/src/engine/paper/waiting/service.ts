import type { WaitingKind, WaitingPaper } from '../../../../../shared/contracts/paper-applications';
import {
  getService,
  grantedTo,
  reading,
  Refusal,
  titleOf as titleOfEntry,
  type Actor,
  type ServiceFactory,
  type Tx,
} from '../../../platform';
import type { Target } from '../../approval';
import { samePerson, type Person } from '../../organisation';

import { waitingApplications } from '../applications';
import { waitingDecisions } from '../records';
import { waitingWords } from './words';

/** Something that waits for a second person, before a reader is known. */
export interface WaitingRecord extends Omit<WaitingPaper, 'recordedBy' | 'byReader' | 'title'> {
  readonly recordedBy: Person;
  /** Does this reader have to do with it? */
  mayRead(reader: Actor): Promise<boolean>;
  title(): Promise<string>;
}

/** Rooms above tell what of theirs waits. */
export type WaitingSource = () => Promise<WaitingRecord[]>;

/** What was just recorded. */
export interface JustRecorded extends Pick<WaitingRecord, 'mayRead' | 'recordedBy'> {
  readonly kind: WaitingKind;
  readonly id: string;
  /** What it is about, or one of it. */
  readonly target: Target;
}

/** What one colleague wrote down from paper and another one has to confirm (待复核). */
export interface Confirmations {
  /** In `register()`: a room above has records of its own that wait. */
  registerSource(source: WaitingSource): void;
  /** All that this reader has to do with, the longest waiting first. */
  waitingFor(reader: Actor): Promise<WaitingPaper[]>;
  /** Tells everybody who may confirm it, in the transaction that records it; its recorder is none of them. */
  tell(tx: Tx, recorded: JustRecorded): Promise<void>;
}

declare module '../../../platform/services' {
  interface Services {
    confirmations: Confirmations;
  }
}

const mostShown = 500;

/** What he may not read is not there for him. */
const isThere = async (asked: Promise<unknown>): Promise<boolean> => {
  try {
    return (await asked) !== false;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return false;
    throw error;
  }
};

export const createConfirmations: ServiceFactory<'confirmations'> = ({ strapi }) => {
  const sources: WaitingSource[] = [];
  const approval = () => getService(strapi, 'approval');
  const titleOf = ({ type, documentId }: Target): Promise<string> =>
    titleOfEntry(strapi, type, documentId);

  const own = async (): Promise<WaitingRecord[]> => {
    const found: WaitingRecord[] = [];
    for (const one of await reading(strapi, (knex) => waitingDecisions(knex, mostShown))) {
      const { one: decided } = await approval().view(one.caseId);
      const { target } = decided;
      found.push({
        ...{ kind: 'decision', id: one.publicId, target },
        ...{ recordedBy: one.recordedBy, recordedAt: one.recordedAt },
        mayRead: (reader) => isThere(approval().viewFor(reader, one.caseId)),
        title: () => titleOf(target),
      });
    }
    for (const one of await reading(strapi, (knex) => waitingApplications(knex, mostShown))) {
      const { target } = one;
      found.push({
        ...{ kind: 'application', id: one.publicId, target },
        ...{ recordedBy: one.recordedBy, recordedAt: one.recordedAt },
        mayRead: (reader) => isThere(approval().refuseStranger(reader, target)),
        title: () => titleOf(target),
      });
    }
    return found;
  };

  return {
    registerSource: (source) => {
      sources.push(source);
    },
    waitingFor: async (actor) => {
      const organisation = getService(strapi, 'organisation');
      const reader = await organisation.personOf(actor);
      const found = await own();
      for (const source of sources) found.push(...(await source()));
      const names = await organisation.namesOf(found.map(({ recordedBy }) => recordedBy.id));
      const waiting: WaitingPaper[] = [];
      for (const { mayRead, title, recordedBy, ...one } of found) {
        if (!(await mayRead(actor))) continue;
        waiting.push({
          ...one,
          title: await title(),
          recordedBy: names.get(recordedBy.id) ?? recordedBy.id,
          byReader: samePerson(recordedBy.keys, reader.keys),
        });
      }
      return waiting.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
    },
    tell: async (tx, { kind, id, target, recordedBy, mayRead }) => {
      const organisation = getService(strapi, 'organisation');
      const told: Person[] = [];
      for (const account of await grantedTo(strapi, 'cases.confirm-paper')) {
        const reader: Actor = { kind: 'admin', id: account };
        const to = await organisation.personOf(reader);
        const isKnown = [recordedBy, ...told].some(({ keys }) => samePerson(keys, to.keys));
        if (isKnown || !(await isThere(mayRead(reader)))) continue;
        told.push(to);
        await getService(strapi, 'messages').sendWithin(tx, {
          to,
          kind: 'paper-waiting',
          occasion: `paper-waiting/${id}`,
          target,
          facts: { number: id.slice(0, 8), what: waitingWords[kind] },
        });
      }
    },
  };
};
