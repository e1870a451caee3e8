import { z } from 'zod';

import type {
  AgreementFileBody,
  AgreementServiceBody,
} from '../../../../shared/contracts/agreement';
import { fileBody, maxFileBytes } from '../../engine/files';
import {
  adminRoute,
  findEntries,
  getService,
  id,
  refuse,
  transaction,
  uploadOf,
  type Entry,
  type Request,
  type Route,
} from '../../platform';
import { application } from '../fund';

import { fileOf } from './evidence';
import { serviceOf } from './service';
import { agreements, amendments, conditions, interruptions } from './types';

const params = z.strictObject({ documentId: id });

/** Where each type's file is handed in, and read of. */
const places = [
  { type: agreements, path: '/agreements/:documentId/scan' },
  { type: amendments, path: '/agreement-amendments/:documentId/scan' },
  { type: conditions, path: '/instalment-conditions/:documentId/evidence' },
  { type: interruptions, path: '/service-interruptions/:documentId/evidence' },
] as const;

const awardOf = async (
  strapi: Request['strapi'],
  type: string,
  entry: Entry,
): Promise<Entry | null> => {
  const reference = type === agreements ? entry : (entry.agreement as Entry | null);
  const [agreement] = await findEntries(strapi, agreements, { id: reference?.id ?? 0 });
  const [award] = await findEntries(strapi, application, {
    id: (agreement?.application as Entry | null)?.id ?? 0,
  });
  return award ?? null;
};

/** An entry for one who reads what its award is about. @throws Refusal NOT_FOUND */
const readable = async (
  { strapi, actor }: Pick<Request, 'strapi' | 'actor'>,
  type: string,
  documentId: string,
): Promise<Entry> => {
  const [entry] = await findEntries(strapi, type, { documentId });
  if (!entry) throw refuse('NOT_FOUND');
  const award = await awardOf(strapi, type, entry);
  if (award) {
    const target = { type: application, documentId: award.documentId };
    await getService(strapi, 'approval').refuseStranger(actor, target);
  }
  return entry;
};

export const agreementRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/agreements/:documentId/service',
    permission: 'agreements.read',
    input: { params },
    handler: async (request) => {
      const { strapi } = request;
      const agreement = await readable(request, agreements, request.params.documentId);
      const today = getService(strapi, 'clock').today();
      const service = await serviceOf(strapi, agreement, today);
      return { data: { service } satisfies AgreementServiceBody };
    },
  }),
  ...places.flatMap(({ type, path }): Route[] => [
    adminRoute({
      method: 'GET',
      path,
      permission: 'agreements.read',
      input: { params },
      handler: async (request) => {
        const entry = await readable(request, type, request.params.documentId);
        const file = await fileOf(request.strapi, type, entry);
        return { data: { file: file && fileBody(file) } satisfies AgreementFileBody };
      },
    }),
    adminRoute({
      method: 'POST',
      path,
      permission: 'agreements.keep',
      upload: { mostBytes: maxFileBytes },
      input: { params },
      handler: async (request) => {
        const { strapi, ctx, actor, operation, requestId } = request;
        const { documentId } = request.params;
        await readable(request, type, documentId);
        const content = await getService(strapi, 'files').store(uploadOf(ctx));
        // The same key with another file is another request.
        const input = { documentId, content };
        const data = await transaction(strapi, { ...operation, input }, async (tx) => {
          const target = { type, documentId };
          const cause = { actor, requestId };
          const file = await getService(strapi, 'agreements').keepFile(tx, target, content, cause);
          return { file: fileBody(file) } satisfies AgreementFileBody;
        });
        return { data };
      },
    }),
  ]),
];
