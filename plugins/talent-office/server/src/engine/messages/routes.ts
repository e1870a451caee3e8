import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { MessageItem, MessagesBody } from '../../../../shared/contracts/messages';
import { messageText } from '../../../../shared/messages';
import {
  adminRoute,
  apiRoute,
  decimal,
  getService,
  id,
  transaction,
  typeName,
  type Request,
  type Route,
} from '../../platform';

import { linkTo } from './deliveries';
import { deliveryRoutes } from './delivery-routes';
import type { MessageRecord } from './records';

const params = z.strictObject({ id });
const query = z.strictObject({
  unread: z.enum(['true', 'false']).default('false'),
  limit: decimal({ min: 1, max: 100 }).default(50),
  offset: decimal({ min: 0, max: 100_000 }).default(0),
});

type Reading = Pick<Request<{ query: typeof query }>, 'strapi' | 'actor' | 'language' | 'query'>;

const personOf = ({ strapi, actor }: Pick<Request, 'strapi' | 'actor'>) =>
  getService(strapi, 'organisation').personOf(actor);

const shown = (
  strapi: Core.Strapi,
  message: MessageRecord,
  language: Request['language'],
): MessageItem => {
  const { publicId: id, kind, target, facts, createdAt, readAt } = message;
  const text = messageText(kind, language, { ...facts, type: typeName(strapi, target.type) });
  return { id, kind, text, target, createdAt, readAt };
};

const own = async (request: Reading): Promise<MessageRecord[]> => {
  const { unread, ...page } = request.query;
  const person = await personOf(request);
  return getService(request.strapi, 'messages').of(person, { ...page, unread: unread === 'true' });
};

const unreadOf = async (request: Pick<Request, 'strapi' | 'actor'>): Promise<number> =>
  getService(request.strapi, 'messages').unreadOf(await personOf(request));

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
    handler: async (request) => {
      const items = (await own(request)).map((message) => ({
        ...shown(request.strapi, message, request.language),
        link: linkTo(message),
      }));
      return { data: { items, unread: await unreadOf(request) } satisfies MessagesBody };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/messages/read',
    permission: 'messages.read',
    handler: async (request) => {
      const person = await personOf(request);
      const marked = await transaction(request.strapi, request.operation, (tx) =>
        getService(request.strapi, 'messages').markAllRead(tx, person),
      );
      return { data: { marked } };
    },
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
      meta: { unread: await unreadOf(request) },
    }),
  }),
  apiRoute({
    method: 'POST',
    path: '/me/messages/:id/read',
    action: 'messages.read',
    input: { params },
    handler: (request) => read(request, request.params.id),
  }),
  ...deliveryRoutes,
];
