import type { Core } from '@strapi/strapi';

import type { Bilingual, Language } from '../../../../../shared/error-codes';
import { getService, reading, tables, titleOf, typeName, versionById } from '../../../platform';
import { acceptanceOf, type CaseView, type Target } from '../../approval';

import type { PrintRecord } from '../prints';
import { factRows } from './facts';
import { inGroups } from './in-groups';
import { amountLines } from './money';
import { opinionRows } from './opinions';
import type { FormRow, FormText } from './text';
import { version, words } from './words';

export { factRows } from './facts';
export { inGroups } from './in-groups';
export { decisionRows } from './opinions';
export { yuan } from './money';
export type { FormRow, FormText } from './text';

/** As much of a digest as is printed of a file: enough to compare it with. */
const fileDigits = 12;

/** What a QR says: where the case is in the panel, and the digest that a scanner types into the record. */
const addressOf = (
  strapi: Core.Strapi,
  { type, documentId }: Target,
  { digest }: PrintRecord,
): string => {
  const admin = strapi.config.get('admin.absoluteUrl', '/admin');
  return `${admin}/content-manager/collection-types/${type}/${documentId}?paper=${digest}`;
};

/** The approval form of a case as it stands, for a print that was kept of it. */
export const formText = async (
  strapi: Core.Strapi,
  view: CaseView,
  print: PrintRecord,
  language: Language,
): Promise<FormText> => {
  const { one, workflow } = view;
  const { type, documentId } = one.target;
  const told = (word: Bilingual): string => word[language];
  const approval = getService(strapi, 'approval');
  const { unit } = await approval.letterhead();
  const { number } = await reading(strapi, (knex) =>
    versionById(knex, tables.workflowVersions, one.workflowVersionId),
  );
  const files = getService(strapi, 'files');
  const attached = files.listsOf(type).length > 0 ? await files.of(one.target) : [];
  const line = (word: Bilingual, value: string | null | undefined): FormRow[] =>
    value ? [{ label: told(word), values: [value] }] : [];
  return {
    language,
    unit: unit ?? told(words.office),
    title: told(words.title),
    facts: [
      ...line(words.number, acceptanceOf(one)?.number),
      ...line(words.kind, told(typeName(strapi, type))),
      ...line(words.entry, await titleOf(strapi, type, documentId)),
      ...line(words.applicant, await approval.subjectName(one)),
      ...line(words.submitted, one.handedInOn),
      ...line(words.workflow, told(version(workflow.title, number))),
      ...line(words.stage, workflow.stages[one.stage]?.title),
      ...(one.amount === null
        ? []
        : [{ label: told(words.amount), values: amountLines(one.amount, language) }]),
      ...(await factRows(strapi, one, language)),
      ...(attached.length === 0
        ? []
        : [
            {
              label: told(words.files),
              values: attached.map(({ name, sha256 }) => `${name}  ${sha256.slice(0, fileDigits)}`),
            },
          ]),
    ],
    opinions: await opinionRows(strapi, view, {
      language,
      returnable: approval.returnable(view).length > 0,
    }),
    notes: [told(words.note)],
    digest: { label: told(words.digest), values: [inGroups(print.digest)] },
    qr: addressOf(strapi, one.target, print),
  };
};
