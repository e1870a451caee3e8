import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { messageText } from '../../../../shared/messages';
import {
  adminRoute,
  apiRoute,
  decimal,
  getService,
  transaction,
  type Request,
  type Route,
} from '../../platform';

import { linkTo } from './mail';
import type { MessageRecord } from './records';
import { typeName } from './type-name';

const params = z.strictObject({ id: z.uuid() });
const query = z.strictObject({
  unread: z.enum(['true', 'false']).default('false'),
  limit: decimal({ min: 1, max: 100 }).default(50),
  offset: decimal({ min: 0, max: 100_000 }).default(0),
});

type Reading = Pick<Request<{ query: typeof query }>, 'strapi' | 'actor' | 'language' | 'query'>;

const personOf = ({ strapi, actor }: Pick<Request, 'strapi' | 'actor'>) =>
  getService(strapi, 'organisation').personOf(actor);

const shown = (strapi: Core.Strapi, message: MessageRecord, language: Request['language']) => {
  const { publicId: id, kind, target, facts, createdAt, readAt } = message;
  const text = messageText(kind, language, { ...facts, type: typeName(strapi, target.type) });
  return { id, kind, text, target, createdAt, readAt };
};

const own = async (request: Reading): Promise<MessageRecord[]> => {
  const { unread, ...page } = request.query;
  const person = await personOf(request);
  return getService(request.strapi, 'messages').of(person, { ...page, unread: unread === 'true' });
};

const read = async (
  request: Pick<Request, 'strapi' | 'actor' | 'operation'>,
  id: string,
): Promise<{ data: { id: string } }> => {
  const person = await personOf(request);
  await transaction(request.strapi, request.operation, (tx) =>
    getService(request.strapi, 'messages').markRead(tx, person, id),
  );
  return { data: { id } };
};

export const messageRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/messages',
    permission: 'messages.read',
    input: { query },
    handler: async (request) => ({
      data: (await own(request)).map((message) => ({
        ...shown(request.strapi, message, request.language),
        link: linkTo(message),
      })),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/messages/:id/read',
    permission: 'messages.read',
    input: { params },
    handler: (request) => read(request, request.params.id),
  }),
  apiRoute({
    method: 'GET',
    path: '/me/messages',
    action: 'messages.find',
    input: { query },
    handler: async (request) => ({
      data: (await own(request)).map((message) => shown(request.strapi, message, request.language)),
    }),
  }),
  apiRoute({
    method: 'POST',
    path: '/me/messages/:id/read',
    action: 'messages.read',
    input: { params },
    handler: (request) => read(request, request.params.id),
  }),
];
