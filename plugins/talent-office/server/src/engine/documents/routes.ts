import { z } from 'zod';

import {
  documentKind,
  issueBody,
  voidBody,
  type DocumentBody,
  type EntryDocumentsBody,
  type RegisterBody,
} from '../../../../shared/contracts/documents';
import { printFormats } from '../../../../shared/contracts/paper';
import type { DocumentKind } from '../../../../shared/vocabulary';
import {
  adminRoute,
  decimal,
  getService,
  id,
  isGranted,
  reading,
  transaction,
  typeUid,
  type Reply,
  type Request,
  type Route,
} from '../../platform';
import { sendFile } from '../files';
import { numberRegister } from '../numbers';

import { formRoutes } from './form-routes';
import { documentByPublicId, type DocumentRecord } from './issued';
import { templateRoutes } from './template-routes';

const target = z.strictObject({ type: typeUid, documentId: id });
const paper = z.strictObject({ id: z.uuid() });
const closed = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' };

const bodiesOf = async (
  strapi: Request['strapi'],
  papers: readonly DocumentRecord[],
): Promise<DocumentBody[]> => {
  const keys = papers.flatMap(({ issuedBy, void: ended }) => [
    issuedBy,
    ...(ended ? [ended.by] : []),
  ]);
  const names = await getService(strapi, 'organisation').namesOf(keys);
  const nameOf = (key: string): string => names.get(key) ?? key;
  return papers.map(({ publicId, kind, number, title, sha256, template, ...made }) => ({
    ...{ id: publicId, kind, number, title, sha256, template },
    issuedBy: nameOf(made.issuedBy),
    issuedAt: made.issuedAt,
    void: made.void && {
      ...{ reason: made.void.reason, by: nameOf(made.void.by), at: made.void.at },
    },
  }));
};

const asPdf = ({ ctx }: Pick<Request, 'ctx'>, name: string, content: Buffer): undefined => {
  ctx.attachment(`${name}.pdf`);
  ctx.set(closed);
  ctx.body = content;
  ctx.type = 'application/pdf';
  return undefined;
};

const download = async ({
  strapi,
  actor,
  params,
  query,
  operation,
  requestId,
  ctx,
}: Pick<Request, 'strapi' | 'actor' | 'operation' | 'requestId' | 'ctx'> & {
  readonly params: { readonly id: string };
  readonly query: { readonly format: (typeof printFormats)[number] };
}): Promise<Reply | undefined> => {
  const documents = getService(strapi, 'documents');
  const files = getService(strapi, 'files');
  // Who reads what, and the row that says so, are of one moment.
  await transaction(strapi, operation, async (tx) => {
    const one = await documents.readable(tx, actor, params.id);
    await getService(strapi, 'audit').record(tx, {
      ...{ actor, action: 'document.read', target: one.target, requestId },
      details: { document: one.publicId, sha256: one.sha256, format: query.format },
    });
  });
  const found = await reading(strapi, (knex) => documentByPublicId(knex, params.id));
  if (query.format === 'pdf') {
    return asPdf({ ctx }, found.number ?? found.title, await documents.pdf(found));
  }
  const file = await files.byId(found.fileId);
  sendFile(ctx, file, await files.read(file));
  return undefined;
};

export const documentRoutes: Route[] = [
  ...formRoutes,
  ...templateRoutes,
  adminRoute({
    method: 'GET',
    path: '/document-numbers',
    permission: 'documents.register',
    input: {
      query: z.strictObject({
        year: decimal({ min: 2000, max: 2999 }).optional(),
        kind: documentKind.optional(),
        state: z.enum(['standing', 'void']).optional(),
        search: z.string().trim().max(100).optional(),
        limit: decimal({ min: 1, max: 200 }).default(50),
        offset: decimal({ min: 0, max: 1_000_000 }).default(0),
      }),
    },
    handler: async ({ strapi, query }) => {
      const { rows, total } = await reading(strapi, (knex) => numberRegister(knex, query));
      const keys = rows.flatMap((row) => [row.issuedBy, ...(row.void ? [row.void.by] : [])]);
      const names = await getService(strapi, 'organisation').namesOf(keys);
      const nameOf = (key: string): string => names.get(key) ?? key;
      const data: RegisterBody = {
        total,
        rows: rows.map(({ text, kind, void: ended, issuedBy, ...row }) => ({
          ...row,
          number: text,
          kind: kind as DocumentKind,
          issuedBy: nameOf(issuedBy),
          void: ended && { ...ended, by: nameOf(ended.by) },
        })),
      };
      return { data };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/documents/of/:type/:documentId',
    permission: 'documents.read',
    input: { params: target },
    handler: async ({ strapi, actor, params }) => {
      const { documents, kinds } = await getService(strapi, 'documents').ofTarget(actor, params);
      const data: EntryDocumentsBody = {
        documents: await bodiesOf(strapi, documents),
        kinds,
        caseId: (await getService(strapi, 'approval').latestOf(params))?.publicId ?? null,
        mayIssue: await isGranted(strapi, actor, 'documents.issue'),
        mayVoid: await isGranted(strapi, actor, 'documents.void'),
      };
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/documents/of/:type/:documentId',
    permission: 'documents.issue',
    input: { params: target, body: issueBody },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const issued = await getService(strapi, 'documents').issue(tx, {
          ...{ ...body, target: params, actor, requestId },
        });
        return { id: issued.publicId, number: issued.number };
      }),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/documents/:id/void',
    permission: 'documents.void',
    input: { params: paper, body: voidBody },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const { publicId, number } = await getService(strapi, 'documents').void(tx, {
          ...{ document: params.id, reason: body.reason, actor, requestId },
        });
        return { id: publicId, number };
      }),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/documents/:id/file',
    permission: 'documents.read',
    input: { params: paper, query: z.strictObject({ format: z.enum(printFormats) }) },
    handler: download,
  }),
];
