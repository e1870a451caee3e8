import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { bulkDecisionBody } from '../../../../shared/contracts/bulk-decisions';
import {
  decisionBody,
  pauseBody,
  reopenBody,
  type CaseBody,
} from '../../../../shared/contracts/cases';
import type { EnactedBody } from '../../../../shared/contracts/versions';
import {
  actorKey,
  adminRoute,
  getService,
  id,
  isGranted,
  transaction,
  typeUid,
  type Actor,
  type Route,
} from '../../platform';

import { requireProof } from '../signing';

import { decideMany } from './bulk-decisions';
import { provisionalAmong } from './case';
import { isOfficerFor, officeRole } from './people';
import {
  caseBody,
  filesOf,
  handlingOf,
  inboxOf,
  keptOutFor,
  latestCasesOf,
  mineOf,
  movesOf,
  peopleOf,
  receiptHeaders,
  type CaseView,
} from './reading';
import { recusalRoutes } from './recusal-routes';

const caseParams = z.strictObject({ id });
/** As many entries as a page of the Content Manager's longest list. */
const latestCasesQuery = z.strictObject({
  type: typeUid,
  documentIds: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(id).max(100)),
});
/** As the panel's form has it: whatever is typed by now. */
const workflowDraft = z.strictObject({ draft: z.record(z.string(), z.unknown()) });
const documentParams = z.strictObject({ documentId: id });

const readerOf = async (strapi: Core.Strapi, actor: Actor) => {
  const organisation = getService(strapi, 'organisation');
  const reader = await organisation.personOf(actor);
  return { reader, held: await organisation.seatsOf(reader) };
};

const bodyFor = async (strapi: Core.Strapi, actor: Actor, view: CaseView): Promise<CaseBody> => {
  const rules = getService(strapi, 'rules');
  const { id, ruleVersionId } = view.one;
  const reader = await readerOf(strapi, actor);
  const people = await peopleOf(strapi, view);
  const parties = await getService(strapi, 'approval').partiesNow(view.one);
  const isOfficer = await isOfficerFor(reader.reader, reader.held, view.one, parties);
  return caseBody(view, {
    evaluation: await rules.recorded(id),
    ruleVersion: ruleVersionId === null ? null : await rules.byId(ruleVersionId),
    questions: (missing) =>
      getService(strapi, 'expressions').questions(view.one.target.type, missing),
    files: await filesOf(strapi, actor, view),
    handling: await handlingOf(strapi, view),
    provisional: await provisionalAmong(
      strapi,
      view.steps.map(({ dueOn }) => dueOn),
    ),
    changed: await getService(strapi, 'approval').changedSince(view.one),
    returnable: getService(strapi, 'approval').returnable(view),
    mine: await mineOf(view, parties, reader),
    ...people,
    moves: await movesOf(strapi, view),
    may: {
      pause: isOfficer && (await isGranted(strapi, actor, 'cases.pause')),
      reopen: isOfficer && (await isGranted(strapi, actor, 'cases.reopen')),
    },
    recusal: await keptOutFor(strapi, view, { ...reader, ...people }),
  });
};

const show = async (strapi: Core.Strapi, actor: Actor, caseId: string): Promise<CaseBody> =>
  bodyFor(strapi, actor, await getService(strapi, 'approval').viewFor(actor, caseId));

/** To who has just done something with it, whether he reads other cases of its kind or not. */
const showDone = async (strapi: Core.Strapi, actor: Actor, caseId: string): Promise<CaseBody> =>
  bodyFor(strapi, actor, await getService(strapi, 'approval').view(caseId));

