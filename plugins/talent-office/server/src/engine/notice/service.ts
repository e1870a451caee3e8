import {
  getService,
  plusDays,
  reading,
  refuse,
  type Actor,
  type CalendarDate,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import type {
  AnonymousObjections,
  NoticeState,
  ObjectionMedium,
} from '../../../../shared/vocabulary';

import type { Target } from '../approval';

import { batchesByIds } from './batches';
import { createCorrect } from './correct';
import { createFinish, type Finished } from './finish';
import { answerToMail, endMailing, type AnswerToMail } from './objection-papers';
import { objections } from './objections';
import { awaitsProof } from './posting-proofs';
import { copiesDue, type DueCopies } from './due-copies';
import {
  lockNotice,
  noticeByPublicId,
  noticesIn,
  noticesOfPostings,
  openNoticeOf,
  type Erratum,
  type NoticeContact,
  type NoticeRecord,
} from './records';

/** A notice as everybody may see it: neither its case nor the entry's own id is in it. */
export interface PublicNotice {
  readonly id: string;
  readonly title: string;
  readonly state: Exclude<NoticeState, 'waiting' | 'withdrawn'>;
  readonly startsOn: CalendarDate;
  /** The last day of the period, itself included. */
  readonly lastDay: CalendarDate;
  /** Half-open end: objections are taken before this day. */
  readonly until: CalendarDate;
  /** Public values of the entry by path, as they stood when the notice was posted. */
  readonly item: Readonly<Record<string, unknown>>;
  readonly contact: NoticeContact;
  readonly digest: string;
  /** What was put right since it was posted (勘误), the earliest first. */
  readonly errata: readonly Erratum[];
  /** The public notice that it is one item of; `null` where it was posted alone. */
  readonly batch: string | null;
}

/** One public notice over several entries, as everybody may see it. */
export interface PublicBatch {
  readonly id: string;
  readonly title: string;
  readonly contact: NoticeContact;
  /** Those that run, and those that ended and are still shown. */
  readonly items: readonly PublicNotice[];
}

/** With `realName` it suspends its item until it is decided; without it is kept. */
export type ObjectionInput =
  | {
      readonly realName: true;
      readonly name: string;
      readonly contact: string;
      readonly text: string;
    }
  | { readonly realName: false; readonly text: string };

/** What the objector gets to refer to. */
export interface ObjectionReceipt {
  readonly id: string;
  readonly receivedOn: CalendarDate;
}

/** How answers leave by mail. */
export interface Mailer {
  isOpen(): boolean;
  post(tx: Tx, answerId: string): Promise<void>;
}

/** Public notices (公示) and the objections (异议) to them. */
export interface Notices {
  /** In `register()`: who knows where objections are taken. */
  registerContact(load: () => Promise<NoticeContact>): void;
  /** Where objections are taken today; nothing where nobody registered it. */
  contact(): Promise<NoticeContact>;
  /**
   * In `register()`: for how many days after its period an ended notice stays public. As long as
   * nobody says so it is not shown after it has ended.
   */
  registerDisplay(daysAfterEnd: () => Promise<number>): void;
  /** In `register()`: through which media objections without a name are taken; all, until somebody says so. */
  registerAnonymous(load: () => Promise<AnonymousObjections>): void;
  /** Are objections without a name taken through this medium? */
  takesAnonymous(medium: ObjectionMedium): Promise<boolean>;
  /** In `register()`: who sends answers by mail. */
  registerMailer(mailer: Mailer): void;
  sendsMail(): boolean;
  /** Has an answer leave by mail after the commit. */
  mail(tx: Tx, answerId: string): Promise<void>;
  /** For who sends it: an answer that is on its way, and where it goes; `null` where it is not. */
  answerToMail(answerId: string): Promise<AnswerToMail | null>;
  endMailing(answerId: string, state: 'sent' | 'given-up'): Promise<void>;
  /** Outside copies that are to be taken down by a day, by posting. */
  copiesDue(today: CalendarDate): Promise<DueCopies[]>;
  /** How many days after its period a notice stays public. */
  daysShown(): Promise<number>;
  /** Notices in one state that are shown today, the latest first. */
  list(
    state: PublicNotice['state'],
    page: { readonly limit: number; readonly offset: number },
  ): Promise<PublicNotice[]>;
  /** @throws Refusal NOT_FOUND, for a withdrawn notice and one that ended long ago, too. */
  byPublicId(publicId: string): Promise<PublicNotice>;
  /** @throws Refusal NOT_FOUND: none of its items is shown */
  batch(publicId: string): Promise<PublicBatch>;
  /** The notice that runs for a case; `null` when none does. */
  runningOf(caseId: string): Promise<PublicNotice | null>;
  /** Takes an objection from the website. @throws Refusal NOT_FOUND, NOTICE_OVER */
  object(tx: Tx, publicId: string, input: ObjectionInput): Promise<ObjectionReceipt>;
  /**
   * Tells the public what was shown wrongly of an entry: these of its public values were put right.
   */
  correct(
    tx: Tx,
    target: Target,
    facts: Readonly<Record<string, unknown>>,
    cause: { readonly actor: Actor; readonly requestId: string | null },
  ): Promise<void>;
  /**
   * Ends the notices whose period is over and lets their cases go on, each in its own transaction;
   * called outside of any. A repeat, here or on another instance, ends nothing twice.
   * @throws AggregateError of faults that are no refusals, after every item was tried
   */
  finishDue(): Promise<Finished>;
}

declare module '../../platform/services' {
  interface Services {
    notices: Notices;
  }
}

const toPublic = (notice: NoticeRecord): PublicNotice => {
  const { publicId, title, state, startsOn, until, item, contact, digest, errata, batch } = notice;
  if (state === 'withdrawn' || state === 'waiting') throw refuse('NOT_FOUND');
  const period = { startsOn, lastDay: plusDays(until, -1), until };
  return { id: publicId, title, state, ...period, item, contact, digest, errata, batch };
};

const nowhere: NoticeContact = { unit: null, phone: null, address: null, note: null };

export const createNotices: ServiceFactory<'notices'> = ({ strapi }) => {
  let loadContact = (): Promise<NoticeContact> => Promise.resolve(nowhere);
  let daysAfterEnd = (): Promise<number> => Promise.resolve(0);
  let mailer: Mailer = { isOpen: () => false, post: () => Promise.resolve() };
  let anonymous = (): Promise<AnonymousObjections> => Promise.resolve('everywhere');

  /** Ended notices whose period was over on this day, or earlier, are not shown any more. */
  const lastHidden = async (): Promise<CalendarDate> =>
    plusDays(getService(strapi, 'clock').today(), -(await daysAfterEnd()));

  return {
    registerContact: (load) => {
      loadContact = load;
    },
    registerDisplay: (load) => {
      daysAfterEnd = load;
    },
    registerAnonymous: (load) => {
      anonymous = load;
    },
    takesAnonymous: async (medium) => {
      const taken = await anonymous();
      return taken === 'everywhere' || (taken === 'desk' && medium !== 'web');
    },
    registerMailer: (one) => {
      mailer = one;
    },
    sendsMail: () => mailer.isOpen(),
    mail: (tx, answerId) => mailer.post(tx, answerId),
    answerToMail: (answerId) => answerToMail(strapi, answerId),
    endMailing: (answerId, state) => endMailing(strapi, answerId, state),
    copiesDue: (today) => copiesDue(strapi, today),
    daysShown: () => daysAfterEnd(),
    contact: () => loadContact(),
    list: async (state, page) => {
      const shown = state === 'ended' ? { ...page, over: await lastHidden() } : page;
      return (await reading(strapi, (knex) => noticesIn(knex, state, shown))).map(toPublic);
    },
    byPublicId: async (publicId) => {
      const notice = await reading(strapi, (knex) => noticeByPublicId(knex, publicId));
      if (notice.state === 'ended' && notice.until <= (await lastHidden())) {
        throw refuse('NOT_FOUND');
      }
      return toPublic(notice);
    },
    batch: async (publicId) => {
      const hidden = await lastHidden();
      const { found, items } = await reading(strapi, async (knex) => ({
        found: (await batchesByIds(knex, [publicId])).get(publicId),
        items: await noticesOfPostings(knex, [publicId]),
      }));
      const shown = items.filter(
        ({ state, until }) => state === 'running' || (state === 'ended' && until > hidden),
      );
      if (!found || shown.length === 0) throw refuse('NOT_FOUND');
      const { title, contact } = found;
      return { id: publicId, title, contact, items: shown.map(toPublic) };
    },
    runningOf: async (caseId) => {
      const notice = await reading(strapi, (knex) => openNoticeOf(knex, caseId));
      return notice && toPublic(notice);
    },
    object: async (tx, publicId, input) => {
      const notice = await lockNotice(tx, publicId);
      if (notice.state === 'withdrawn' || notice.state === 'waiting') throw refuse('NOT_FOUND');
      const today = getService(strapi, 'clock').today();
      if (notice.state === 'ended') throw refuse('NOTICE_OVER');
      // A proof that is still to come may say that the period is not over yet.
      if (notice.until <= today && !(await awaitsProof(strapi, tx, notice))) {
        throw refuse('NOTICE_OVER');
      }
      // Its row of audit comes with it, as with one that was keyed in at the desk.
      const { documentId } = await strapi.documents(objections).create({
        data: {
          ...input,
          notice: publicId,
          medium: 'web',
          receivedOn: today,
        } as never,
      });
      return { id: documentId, receivedOn: today };
    },
    correct: createCorrect(strapi),
    finishDue: createFinish(strapi),
  };
};
