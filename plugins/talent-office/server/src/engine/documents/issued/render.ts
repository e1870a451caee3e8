import type { Core } from '@strapi/strapi';

import type { DocumentKind } from '../../../../../shared/vocabulary';
import { getService, refuse } from '../../../platform';

import { layOut } from '../layout';
import { officialDocx, officialPdf } from '../render';
import { byTemplate, templateInForce } from '../templates';
import { factsPlace, type DocumentRecord, type FrozenFacts } from './records';

/** A paper as it is issued: by the office's own template, or in the built-in layout. */
export const docxOf = async (
  strapi: Core.Strapi,
  kind: DocumentKind,
  facts: FrozenFacts,
): Promise<{ readonly docx: Buffer; readonly template: number | null }> => {
  const template = await templateInForce(strapi, kind);
  if (template) {
    return { docx: await byTemplate(strapi, template, facts), template: template.number };
  }
  const { head, data } = facts;
  return { docx: await officialDocx(layOut(kind, data, head), head.unit), template: null };
};

/** What an issued paper was made of. @throws Refusal SENSITIVE_UNREADABLE */
export const factsOf = (strapi: Core.Strapi, { publicId, facts }: DocumentRecord): FrozenFacts =>
  JSON.parse(getService(strapi, 'privacy').openSecret(factsPlace(publicId), facts)) as FrozenFacts;

/**
 * The same paper as PDF, of what it was made of. @throws Refusal DOCUMENT_NO_PDF: of the office's own
 * template there is its DOCX alone, and a PDF in another layout were another paper
 */
export const pdfOf = async (strapi: Core.Strapi, paper: DocumentRecord): Promise<Buffer> => {
  if (paper.template !== null) throw refuse('DOCUMENT_NO_PDF');
  const { head, data } = factsOf(strapi, paper);
  return officialPdf(layOut(paper.kind, data, head), head.unit);
};
