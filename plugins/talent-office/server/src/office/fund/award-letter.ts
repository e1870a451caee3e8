import type { Core, UID } from '@strapi/strapi';

import { caseNotices } from '../../engine/notice';
import { getService, refuse, type CalendarDate } from '../../platform';

import { application } from './applications';

interface Awarded {
  readonly state: string | null;
  readonly awardedFen: string | number | null;
  readonly awardedOn: CalendarDate | null;
  readonly budgetYear: number | null;
  readonly employer: { readonly name: string } | null;
  readonly benefit: {
    readonly title: string;
    readonly clause: string | null;
    readonly policy: { readonly title: string } | null;
  } | null;
}

const isAwarded = ({ state }: Pick<Awarded, 'state'>): boolean =>
  state === 'awarded' || state === 'paid';

/** What whoever was awarded something is told of it (核定通知). Called in `register()`. */
export const registerAwardLetter = (strapi: Core.Strapi): void => {
  const approval = () => getService(strapi, 'approval');
  const find = async (documentId: string): Promise<Awarded> => {
    const row = (await strapi.db.query(application as UID.ContentType).findOne({
      where: { documentId },
      populate: { employer: true, benefit: { populate: ['policy'] } },
    })) as Awarded | null;
    if (!row) throw refuse('NOT_FOUND');
    return row;
  };
  getService(strapi, 'documents').registerKind({
    kind: 'award-letter',
    concerns: (type) => type === application,
    isDue: async ({ documentId }) => isAwarded(await find(documentId)),
    refuseReader: (reader, target) => approval().refuseStranger(reader, target),
    load: async ({ target }) => {
      const row = await find(target.documentId);
      const one = await approval().latestOf(target);
      const { benefit, awardedFen, awardedOn, budgetYear } = row;
      const recipient = one && (await approval().subjectName(one));
      if (!isAwarded(row) || !benefit || !one || !recipient || awardedOn === null) {
        throw refuse('DOCUMENT_NOT_DUE');
      }
      // The notice at whose end it was awarded, of as many as it has had.
      const posted = (await caseNotices(strapi, one.publicId)).findLast(
        ({ state }) => state === 'ended',
      );
      const { phone } = await approval().letterhead();
      return {
        title: `${benefit.title}　${recipient}`,
        data: {
          recipient,
          employer: row.employer?.name ?? null,
          benefit: benefit.title,
          policy: benefit.policy?.title ?? null,
          clause: benefit.clause || null,
          budgetYear: budgetYear ?? Number(awardedOn.slice(0, 4)),
          awardedOn,
          awardedFen: Number(awardedFen),
          acceptanceNumber: one.acceptanceNumber,
          noticeFrom: posted?.startsOn ?? null,
          noticeTo: posted?.lastDay ?? null,
          phone: phone || null,
        },
      };
    },
  });
};
