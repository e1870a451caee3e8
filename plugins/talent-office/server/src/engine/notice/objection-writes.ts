import type { Core } from '@strapi/strapi';

import type { ObjectionMedium } from '../../../../shared/vocabulary';
import {
  currentWriter,
  getService,
  isCalendarDate,
  reading,
  Refusal,
  refuse,
  shanghaiDate,
  toValidationError,
  type Tx,
} from '../../platform';

import { recordNotice } from './history';
import { titleFrom } from './objection-title';
import { objections } from './objections';
import { refusePartyTo } from './parties';
import { lockNotice, type NoticeRecord } from './records';

interface CreateEvent {
  readonly params: { data?: Record<string, unknown> };
  readonly result?: { readonly documentId: string; readonly notice: string; realName?: unknown };
}

const isTrue = (value: unknown): boolean => value === true || value === 1 || value === 'true';
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** @throws Refusal OBJECTOR_UNNAMED: nobody could be asked, and the item would be suspended all the same */
const refuseUnnamed = (data: Record<string, unknown>): void => {
  if (!isTrue(data.realName)) return;
  const missing = ['name', 'contact'].find((one) => isEmpty(data[one]));
  if (missing) throw refuse('OBJECTOR_UNNAMED', {}, missing);
};

/**
 * Whoever records an objection, on the website or from a letter at the desk, names a notice that is
 * there; what it is about comes from the notice. The notice is locked first: it cannot end between
 * the look at it and the row that would have stopped it.
 */
export const fillObjections = (strapi: Core.Strapi): void => {
  const noticeAt = (tx: unknown, publicId: unknown): Promise<NoticeRecord> =>
    lockNotice(tx as Tx, String(publicId));

  const fill = async (data: Record<string, unknown>): Promise<void> => {
    const found = await reading(strapi, (knex) => noticeAt(knex, data.notice));
    if (found.state === 'withdrawn' || found.state === 'waiting')
      throw refuse('NOTICE_UNKNOWN', {}, 'notice');
    await refusePartyTo(strapi, [found.target], currentWriter(strapi).actor);
    const [from, to] = [
      shanghaiDate(new Date(found.createdAt)),
      getService(strapi, 'clock').today(),
    ];
    const receivedOn = String(data.receivedOn);
    // From then on it is frozen: a slip of the pen would let its notice end.
    if (!isCalendarDate(receivedOn) || receivedOn < from || receivedOn > to) {
      throw refuse('OBJECTION_DATE', { from, to }, 'receivedOn');
    }
    refuseUnnamed(data);
    const medium = data.medium as ObjectionMedium;
    if (!isTrue(data.realName) && !(await getService(strapi, 'notices').takesAnonymous(medium))) {
      throw refuse('ANONYMOUS_NOT_TAKEN', {}, 'realName');
    }
    Object.assign(data, {
      // Both come with the decision: by then somebody else has looked at it.
      decision: null,
      decidedOn: null,
      afterEnd: null,
      caseId: found.caseId,
      targetType: found.target.type,
      targetDocumentId: found.target.documentId,
      title: titleFrom(strapi, found),
    });
  };

  const record = ({ documentId, notice, realName }: NonNullable<CreateEvent['result']>) =>
    reading(strapi, async (knex) => {
      const details = { objection: documentId, realName: Boolean(realName) };
      const writer = currentWriter(strapi);
      await recordNotice(
        strapi,
        knex as Tx,
        await noticeAt(knex, notice),
        'object',
        writer,
        details,
      );
    });

  strapi.db.lifecycles.subscribe({
    models: [objections],
    async beforeCreate(event: unknown) {
      const { data = {} } = (event as CreateEvent).params;
      try {
        await fill(data);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const unknown = error.code === 'NOT_FOUND' ? refuse('NOTICE_UNKNOWN', {}, 'notice') : error;
        throw toValidationError(unknown);
      }
    },
    async afterCreate(event: unknown) {
      const { result } = event as CreateEvent;
      if (result) await record(result);
    },
  } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};
