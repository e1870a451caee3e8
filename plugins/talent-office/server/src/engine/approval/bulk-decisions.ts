import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type {
  BulkDecisionBody,
  BulkDecisionResult,
  BulkDecisionsBody,
} from '../../../../shared/contracts/bulk-decisions';
import {
  answeredOnce,
  digest,
  getService,
  messagesOf,
  Refusal,
  refuse,
  transaction,
  type Actor,
  type Operation,
} from '../../platform';
import { requireProof } from '../signing';

import { lockCase } from './case';

interface Request {
  readonly ctx: Context;
  readonly actor: Actor;
  readonly body: BulkDecisionBody;
  readonly operation: Operation;
  readonly requestId: string;
}

type Asked = BulkDecisionBody['items'][number];

const refuseTwice = (items: readonly Asked[]): void => {
  const ids = items.map(({ caseId }) => caseId);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) throw refuse('CASE_TWICE', {}, `items.${twice}.caseId`);
};

const decideOne = async (
  strapi: Core.Strapi,
  { actor, body, operation, requestId }: Request,
  { caseId, seat, seen }: Asked,
): Promise<BulkDecisionResult> => {
  const { choice, comment } = body;
  const own = { key: `${operation.key}/${caseId}`, input: { choice, comment, seat, seen } };
  try {
    const state = await transaction(strapi, own, async (tx) => {
      const { guarded } = await lockCase(tx, caseId);
      const decided = await getService(strapi, 'approval').decide(tx, {
        caseId,
        seat,
        choice,
        comment: comment || null,
        // Of what has changed since, the signer has seen nothing.
        seen: digest(guarded) === seen ? guarded : {},
        values: {},
        parts: [],
        actor,
        operation: own.key,
        requestId,
      });
      return decided.state;
    });
    return { caseId, seat, outcome: 'signed', state };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, facts } = error;
    return { caseId, seat, outcome: 'refused', code, facts, messages: messagesOf(error) };
  }
};

/**
 * Decides cases one by one, each in a transaction of its own with a key of its own: what is refused of
 * one leaves the others. The proof of the signature is for exactly this list, choice and comment; it is
 * used up first, so that a repeat after an interruption does the rest without another one.
 * @throws Refusal CASE_TWICE, SIGNATURE_UNPROVEN
 * @throws AggregateError of faults that are no refusals, after every case was tried
 */
export const decideMany = (strapi: Core.Strapi, request: Request): Promise<BulkDecisionsBody> => {
  const { ctx, body, operation } = request;
  refuseTwice(body.items);
  return answeredOnce(strapi, operation, async () => {
    const proof = { key: `${operation.key}/proof`, input: operation.input };
    await transaction(strapi, proof, (tx) => requireProof(strapi, tx, ctx, body));
    const items: BulkDecisionResult[] = [];
    const faults: unknown[] = [];
    for (const asked of body.items) {
      try {
        items.push(await decideOne(strapi, request, asked));
      } catch (error) {
        faults.push(error);
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'some cases could not be decided');
    return { items };
  });
};
