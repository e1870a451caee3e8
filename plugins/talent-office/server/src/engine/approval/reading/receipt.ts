import type { Core } from '@strapi/strapi';

import type { Bilingual, Language } from '../../../../../shared/error-codes';
import { reading, refuse, shanghaiDate, titleOf, typeName } from '../../../platform';

import { receiptOf, type CaseRecord, type CaseTarget } from '../case';
import { receiptPage, type ReceiptLine } from './receipt-page';

/** Who gives receipts, as the office tells it about itself. */
export interface Letterhead {
  readonly unit: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

const words = {
  title: { zh: '受理回执', en: 'Receipt of acceptance' },
  number: { zh: '受理号', en: 'Number' },
  kind: { zh: '事项类型', en: 'Kind of matter' },
  entry: { zh: '事项名称', en: 'Matter' },
  applicant: { zh: '申请人', en: 'Applicant' },
  submitted: { zh: '提交日期', en: 'Submitted on' },
  accepted: { zh: '受理日期', en: 'Accepted on' },
  limit: { zh: '办理时限', en: 'Handling time' },
  files: { zh: '收到的附件', en: 'Files received' },
  none: { zh: '无', en: 'none' },
  phone: { zh: '咨询电话', en: 'Phone' },
  address: { zh: '办公地址', en: 'Address' },
  office: { zh: '人才工作领导小组办公室', en: 'Talent office' },
  seal: { zh: '（受理专用章）', en: '(seal)' },
  note: {
    zh: '您提交的申请材料齐全，现予受理。办理时限自受理之日的次日起按工作日计算；退回补正、暂停办理、专家评审和公示的时间不计入。',
    en: 'Your application is complete and has been accepted. The handling time counts in working days from the day after acceptance; time for correction, a pause, expert review and public notice does not count.',
  },
} as const satisfies Record<string, Bilingual>;

const workingDays = (count: number): Bilingual => ({
  zh: `${count} 个工作日`,
  en: `${count} working days`,
});

/** How much of a digest is printed: enough to compare a file with. */
const digestShown = 12;

/**
 * The receipt of an accepted case, as a page to print: with what was received on that day, whatever has
 * been exchanged since. @throws Refusal NOT_ACCEPTED
 */
export const createReceipt =
  (strapi: Core.Strapi, target: () => CaseTarget, letterhead: () => Promise<Letterhead>) =>
  async (one: CaseRecord, language: Language): Promise<string> => {
    const number = one.acceptanceNumber;
    const facts =
      number === null ? null : await reading(strapi, (knex) => receiptOf(knex, one.id, number));
    if (number === null || facts === null) throw refuse('NOT_ACCEPTED');
    const { type, documentId } = one.target;
    const told = (word: Bilingual): string => word[language];
    const day = (instant: string): string => shanghaiDate(new Date(instant));
    const { unit, phone, address } = await letterhead();
    const applicant = await target().subjectName(one.target);
    const { handlingWorkingDays: limit, files } = facts;
    const line = (word: Bilingual, value: string | null): ReceiptLine[] =>
      value === null || value === '' ? [] : [{ label: told(word), values: [value] }];
    return receiptPage({
      language,
      unit: unit ?? told(words.office),
      title: told(words.title),
      note: told(words.note),
      seal: told(words.seal),
      day: day(facts.acceptedAt),
      lines: [
        ...line(words.number, number),
        ...line(words.kind, told(typeName(strapi, type))),
        ...line(words.entry, await titleOf(strapi, type, documentId)),
        ...line(words.applicant, applicant),
        ...line(words.submitted, facts.submittedOn),
        ...line(words.accepted, day(facts.acceptedAt)),
        ...line(words.limit, limit === null ? null : told(workingDays(limit))),
        {
          label: told(words.files),
          values:
            files.length === 0
              ? [told(words.none)]
              : files.map(({ name, sha256 }) => `${name}  ${sha256.slice(0, digestShown)}`),
        },
        ...line(words.phone, phone),
        ...line(words.address, address),
      ],
    });
  };
