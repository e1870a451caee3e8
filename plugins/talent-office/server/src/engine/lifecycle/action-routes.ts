import { z } from 'zod';

import { actionBody, type ActionBody } from '../../../../shared/contracts/cases';
import type { Permission } from '../../../../shared/permissions';
import { adminRoute, getService, id, type Reply, type Request, type Route } from '../../platform';

/** One action of one entry, as a request asks for it. */
export const perform = async (
  { strapi, actor, operation, requestId }: Omit<Request, 'params' | 'query' | 'body'>,
  target: { readonly type: string; readonly documentId: string; readonly action: string },
  { input = {}, reason }: ActionBody,
): Promise<Reply> => ({
  data: await getService(strapi, 'lifecycle').act({
    ...target,
    actor,
    input,
    reason: reason ?? null,
    requestId,
    operation: operation.key,
  }),
});

/**
 * Routes of their own for the actions of a type, each with its permission:
 * `POST {path}/:documentId/{action}`. The room asks the general route for the same permissions by
 * `requirePermission`.
 */
export const actionRoutes = (
  type: string,
  path: string,
  permissions: Readonly<Record<string, Permission>>,
): Route[] =>
  Object.entries(permissions).map(([action, permission]) =>
    adminRoute({
      method: 'POST',
      path: `${path}/:documentId/${action}`,
      permission,
      input: {
        params: z.strictObject({ documentId: id }),
        body: actionBody,
      },
      handler: (request) =>
        perform(request, { type, documentId: request.params.documentId, action }, request.body),
    }),
  );
