import type { Core } from '@strapi/strapi';

import { valueLabels } from '../../../../shared/labels';
import type { ConditionKind } from '../../../../shared/vocabulary';
import {
  fen,
  findEntries,
  getService,
  lockEntry,
  refuse,
  type CalendarDate,
  type Entry,
} from '../../platform';
import { application, disbursementType } from '../fund';

import { linesOf, related } from './paper';
import { agreements, amendments, changes, conditions } from './types';

const ofAmendment = async (strapi: Core.Strapi, type: string, { id }: Entry): Promise<Entry[]> => {
  const where = { amendment: { id }, state: { $ne: 'draft' } };
  return (await findEntries(strapi, type, where)).sort((a, b) => a.id - b.id);
};

/** Each part that it changes, as it is to be. */
const instalmentsOf = async (strapi: Core.Strapi, amendment: Entry) => {
  const found = [];
  for (const change of await ofAmendment(strapi, changes, amendment)) {
    const part = await related(strapi, disbursementType, change.disbursement);
    if (!part) continue;
    found.push({
      seq: Number(part.sequence),
      dueOn: (change.dueOn ?? part.dueOn) as CalendarDate,
      amountFen: fen(Number(change.amountFen ?? part.amountFen)),
    });
  }
  return found;
};

const conditionsOf = async (strapi: Core.Strapi, amendment: Entry) => {
  const found = [];
  for (const { kind, requirement, replaces, disbursement } of await ofAmendment(
    strapi,
    conditions,
    amendment,
  )) {
    const part = await related(strapi, disbursementType, disbursement);
    const old = await related(strapi, conditions, replaces);
    found.push({
      seq: Number(part?.sequence),
      condition: `${valueLabels[kind as ConditionKind].zh}：${String(requirement)}`,
      replaces: old && String(old.requirement),
    });
  }
  return found;
};

/** What an amendment says on paper (补充协议书), once its text is settled. Called in `register()`. */
export const registerAmendmentPaper = (strapi: Core.Strapi): void => {
  const agreementOf = async (documentId: string): Promise<Entry | null> => {
    const [amendment] = await findEntries(strapi, amendments, { documentId });
    if (!amendment) throw refuse('NOT_FOUND');
    return related(strapi, agreements, amendment.agreement);
  };
  const isSettled = ({ state }: Entry): boolean => state !== 'draft';
  getService(strapi, 'documents').registerKind({
    kind: 'agreement-amendment',
    concerns: (type) => type === amendments,
    isDue: async ({ documentId }) => {
      const [amendment] = await findEntries(strapi, amendments, { documentId });
      return amendment !== undefined && isSettled(amendment);
    },
    refuseReader: async (reader, { documentId }) => {
      const agreement = await agreementOf(documentId);
      const award = agreement && (await related(strapi, application, agreement.application));
      if (!award) return;
      const target = { type: application, documentId: award.documentId };
      await getService(strapi, 'approval').refuseStranger(reader, target);
    },
    load: async ({ tx, actor, target }) => {
      const person = await getService(strapi, 'organisation').personOf(actor);
      await getService(strapi, 'lifecycle').refusePartyTo(target, person);
      // Against a text that is taken back at this moment.
      const amendment = await lockEntry(tx, strapi, amendments, target.documentId);
      await getService(strapi, 'lifecycle').refuseTampered(amendments, amendment);
      const agreement = await related(strapi, agreements, amendment.agreement);
      const award = agreement && (await related(strapi, application, agreement.application));
      if (!award || !isSettled(amendment)) throw refuse('DOCUMENT_NOT_DUE');
      const talent = await related(strapi, 'plugin::talent-office.talent-profile', award.applicant);
      const employer = await related(strapi, 'plugin::talent-office.employer', agreement.employer);
      const { termMonths } = amendment;
      return {
        title: String(amendment.title),
        data: {
          talent: String(talent?.name ?? ''),
          employer: employer ? String(employer.name) : null,
          guarantor: (agreement.guarantor as string | null) || null,
          agreement: String(agreement.title),
          agreedOn: agreement.signedOn as CalendarDate,
          reason: String(amendment.reason),
          effectiveOn: amendment.effectiveOn as CalendarDate,
          serviceMonths: termMonths == null ? null : Number(termMonths),
          instalments: await instalmentsOf(strapi, amendment),
          conditions: await conditionsOf(strapi, amendment),
          terms: linesOf(amendment.terms),
        },
      };
    },
  });
};