export const approvalRoutes: Route[] = [
  ...recusalRoutes(showDone),
  adminRoute({
    method: 'GET',
    path: '/inbox',
    permission: 'cases.read',
    handler: async ({ strapi, actor }) => {
      const reader = await readerOf(strapi, actor);
      const ofTheOffice = reader.held.some(({ role }) => role === officeRole);
      const blocked = ofTheOffice ? await getService(strapi, 'approval').blockedSteps() : [];
      return { data: await inboxOf(strapi, reader, blocked) };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/cases',
    permission: 'cases.read',
    input: {
      query: z.strictObject({ type: typeUid, documentId: id }),
    },
    handler: async ({ strapi, actor, query }) => {
      // Whether there is a case is as little a stranger's business as the case.
      await getService(strapi, 'approval').refuseStranger(actor, query);
      const latest = await getService(strapi, 'approval').latestOf(query);
      return { data: latest ? await show(strapi, actor, latest.publicId) : null };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/latest-cases',
    permission: 'cases.read',
    input: { query: latestCasesQuery },
    handler: async ({ strapi, actor, query }) => ({
      data: await latestCasesOf(strapi, actor, query),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/cases/:id',
    permission: 'cases.read',
    input: { params: caseParams },
    handler: async ({ strapi, actor, params }) => ({ data: await show(strapi, actor, params.id) }),
  }),
  adminRoute({
    method: 'GET',
    path: '/cases/:id/acceptance-receipt',
    permission: 'cases.read',
    input: { params: caseParams },
    handler: async ({ strapi, actor, params, language, ctx }) => {
      const approval = getService(strapi, 'approval');
      const { one } = await approval.viewFor(actor, params.id);
      const page = await approval.receipt(one, language);
      ctx.set(receiptHeaders);
      ctx.body = page;
      return undefined;
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/cases/:id/decisions',
    permission: 'cases.decide',
    input: { params: caseParams, body: decisionBody },
    handler: async ({ strapi, ctx, actor, params, body, operation, requestId }) => {
      // The answer is stored with the effect: a retry gets it as it was, whatever came after.
      const data = await transaction(strapi, operation, async (tx) => {
        await requireProof(strapi, tx, ctx);
        const { comment, values, parts, checks, proofs, ...rest } = body;
        await getService(strapi, 'approval').decide(tx, {
          ...rest,
          comment: comment ?? null,
          values: values ?? {},
          parts: parts ?? [],
          ...(checks && { checks }),
          ...(proofs && { proofs }),
          caseId: params.id,
          actor,
          operation: operation.key,
          requestId,
        });
        return showDone(strapi, actor, params.id);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/case-decisions',
    permission: 'cases.decide',
    input: { body: bulkDecisionBody },
    handler: async ({ strapi, ctx, actor, body, operation, requestId }) => ({
      data: await decideMany(strapi, { ctx, actor, body, operation, requestId }),
    }),
  }),
  ...(['pause', 'resume'] as const).map((how) =>
    adminRoute({
      method: 'POST',
      path: `/cases/:id/${how}`,
      permission: 'cases.pause',
      input: { params: caseParams, body: pauseBody },
      handler: async ({ strapi, actor, params, body, operation, requestId }) => {
        const input = { caseId: params.id, reason: body.reason, actor, requestId };
        const data = await transaction(strapi, operation, async (tx) => {
          await getService(strapi, 'approval')[how](tx, input);
          return showDone(strapi, actor, params.id);
        });
        return { data };
      },
    }),
  ),
  adminRoute({
    method: 'POST',
    path: '/cases/:id/reopen',
    permission: 'cases.reopen',
    input: { params: caseParams, body: reopenBody },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => {
      const input = { ...body, caseId: params.id, actor, operation: operation.key, requestId };
      const data = await transaction(strapi, operation, async (tx) => {
        await getService(strapi, 'approval').reopenByOffice(tx, input);
        return showDone(strapi, actor, params.id);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/workflow-parts',
    permission: 'cases.read',
    handler: async ({ strapi }) => ({
      data: await getService(strapi, 'approval').workflowParts(),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/workflow-checks',
    permission: 'cases.read',
    readOnly: true,
    input: { body: workflowDraft },
    handler: async ({ strapi, body }) => ({
      data: await getService(strapi, 'approval').checkWorkflow(body.draft),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/workflows/:documentId/enact',
    permission: 'workflows.enact',
    input: { params: documentParams },
    handler: async ({ strapi, actor, params, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const { version, assignment } = await getService(strapi, 'approval').enact(
          tx,
          params.documentId,
          actorKey(actor),
        );
        await getService(strapi, 'audit').record(tx, {
          actor,
          action: 'workflow.enact',
          target: { type: 'plugin::talent-office.workflow', documentId: params.documentId },
          after: version.body,
          details: { version: `${version.key}@${version.number}` },
          requestId,
        });
        const { number, hash } = version;
        return { number, hash, assignment } satisfies EnactedBody;
      }),
    }),
  }),
];
