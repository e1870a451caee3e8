import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { maxWorkbookBytes } from '../../../engine/joint-review';
import {
  apiRoute,
  id,
  Refusal,
  transaction,
  uploadOf,
  type Request,
  type Route,
} from '../../../platform';

import { ownEmployer, ownEmployers } from '../agencies';
import { importApplications, previewApplications, readApplications } from './applications';
import type { CellProblem } from './sheet';
import { importStaff, previewStaff, readStaff } from './staff';

/** Of the workbook that was looked at: another one is looked at first. */
const preview = z.string().regex(/^[0-9a-f]{64}$/);

const workbookOf = async ({ ctx }: Pick<Request, 'ctx'>) => {
  const content = await readFile(uploadOf(ctx).path);
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
};

/** @throws Refusal IMPORT_NOT_CLEAN with each wrong cell by its place; IMPORT_OTHER_FILE */
const refuseUnclean = (problems: readonly CellProblem[], sha256: string, seen: string): void => {
  if (sha256 !== seen) throw new Refusal('IMPORT_OTHER_FILE', {}, 'preview');
  if (problems.length === 0) return;
  throw new Refusal(
    'IMPORT_NOT_CLEAN',
    { count: problems.length },
    'files',
    problems.slice(0, 100).map(({ row, column, messages }) => ({
      path: [`${column ?? ''}${row}`],
      message: messages,
    })),
  );
};

/** Workbooks of an employer: looked at first (`preview`), and then taken whole or not at all. */
export const importRoutes: Route[] = [
  apiRoute({
    method: 'POST',
    path: '/employer/staff/import/preview',
    action: 'employer.previewStaff',
    readOnly: true,
    upload: { mostBytes: maxWorkbookBytes },
    handler: async ({ strapi, actor, ctx }) => {
      await ownEmployers(strapi, actor);
      const { content, sha256 } = await workbookOf({ ctx });
      const read = await readStaff(strapi, content);
      const rows = await previewStaff(strapi, actor, read);
      return { data: { preview: sha256, rows, problems: read.problems } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/staff/import',
    action: 'employer.importStaff',
    upload: { mostBytes: maxWorkbookBytes },
    input: { body: z.strictObject({ preview, employer: id.optional() }) },
    handler: async ({ strapi, actor, body, operation, requestId, ctx }) => {
      await ownEmployer(strapi, actor, body.employer);
      const { content, sha256 } = await workbookOf({ ctx });
      const data = await transaction(
        strapi,
        { ...operation, input: { ...body, sha256 } },
        async (tx) => {
          const read = await readStaff(strapi, content);
          refuseUnclean(read.problems, sha256, body.preview);
          const { employer } = body;
          return importStaff(strapi, tx, actor, read, { employer, requestId });
        },
      );
      return { data };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/applications/import/preview',
    action: 'employer.previewApplications',
    readOnly: true,
    upload: { mostBytes: maxWorkbookBytes },
    handler: async ({ strapi, actor, ctx }) => {
      await ownEmployers(strapi, actor);
      const { content, sha256 } = await workbookOf({ ctx });
      const read = await readApplications(strapi, actor, content);
      return {
        data: { preview: sha256, rows: previewApplications(read), problems: read.problems },
      };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/applications/import',
    action: 'employer.importApplications',
    upload: { mostBytes: maxWorkbookBytes },
    input: { body: z.strictObject({ preview }) },
    handler: async ({ strapi, actor, body, operation, ctx }) => {
      await ownEmployers(strapi, actor);
      const { content, sha256 } = await workbookOf({ ctx });
      const data = await transaction(
        strapi,
        { ...operation, input: { ...body, sha256 } },
        async () => {
          const read = await readApplications(strapi, actor, content);
          refuseUnclean(read.problems, sha256, body.preview);
          return importApplications(strapi, actor, read);
        },
      );
      return { data };
    },
  }),
];
