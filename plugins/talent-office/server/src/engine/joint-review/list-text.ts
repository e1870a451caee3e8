import type { Core } from '@strapi/strapi';

import type { Language } from '../../../../shared/error-codes';
import { labelOf } from '../../../../shared/labels';
import { getService, reading, refuse, titleOf } from '../../platform';
import type { CaseView } from '../approval';
import { yuan } from '../documents';

import { caseNumber, rowsOf, type ListRow, type ReviewList } from './lists';
import { writeWorkbook, type RowText } from './workbook';

/** Where a list is in the panel; a scanner reads it from the QR. */
const addressOf = (strapi: Core.Strapi, { publicId, digest }: ReviewList): string =>
  `${strapi.config.get('admin.absoluteUrl', '/admin')}/plugins/talent-office/paper?list=${publicId}&digest=${digest}`;

/** The workbook of a list, as long as everything stands as it was sent. */
export const createListText = (strapi: Core.Strapi) => {
  const rowText = async (
    { number, caseId, digest, standsFor }: ListRow,
    { one, ...view }: CaseView,
    units: ReadonlyMap<string, string>,
    language: Language,
  ): Promise<RowText> => {
    const approval = getService(strapi, 'approval');
    const { type, documentId } = one.target;
    const facts = await getService(strapi, 'documents').facts(one, language);
    const colon = language === 'zh' ? '：' : ': ';
    return {
      order: String(number),
      number: caseNumber(caseId),
      digest,
      acceptance: one.acceptanceNumber ?? '',
      title: await titleOf(strapi, type, documentId),
      subject: (await approval.subjectName(one)) ?? '',
      identity: (await approval.subjectIdentity(one)) ?? '',
      facts: facts.map(({ label, values }) => `${label}${colon}${values.join(' ')}`).join('\n'),
      amount: one.amount === null ? '' : yuan(one.amount, language),
      standsFor: standsFor === null ? '' : (units.get(standsFor) ?? standsFor),
      returnable: approval
        .returnable({ one, ...view })
        .map((name) => labelOf(name, 'attribute', type)?.[language] ?? name),
    };
  };

  /** @throws Refusal LIST_OUTDATED naming the rows that stand otherwise since */
  return async (list: ReviewList, language: Language): Promise<Buffer> => {
    const approval = getService(strapi, 'approval');
    const rows = await reading(strapi, (knex) => rowsOf(knex, list));
    const units = await getService(strapi, 'organisation').unitNames([
      list.scope.unit,
      ...rows.flatMap(({ standsFor }) => standsFor ?? []),
    ]);
    const texts: RowText[] = [];
    const outdated: number[] = [];
    for (const row of rows) {
      const view = await approval.view(row.caseId);
      const { printed } = await reading(strapi, (knex) =>
        getService(strapi, 'documents').printOf(knex, view.one.id, row.digest),
      );
      const isOther =
        view.one.state !== 'open' || approval.changedSincePrinted(printed, view.one).length > 0;
      if (isOther) outdated.push(row.number);
      else texts.push(await rowText(row, view, units, language));
    }
    if (outdated.length > 0) throw refuse('LIST_OUTDATED', { rows: outdated.join('、') });
    return writeWorkbook({
      language,
      title: list.title,
      list: list.publicId,
      digest: list.digest,
      unit: units.get(list.scope.unit) ?? list.scope.unit,
      sentOn: list.sentOn,
      address: addressOf(strapi, list),
      rows: texts,
    });
  };
};
