import type { Core, UID } from '@strapi/strapi';

import type { PolicyItemState, PolicyLevel } from '../../../../shared/vocabulary';
import { valueLabels } from '../../../../shared/labels';
import { getService, refuse, takeTurn, waitTurn, type Tx } from '../../platform';

import { isRightAbove } from './levels';
import { itemType, lineType, policyType } from './types';

/** An item as it will stand: primary keys of what it refers to. */
export interface Links {
  /** `null` of one that is being made. */
  readonly id: number | null;
  readonly number: string;
  readonly policy: number | null;
  readonly carriesOut: number | null;
}

interface ItemRow {
  readonly id: number;
  readonly number: string;
  readonly state: PolicyItemState | null;
  readonly policy: { readonly level: PolicyLevel } | null;
  readonly supersededBy: { readonly id: number } | null;
}

/**
 * Whoever writes by what policies hang together waits for the others: what one has read, no other
 * changes before he has written. Asked for after the lock of the entry's own row, never before it.
 */
export const waitForOthers = (strapi: Core.Strapi, tx?: Tx): Promise<void> => {
  const key = 'office/lineage';
  return tx ? waitTurn(tx, key) : takeTurn(strapi, key);
};

const items = (strapi: Core.Strapi) => strapi.db.query(itemType as UID.ContentType);

const findItem = async (strapi: Core.Strapi, id: number): Promise<ItemRow | null> =>
  (await items(strapi).findOne({
    where: { id },
    populate: { policy: true, supersededBy: true },
  })) as ItemRow | null;

/** @throws Refusal REFERENCE_MISSING at `policy` */
export const levelOfPolicy = async (
  strapi: Core.Strapi,
  id: number | null,
): Promise<PolicyLevel> => {
  const policy =
    id === null
      ? null
      : ((await strapi.db.query(policyType).findOne({ where: { id } })) as {
          level: PolicyLevel;
        } | null);
  if (!policy) throw refuse('REFERENCE_MISSING', { type: itemType, path: 'policy' }, 'policy');
  return policy.level;
};

export const levelOfItem = async (strapi: Core.Strapi, id: number): Promise<PolicyLevel | null> =>
  (await findItem(strapi, id))?.policy?.level ?? null;

const refuseLevels = (upper: PolicyLevel, lower: PolicyLevel, attribute: string): void => {
  if (isRightAbove(upper, lower)) return;
  throw refuse(
    'LINEAGE_LEVEL',
    { upper: valueLabels[upper], lower: valueLabels[lower] },
    attribute,
  );
};

/** @throws Refusal LINEAGE_LEVEL at `upperPolicy` */
export const refuseUpperPolicy = async (
  strapi: Core.Strapi,
  level: PolicyLevel,
  upper: number | null,
): Promise<void> => {
  if (upper === null) return;
  refuseLevels(await levelOfPolicy(strapi, upper), level, 'upperPolicy');
};

/**
 * Holds an item to the lineage, above it and below it.
 * @throws Refusal REFERENCE_MISSING, LINEAGE_LEVEL, LINEAGE_NUMBER at the attribute
 */
export const refuseWrongLinks = async (
  strapi: Core.Strapi,
  { id, number, policy, carriesOut }: Links,
): Promise<void> => {
  const level = await levelOfPolicy(strapi, policy);
  if (carriesOut !== null) {
    const upper = await levelOfItem(strapi, carriesOut);
    if (!upper) {
      throw refuse('REFERENCE_MISSING', { type: itemType, path: 'carriesOut' }, 'carriesOut');
    }
    refuseLevels(upper, level, 'carriesOut');
  }
  const [lower] = (
    id === null
      ? []
      : await items(strapi).findMany({
          where: { carriesOut: { id } } as never,
          populate: { policy: true },
          limit: 1,
        })
  ) as ItemRow[];
  if (lower?.policy) refuseLevels(level, lower.policy.level, 'policy');
  const others = (await items(strapi).findMany({
    where: { policy: { id: policy }, number, ...(id === null ? {} : { id: { $ne: id } }) } as never,
  })) as unknown as ItemRow[];
  // A successor may be numbered like what it replaced.
  if (others.some(({ state }) => state !== 'superseded')) {
    throw refuse('LINEAGE_NUMBER', { number }, 'number');
  }
};

/** @throws Refusal LINEAGE_SUCCESSOR, LINEAGE_CYCLE at `supersededBy` */
export const refuseSuccessor = async (
  strapi: Core.Strapi,
  { id, policy }: Pick<Links, 'id' | 'policy'>,
  successor: number | null,
): Promise<void> => {
  if (successor === null) return;
  const seen = new Set<number>();
  for (let at: number | null = successor; at !== null && !seen.has(at);) {
    if (at === id) throw refuse('LINEAGE_CYCLE', {}, 'supersededBy');
    seen.add(at);
    at = (await findItem(strapi, at))?.supersededBy?.id ?? null;
  }
  const next = await findItem(strapi, successor);
  const level = await levelOfPolicy(strapi, policy);
  if (next?.policy?.level !== level || next.state === 'superseded') {
    throw refuse('LINEAGE_SUCCESSOR', {}, 'supersededBy');
  }
};

/** @throws Refusal LINEAGE_LINE_CLOSED at `line` */
export const refuseClosedLine = async (strapi: Core.Strapi, line: number | null): Promise<void> => {
  if (line === null) return;
  const found = (await strapi.db.query(lineType).findOne({ where: { id: line } })) as {
    title: string;
    state: string | null;
  } | null;
  if (found?.state === 'open') return;
  throw refuse('LINEAGE_LINE_CLOSED', { title: found?.title ?? '' }, 'line');
};

/** Holds an item that an action has just left to all of it, in the action's transaction. */
export const registerKeeping = (strapi: Core.Strapi): void => {
  getService(strapi, 'lifecycle').registerEffect('keep-lineage', async (tx, entry, { action }) => {
    await waitForOthers(strapi, tx);
    const idAt = (name: string): number | null => (entry[name] as ItemRow | null)?.id ?? null;
    const links = { id: entry.id, policy: idAt('policy'), carriesOut: idAt('carriesOut') };
    await refuseWrongLinks(strapi, { ...links, number: String(entry.number) });
    if (action === 'supersede') await refuseSuccessor(strapi, links, idAt('supersededBy'));
    if (action === 'fund') await refuseClosedLine(strapi, idAt('line'));
  });
};
