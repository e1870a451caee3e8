import type { Core } from '@strapi/strapi';

import type { Effect } from '../../engine/lifecycle';
import {
  because,
  findEntries,
  getService,
  lockEntry,
  refuse,
  type Entry,
  type Tx,
} from '../../platform';
import { application, disbursementType } from '../fund';

import { refuseUnevidenced } from './evidence';
import { agreements, conditions } from './types';

type Cause = Parameters<Effect>[2];

const conditionsOf = async (
  strapi: Core.Strapi,
  of: Readonly<Record<string, unknown>>,
  state: string,
): Promise<Entry[]> => {
  const found = await findEntries(strapi, conditions, { ...of, state });
  return found.sort((a, b) => a.id - b.id);
};

/** The same with each of many entries, as a consequence of what happens to the one that they belong to. */
export const actOnAll = async (
  tx: Tx,
  strapi: Core.Strapi,
  found: readonly { readonly type: string; readonly entry: Pick<Entry, 'documentId'> }[],
  {
    by,
    action,
  }: {
    readonly by: { readonly type: string; readonly documentId: string };
    readonly action: 'include' | 'exclude' | 'ask' | 'replace' | 'change';
  },
  { operation, requestId = null }: Cause,
): Promise<void> => {
  for (const { type, entry } of found) {
    const { documentId } = entry;
    await getService(strapi, 'lifecycle').actWithin(tx, {
      ...{ type, documentId, action, requestId },
      actor: because(by.type, by.documentId),
      operation: `${operation}/${action}/${documentId}`,
    });
  }
};

/** Of the agreement itself: those of an amendment follow that. */
const ownOf = ({ id }: Entry) => ({ agreement: { id }, amendment: { id: { $null: true } } });

const actOnConditions = async (
  tx: Tx,
  strapi: Core.Strapi,
  agreement: Entry,
  [from, action]: readonly ['draft' | 'included', 'include' | 'exclude' | 'ask'],
  cause: Cause,
): Promise<void> => {
  const found = await conditionsOf(strapi, ownOf(agreement), from);
  const by = { type: agreements, documentId: agreement.documentId };
  await actOnAll(
    tx,
    strapi,
    found.map((entry) => ({ type: conditions, entry })),
    { by, action },
    cause,
  );
};

/**
 * A condition holds up a part of this very award that has not left the house. The part is locked first:
 * whoever sends it to be paid comes before, and is seen, or after, and finds the condition.
 * @throws Refusal REFERENCE_MISSING, CONDITION_ELSEWHERE, CONDITION_TOO_LATE
 */
export const refuseMisplaced = async (
  tx: Tx,
  strapi: Core.Strapi,
  {
    award,
    of,
  }: { readonly award: Pick<Entry, 'id'> | null; readonly of: Readonly<Record<string, unknown>> },
  state: 'draft' | 'included',
): Promise<void> => {
  const all = await conditionsOf(strapi, of, state);
  const parts = all.map(({ disbursement }) => disbursement as Entry | null);
  const inOrder = parts.flatMap((part) => part ?? []).sort((a, b) => a.id - b.id);
  for (const { documentId } of inOrder) await lockEntry(tx, strapi, disbursementType, documentId);
  for (const { requirement, disbursement } of all) {
    const [part] = await findEntries(strapi, disbursementType, {
      id: (disbursement as Entry | null)?.id ?? 0,
    });
    if (!part) throw refuse('REFERENCE_MISSING', { type: conditions, path: 'disbursement' });
    if ((part.application as Entry | null)?.id !== award?.id) {
      throw refuse('CONDITION_ELSEWHERE', { requirement });
    }
    if (part.state !== 'planned' && part.state !== 'committed') {
      throw refuse('CONDITION_TOO_LATE', { requirement });
    }
  }
};

const refuseOwnMisplaced = (
  tx: Tx,
  strapi: Core.Strapi,
  agreement: Entry,
  state: 'draft' | 'included',
): Promise<void> => {
  const award = agreement.application as Entry | null;
  return refuseMisplaced(tx, strapi, { award, of: ownOf(agreement) }, state);
};

/** What is on paper is what stands here. @throws Refusal AGREEMENT_PAPER_STANDS */
export const refuseIssued = async (
  tx: Tx,
  strapi: Core.Strapi,
  target: { readonly type: string; readonly documentId: string },
): Promise<void> => {
  const papers = await getService(strapi, 'documents').issuedFor(tx, target);
  const standing = papers.find((paper) => paper.void === null);
  if (standing) throw refuse('AGREEMENT_PAPER_STANDS', { number: standing.number ?? '' });
};

/** Tells the life cycle what settling and signing an agreement brings about. Called in `register()`. */
export const registerAgreementEffects = (strapi: Core.Strapi): void => {
  const { registerEffect } = getService(strapi, 'lifecycle');
  registerEffect('finalise-agreement', async (tx, agreement, cause) => {
    const award = agreement.application as Entry;
    await lockEntry(tx, strapi, application, award.documentId);
    await refuseOwnMisplaced(tx, strapi, agreement, 'draft');
    await actOnConditions(tx, strapi, agreement, ['draft', 'include'], cause);
  });
  registerEffect('reopen-agreement', async (tx, agreement, cause) => {
    await refuseIssued(tx, strapi, { type: agreements, documentId: agreement.documentId });
    // A copy that was signed is one of another text.
    await getService(strapi, 'lifecycle').writeWithin(tx, agreements, agreement, {
      ...{ scanFile: null, scanSha256: null },
    });
    await actOnConditions(tx, strapi, agreement, ['included', 'exclude'], cause);
  });
  registerEffect('execute-agreement', async (tx, agreement, cause) => {
    await refuseUnevidenced(strapi, agreements, agreement);
    await refuseOwnMisplaced(tx, strapi, agreement, 'included');
    await actOnConditions(tx, strapi, agreement, ['included', 'ask'], cause);
  });
};
