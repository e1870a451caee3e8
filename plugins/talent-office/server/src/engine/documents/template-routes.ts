import { z } from 'zod';

import { documentKind, type TemplatesBody } from '../../../../shared/contracts/documents';
import { printFormats } from '../../../../shared/contracts/paper';
import { documentKinds } from '../../../../shared/vocabulary';
import {
  adminRoute,
  digest,
  getService,
  reading,
  transaction,
  uploadOf,
  type Route,
} from '../../platform';

import { layOut } from './layout';
import { officialDocx, officialPdf } from './render';
import { sampleHead, samples } from './samples';
import {
  byTemplate,
  maxTemplateBytes,
  placeholdersOf,
  putTemplate,
  readTemplate,
  takeTemplateBack,
  templateInForce,
  templatesOf,
} from './templates';

const params = z.strictObject({ kind: documentKind });
const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** How papers look: each kind with its placeholders and the template in force. */
export const templateRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/document-kinds',
    permission: 'documents.read',
    handler: async ({ strapi }) => {
      const data: TemplatesBody[] = [];
      for (const kind of documentKinds) {
        const all = await reading(strapi, (knex) => templatesOf(knex, kind));
        const names = await getService(strapi, 'organisation').namesOf(all.map(({ by }) => by));
        const [last] = all;
        data.push({
          kind,
          placeholders: placeholdersOf(kind),
          inForce: last?.fileId == null ? null : last.number,
          history: all.map(({ number, name, fileId, by, at }) => ({
            ...{ number, name: fileId === null ? null : name, by: names.get(by) ?? by, at },
          })),
        });
      }
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/document-kinds/:kind/templates',
    permission: 'documents.templates',
    upload: { mostBytes: maxTemplateBytes },
    input: { params },
    handler: async ({ strapi, actor, params: { kind }, operation, requestId, ctx }) => {
      const upload = uploadOf(ctx);
      const content = await readTemplate(kind, upload);
      // The same key with another file is another request.
      const input = { kind, content: digest(content.toString('base64')) };
      const data = await transaction(strapi, { ...operation, input }, async (tx) => {
        const put = { kind, content, name: upload.name, actor, requestId };
        const { number, sha256 } = await putTemplate(strapi, tx, put);
        return { number, sha256 };
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/document-kinds/:kind/templates/take-back',
    permission: 'documents.templates',
    input: { params },
    handler: async ({ strapi, actor, params: { kind }, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const { number } = await takeTemplateBack(strapi, tx, { kind, actor, requestId });
        return { number };
      }),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/document-kinds/:kind/sample',
    permission: 'documents.read',
    input: { params, query: z.strictObject({ format: z.enum(printFormats).default('pdf') }) },
    handler: async ({ strapi, params: { kind }, query: { format }, ctx }) => {
      const facts = { head: sampleHead, data: samples[kind] };
      const template = format === 'docx' ? await templateInForce(strapi, kind) : null;
      const paper = layOut(kind, facts.data, facts.head);
      ctx.attachment(`${kind}-sample.${format}`);
      ctx.set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' });
      if (template) ctx.body = await byTemplate(strapi, template, facts);
      else {
        const render = { docx: officialDocx, pdf: officialPdf }[format];
        ctx.body = await render(paper, sampleHead.unit);
      }
      ctx.type = mediaTypes[format];
      return undefined;
    },
  }),
];
