import type { Core } from '@strapi/strapi';

import { valueLabels } from '../../../../shared/labels';
import type { ConditionKind } from '../../../../shared/vocabulary';
import { fen, findEntries, getService, lockEntry, refuse, type Entry } from '../../platform';
import type { CalendarDate } from '../../platform';
import { application, disbursementsOf } from '../fund';

import { agreements, conditions } from './types';

export const related = async (
  strapi: Core.Strapi,
  type: string,
  one: unknown,
): Promise<Entry | null> => {
  const [found] = await findEntries(strapi, type, { id: (one as Entry | null)?.id ?? 0 });
  return found ?? null;
};

/** What each part waits for, in words. */
const partsOf = async (strapi: Core.Strapi, agreement: Entry, award: Entry) => {
  const found = await findEntries(strapi, conditions, {
    agreement: { id: agreement.id },
    amendment: { id: { $null: true } },
    state: { $ne: 'draft' },
  });
  const said = found.sort((a, b) => a.id - b.id);
  return (await disbursementsOf(strapi, award)).map((part) => {
    const own = said.filter((one) => (one.disbursement as Entry | null)?.id === part.id);
    const told = own.map(
      ({ kind, requirement }) => `${valueLabels[kind as ConditionKind].zh}：${String(requirement)}`,
    );
    return {
      ...{ seq: Number(part.sequence), dueOn: part.dueOn as CalendarDate },
      ...{ amountFen: fen(Number(part.amountFen)), condition: told.join('；') || '无' },
    };
  });
};

export const linesOf = (text: unknown): string[] =>
  String(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What an agreement says on paper (协议书), once its text is settled. Called in `register()`. */
export const registerAgreementPaper = (strapi: Core.Strapi): void => {
  const awardOf = async (documentId: string): Promise<Entry | null> => {
    const [agreement] = await findEntries(strapi, agreements, { documentId });
    if (!agreement) throw refuse('NOT_FOUND');
    return related(strapi, application, agreement.application);
  };
  const isSettled = ({ state }: Entry): boolean => state !== 'draft';
  getService(strapi, 'documents').registerKind({
    kind: 'agreement',
    concerns: (type) => type === agreements,
    isDue: async ({ documentId }) => {
      const [agreement] = await findEntries(strapi, agreements, { documentId });
      return agreement !== undefined && isSettled(agreement);
    },
    refuseReader: async (reader, { documentId }) => {
      const award = await awardOf(documentId);
      if (!award) return;
      const target = { type: application, documentId: award.documentId };
      await getService(strapi, 'approval').refuseStranger(reader, target);
    },
    load: async ({ tx, actor, target }) => {
      const person = await getService(strapi, 'organisation').personOf(actor);
      await getService(strapi, 'lifecycle').refusePartyTo(target, person);
      // Against a text that is taken back at this moment.
      const agreement = await lockEntry(tx, strapi, agreements, target.documentId);
      await getService(strapi, 'lifecycle').refuseTampered(agreements, agreement);
      const award = await related(strapi, application, agreement.application);
      if (!award || !isSettled(agreement)) throw refuse('DOCUMENT_NOT_DUE');
      const talent = await related(strapi, 'plugin::talent-office.talent-profile', award.applicant);
      const employer = await related(strapi, 'plugin::talent-office.employer', agreement.employer);
      const benefit = await related(strapi, 'plugin::talent-office.benefit', award.benefit);
      return {
        title: String(agreement.title),
        data: {
          talent: String(talent?.name ?? ''),
          employer: employer ? String(employer.name) : null,
          guarantor: (agreement.guarantor as string | null) || null,
          benefit: String(benefit?.title ?? award.title ?? ''),
          budgetYear: Number(award.budgetYear),
          awardedFen: fen(Number(award.awardedFen)),
          serviceFrom: agreement.serviceFrom as CalendarDate,
          serviceMonths: Number(agreement.termMonths),
          instalments: await partsOf(strapi, agreement, award),
          netting: agreement.netting ? String(agreement.nettingClause) : null,
          terms: linesOf(agreement.terms),
        },
      };
    },
  });
};
