import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import {
  agendaBody,
  applyBody,
  attendanceBody,
  minutesBody,
  orderBody,
  proposalBody,
  recusalBody,
  voteBody,
  votesBody,
  type CaseMeetingBody,
} from '../../../../shared/contracts/committee';
import type { Permission } from '../../../../shared/permissions';
import {
  adminRoute,
  answeredOnce,
  getService,
  id,
  reading,
  transaction,
  type Request,
  type Route,
  type Tx,
} from '../../platform';
import { actionRoutes } from '../lifecycle';
import { requireProof } from '../signing';

import { addCases, orderAgenda, propose, removeCase, waitingItems } from './agenda';
import { createApply } from './apply';
import { meetings, readerOf } from './meeting';
import { keepMinutes, readMinutes } from './minutes-keeping';
import { readMeeting } from './reading';
import { meetingOf } from './records';
import { meetingPermissions } from './register';
import { scanRoutes } from './scans';
import { attend, closeVoting, recordVotes, recuse, voteOneself } from './voting';

const meetingParams = z.strictObject({ documentId: id });
const itemParams = z.strictObject({ documentId: id, item: id });
const noBody = z.strictObject({});

/** Who does what, as every part of the room asks for it. */
interface By {
  readonly meeting: string;
  readonly actor: Request['actor'];
  readonly requestId: string | null;
}

/** One step of a meeting in one transaction, answered with the meeting as it then stands. */
const stepOf = <Body extends z.ZodType>(
  path: string,
  permission: Permission,
  body: Body,
  work: (strapi: Core.Strapi, tx: Tx, by: By, body: z.infer<Body>) => Promise<void>,
): Route =>
  adminRoute({
    method: 'POST',
    path: `/meetings/:documentId/${path}`,
    permission,
    input: { params: meetingParams, body: body as unknown as z.ZodObject },
    handler: async ({ strapi, actor, requestId, params, body: given, operation }) => {
      const { documentId } = params;
      const by = { meeting: documentId, actor, requestId };
      const data = await transaction(strapi, operation, async (tx) => {
        await work(strapi, tx, by, given as z.infer<Body>);
        return readMeeting(strapi, actor, documentId);
      });
      return { data };
    },
  });

/** The same of one of its items. */
const itemStepOf = <Body extends z.ZodType>(
  path: string,
  permission: Permission,
  body: Body,
  work: (
    strapi: Core.Strapi,
    tx: Tx,
    by: By & { readonly item: string },
    body: z.infer<Body>,
    ctx: Request['ctx'],
  ) => Promise<void>,
): Route =>
  adminRoute({
    method: 'POST',
    path: `/meetings/:documentId/items/:item/${path}`,
    permission,
    input: { params: itemParams, body: body as unknown as z.ZodObject },
    handler: async ({ strapi, ctx, actor, requestId, params, body: given, operation }) => {
      const { documentId, item } = params;
      const by = { meeting: documentId, item, actor, requestId };
      const data = await transaction(strapi, operation, async (tx) => {
        await work(strapi, tx, by, given as z.infer<Body>, ctx);
        return readMeeting(strapi, actor, documentId);
      });
      return { data };
    },
  });

const reads: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/cases/:id/meeting',
    permission: 'committees.read',
    input: { params: z.strictObject({ id }) },
    handler: async ({ strapi, actor, params }) => {
      await getService(strapi, 'approval').viewFor(actor, params.id);
      const meeting = await reading(strapi, (knex) => meetingOf(knex, params.id));
      return { data: { meeting } satisfies CaseMeetingBody };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/meetings/:documentId',
    permission: 'committees.read',
    input: { params: meetingParams },
    handler: async ({ strapi, actor, params }) => ({
      data: await readMeeting(strapi, actor, params.documentId),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/meetings/:documentId/waiting',
    permission: 'committees.run',
    input: { params: meetingParams },
    handler: async ({ strapi, actor, params }) => {
      const { meeting } = await readerOf(strapi, actor, params.documentId);
      return { data: await waitingItems(strapi, meeting) };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/meetings/:documentId/minutes',
    permission: 'committees.read',
    input: { params: meetingParams },
    handler: async ({ strapi, actor, params }) => ({
      data: await readMinutes(strapi, actor, params.documentId),
    }),
  }),
];

const steps: Route[] = [
  stepOf('agenda', 'committees.run', agendaBody, (strapi, tx, by, body) =>
    addCases(strapi, tx, { ...by, ...body }),
  ),
  stepOf('order', 'committees.run', orderBody, (strapi, tx, by, body) =>
    orderAgenda(strapi, tx, { ...by, ...body }),
  ),
  stepOf('attendance', 'committees.run', attendanceBody, (strapi, tx, by, body) =>
    attend(strapi, tx, { ...by, ...body }),
  ),
  itemStepOf('remove', 'committees.run', noBody, (strapi, tx, by) => removeCase(strapi, tx, by)),
  itemStepOf('proposal', 'committees.run', proposalBody, (strapi, tx, by, body) =>
    propose(strapi, tx, { ...by, ...body }),
  ),
  // A member says it of himself, the secretary of anybody: which of them he is decides.
  itemStepOf('recusals', 'committees.vote', recusalBody, (strapi, tx, by, body) =>
    recuse(strapi, tx, { ...by, ...body }),
  ),
  itemStepOf('votes', 'committees.run', votesBody, (strapi, tx, by, { seen, votes }) =>
    recordVotes(strapi, tx, { ...by, seen, said: votes }),
  ),
  itemStepOf('close', 'committees.run', noBody, (strapi, tx, by) => closeVoting(strapi, tx, by)),
  // It counts as a signature does, and needs what a signature needs.
  itemStepOf('vote', 'committees.vote', voteBody, async (strapi, tx, by, body, ctx) => {
    await requireProof(strapi, tx, ctx);
    await voteOneself(strapi, tx, { ...by, ...body });
  }),
];

export const committeeRoutes: Route[] = [
  ...reads,
  ...scanRoutes,
  ...steps,
  adminRoute({
    method: 'POST',
    path: '/meetings/:documentId/apply',
    permission: 'committees.run',
    input: { params: meetingParams, body: applyBody },
    handler: async ({ strapi, actor, requestId, params, body, operation }) => ({
      data: await answeredOnce(strapi, operation, () =>
        createApply(strapi)(params.documentId, body.items, { actor, requestId }),
      ),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/meetings/:documentId/minutes',
    permission: 'committees.run',
    input: { params: meetingParams, body: minutesBody },
    handler: async ({ strapi, actor, requestId, params, body, operation }) => ({
      data: await transaction(strapi, operation, (tx) =>
        keepMinutes(strapi, tx, {
          meeting: params.documentId,
          text: body.text,
          actor,
          requestId,
        }),
      ),
    }),
  }),
  ...actionRoutes(meetings, '/meetings', meetingPermissions),
];
