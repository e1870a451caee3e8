import type { Core } from '@strapi/strapi';

import type { Effect } from '../../engine/lifecycle';
import { findEntries, getService, lockEntry, refuse, type Entry, type Tx } from '../../platform';
import { application } from '../fund';

import { carryOut, changedParts } from './changes';
import { actOnAll, refuseIssued, refuseMisplaced } from './effects';
import { refuseUnevidenced } from './evidence';
import { agreements, amendments, changes, conditions } from './types';

type Cause = Parameters<Effect>[2];

/** Conditions and changes that belong to an amendment, of one state. */
const partsOf = async (
  strapi: Core.Strapi,
  amendment: Entry,
  state: 'draft' | 'included',
): Promise<{ type: string; entry: Entry }[]> => {
  const found: { type: string; entry: Entry }[] = [];
  for (const type of [conditions, changes]) {
    const entries = await findEntries(strapi, type, { amendment: { id: amendment.id }, state });
    for (const entry of entries.sort((a, b) => a.id - b.id)) found.push({ type, entry });
  }
  return found;
};

/** The agreement that is amended, and the award that it is of; the award locked, as payments lock it. */
const wholeOf = async (tx: Tx, strapi: Core.Strapi, amendment: Entry) => {
  const [agreement] = await findEntries(strapi, agreements, {
    id: (amendment.agreement as Entry | null)?.id ?? 0,
  });
  if (!agreement) throw refuse('REFERENCE_MISSING', { type: amendments, path: 'agreement' });
  await getService(strapi, 'lifecycle').refuseTampered(agreements, agreement);
  const { documentId } = agreement.application as Entry;
  return { agreement, award: await lockEntry(tx, strapi, application, documentId) };
};

/**
 * A condition of an amendment is one of the agreement that it amends, and replaces one of that agreement
 * for the same part, or none. @throws Refusal CONDITION_REPLACES
 */
const refuseForeign = async (
  strapi: Core.Strapi,
  { amendment, agreement }: { readonly amendment: Entry; readonly agreement: Entry },
  state: 'draft' | 'included',
): Promise<void> => {
  const own = await findEntries(strapi, conditions, { amendment: { id: amendment.id }, state });
  for (const { requirement, agreement: of, replaces, disbursement } of own) {
    const replaced = replaces as Entry | null;
    const [old] = replaced ? await findEntries(strapi, conditions, { id: replaced.id }) : [];
    const isOwn = (of as Entry | null)?.id === agreement.id;
    const fits =
      !old ||
      ((old.agreement as Entry | null)?.id === agreement.id &&
        (old.disbursement as Entry | null)?.id === (disbursement as Entry | null)?.id &&
        ['asked', 'evidenced', 'met', 'not-met'].includes(String(old.state)));
    if (!isOwn || !fits) throw refuse('CONDITION_REPLACES', { requirement });
  }
};

const refuseUnsound = async (
  tx: Tx,
  strapi: Core.Strapi,
  amendment: Entry,
  state: 'draft' | 'included',
) => {
  const { agreement, award } = await wholeOf(tx, strapi, amendment);
  await refuseForeign(strapi, { amendment, agreement }, state);
  await refuseMisplaced(tx, strapi, { award, of: { amendment: { id: amendment.id } } }, state);
  return changedParts(tx, strapi, { amendment, award }, state);
};

const takeEffect = async (
  tx: Tx,
  strapi: Core.Strapi,
  amendment: Entry,
  cause: Cause,
): Promise<void> => {
  const changed = await refuseUnsound(tx, strapi, amendment, 'included');
  await carryOut(tx, strapi, changed);
  const own = await partsOf(strapi, amendment, 'included');
  const by = { type: amendments, documentId: amendment.documentId };
  const replaced = own.flatMap(({ entry }) => (entry.replaces as Entry | null | undefined) ?? []);
  await actOnAll(
    tx,
    strapi,
    replaced.map((entry) => ({ type: conditions, entry })),
    { by, action: 'replace' },
    cause,
  );
  for (const [type, action] of [
    [conditions, 'ask'],
    [changes, 'change'],
  ] as const) {
    const found = own.filter((one) => one.type === type);
    await actOnAll(tx, strapi, found, { by, action }, cause);
  }
};

/** Tells the life cycle what an amendment (补充协议) brings about. Called in `register()`. */
export const registerAmendmentEffects = (strapi: Core.Strapi): void => {
  const { registerEffect } = getService(strapi, 'lifecycle');
  const by = ({ documentId }: Entry) => ({ type: amendments, documentId });
  registerEffect('finalise-amendment', async (tx, amendment, cause) => {
    await refuseUnsound(tx, strapi, amendment, 'draft');
    const found = await partsOf(strapi, amendment, 'draft');
    await actOnAll(tx, strapi, found, { by: by(amendment), action: 'include' }, cause);
  });
  registerEffect('reopen-amendment', async (tx, amendment, cause) => {
    await refuseIssued(tx, strapi, by(amendment));
    // A copy that was signed is one of another text.
    await getService(strapi, 'lifecycle').writeWithin(tx, amendments, amendment, {
      ...{ scanFile: null, scanSha256: null },
    });
    const found = await partsOf(strapi, amendment, 'included');
    await actOnAll(tx, strapi, found, { by: by(amendment), action: 'exclude' }, cause);
  });
  registerEffect('execute-amendment', async (tx, amendment) => {
    await refuseUnevidenced(strapi, amendments, amendment);
    await refuseUnsound(tx, strapi, amendment, 'included');
  });
  registerEffect('apply-amendment', (tx, amendment, cause) =>
    takeEffect(tx, strapi, amendment, cause),
  );
};
