import type { Core } from '@strapi/strapi';

import type { CaseNotice } from '../../../../shared/contracts/notices';
import { plusDays, reading } from '../../platform';

import { copiesOf } from './objection-papers';
import { noticesOfCase } from './records';

const objections = 'plugin::talent-office.objection';

type Objection = Omit<CaseNotice['objections'][number], 'copy'>;

/** The notices of a case as its signers see them; who objected stays in the objection, and what was objected is told by its redacted copy. */
export const caseNotices = async (strapi: Core.Strapi, caseId: string): Promise<CaseNotice[]> => {
  const found = await reading(strapi, (knex) => noticesOfCase(knex, caseId));
  const shown: CaseNotice[] = [];
  for (const { publicId, state, stage, round, startsOn, until } of found) {
    const rows = (await strapi.db.query(objections).findMany({
      where: { notice: publicId },
      select: ['documentId', 'state', 'realName', 'receivedOn'],
      orderBy: { id: 'asc' },
    })) as Objection[];
    const ids = rows.map(({ documentId }) => documentId);
    const copies = await reading(strapi, (knex) => copiesOf(knex, ids));
    shown.push({
      id: publicId,
      state,
      stage,
      round,
      startsOn: state === 'waiting' ? null : startsOn,
      lastDay: state === 'waiting' ? null : plusDays(until, -1),
      objections: rows.map(({ documentId, realName, receivedOn, ...row }) => ({
        copy: copies.get(documentId) ?? null,
        documentId,
        state: row.state,
        realName: Boolean(realName),
        receivedOn,
      })),
    });
  }
  return shown;
};
