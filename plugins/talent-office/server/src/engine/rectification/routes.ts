import { z } from 'zod';

import {
  rectificationBody,
  type Rectifications,
} from '../../../../shared/contracts/rectifications';
import {
  adminRoute,
  findEntries,
  getService,
  id,
  refuse,
  transaction,
  typeUid,
  type Request,
  type Route,
} from '../../platform';
import { officeRole } from '../approval';
import { takenFrom } from '../declaration';
import { actionRoutes } from '../lifecycle';

import { rectificationPermissions } from './register';
import { rectifications, type RectificationRow } from './requests';

const params = z.strictObject({ type: typeUid, documentId: id });

const path = '/entries/:type/:documentId/rectifications';

const read = async (
  { strapi, actor }: Pick<Request, 'strapi' | 'actor'>,
  { type, documentId }: z.infer<typeof params>,
): Promise<Rectifications> => {
  const declaration = getService(strapi, 'declarations').of(type);
  const [entry] = declaration?.states ? await findEntries(strapi, type, { documentId }) : [];
  if (!declaration || !entry) throw refuse('NOT_FOUND');
  const organisation = getService(strapi, 'organisation');
  const reader = await organisation.personOf(actor);
  const isColleague = await organisation.holds(reader, { role: officeRole, unit: null });
  const target = { type, documentId };
  // What he may not read is not there.
  if (!isColleague && !(await getService(strapi, 'approval').isReader(actor, target))) {
    throw refuse('NOT_FOUND');
  }
  const rows = (await strapi.db.query(rectifications).findMany({
    where: { targetType: type, targetDocumentId: documentId },
    orderBy: { id: 'desc' },
    limit: 50,
  } as never)) as unknown as RectificationRow[];
  const names = await organisation.namesOf(rows.flatMap((row) => row.requestedBy ?? []));
  const possible = await getService(strapi, 'lifecycle').rectifiable(type, entry);
  return {
    possible: possible.map((name) => ({ name, anew: takenFrom(declaration, name) !== null })),
    requests: rows.map(({ requestedBy, createdAt, ...row }) => ({
      documentId: row.documentId,
      state: row.state as Rectifications['requests'][number]['state'],
      values: Object.fromEntries(
        Object.entries(row.proposal ?? {}).map(([name, { shown }]) => [name, shown]),
      ),
      reason: row.reason,
      answer: row.answer,
      requestedBy: names.get(requestedBy ?? '') ?? null,
      requestedAt: new Date(createdAt).toISOString(),
      byReader: requestedBy !== null && reader.keys.includes(requestedBy),
    })),
  };
};

export const rectificationRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path,
    permission: 'rectifications.read',
    input: { params },
    handler: async (request) => ({ data: await read(request, request.params) }),
  }),
  adminRoute({
    method: 'POST',
    path,
    permission: 'rectifications.request',
    input: { params, body: rectificationBody },
    handler: async (request) => {
      const { strapi, operation, params: target, body } = request;
      const data = await transaction(strapi, operation, async () => {
        const { type: targetType, documentId: targetDocumentId } = target;
        await strapi
          .documents(rectifications)
          .create({ data: { ...body, targetType, targetDocumentId } as never });
        return read(request, target);
      });
      return { data };
    },
  }),
  ...actionRoutes(rectifications, '/rectifications', rectificationPermissions),
];
