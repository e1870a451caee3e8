import { randomUUID } from 'node:crypto';

import type { Core, UID } from '@strapi/strapi';

import {
  findEntries,
  getService,
  lockEntry,
  own,
  refuse,
  titleOf,
  transaction,
  type Actor,
} from '../../../platform';

import { stateOf } from './case-state';
import { digestsOf } from './digests';
import type { Seals } from './seals';
import type { TamperedEntries } from './tampered';

/** Whoever keeps the server: he has no account here. */
const operator = { kind: 'system', id: 'operator' } as const satisfies Actor;

/** An entry that stands otherwise than the engine left it, as the operator is told of it. */
export interface TamperedEntry {
  readonly type: string;
  readonly documentId: string;
  readonly title: string;
  readonly attributes: readonly string[];
  /** While its case is open the office has it begin again. */
  readonly caseOpen: boolean;
}

/** Takes an entry as it stands, and why. */
export interface Acceptance {
  readonly type: string;
  readonly documentId: string;
  readonly reason: string;
}

const batchSize = 200;

/**
 * The way out of CONTENT_CHANGED for an entry without a case: digests do not tell what stood there, and
 * a migration of the site's own (a state renamed, an attribute of another kind) changes it for good.
 */
export const createAccept = (strapi: Core.Strapi, seals: Seals, tampered: TamperedEntries) => {
  const approval = () => getService(strapi, 'approval');

  const among = async (type: string): Promise<TamperedEntry[]> => {
    const told: TamperedEntry[] = [];
    for (let last = 0; ;) {
      const rows = (await strapi.db.query(type as UID.ContentType).findMany({
        where: { id: { $gt: last } } as never,
        orderBy: { id: 'asc' },
        limit: batchSize,
        select: ['id'],
      })) as { id: number }[];
      const entries = await findEntries(strapi, type, { id: { $in: rows.map(({ id }) => id) } });
      for (const { entry, attributes } of await tampered.among(type, entries)) {
        const { documentId } = entry;
        const latest = await approval().latestOf({ type, documentId });
        const title = await titleOf(strapi, type, documentId);
        const caseOpen = latest !== null && !latest.ended;
        told.push({ type, documentId, title, attributes, caseOpen });
      }
      last = rows.at(-1)?.id ?? last;
      if (rows.length < batchSize) return told;
    }
  };

  return {
    /** Every one of them, of all types. */
    tampered: async (): Promise<TamperedEntry[]> => {
      const found: TamperedEntry[] = [];
      for (const type of getService(strapi, 'declarations').governed()) {
        found.push(...(await among(type)));
      }
      return found;
    },
    /**
     * What stands is from now on how it was left. The books stay as they are.
     * @throws Refusal TYPE_UNKNOWN, NOT_FOUND, REFERENCE_MISSING, CASE_IS_OPEN, ENTRY_AS_LEFT;
     *   VALUE_INVALID for a state that its type does not have
     */
    accept: ({
      type,
      documentId,
      reason,
    }: Acceptance): Promise<Pick<TamperedEntry, 'attributes'>> => {
      const declaration = getService(strapi, 'declarations').of(type);
      const { states } = declaration ?? {};
      if (!declaration || !states) throw refuse('TYPE_UNKNOWN', { type });
      if (reason.trim() === '') throw refuse('REFERENCE_MISSING', { path: 'reason' }, 'reason');
      const key = `seals:accept:${randomUUID()}`;
      return transaction(strapi, { key, input: { type, documentId, reason } }, async (tx) => {
        const entry = await lockEntry(tx, strapi, type, documentId);
        const latest = await approval().latestOf({ type, documentId });
        if (latest && !latest.ended) throw refuse('CASE_IS_OPEN');
        const [found] = await tampered.among(type, [entry]);
        if (!found) throw refuse('ENTRY_AS_LEFT');
        const { attributes } = found;
        if (!own(states, stateOf(declaration, entry))) {
          throw refuse('VALUE_INVALID', { type, attribute: 'state' }, 'state');
        }
        const before = (await seals.of({ type, documentId })) ?? {};
        await seals.seal(tx, type, entry);
        await getService(strapi, 'audit').record(tx, {
          actor: operator,
          action: 'entry.accept',
          target: { type, documentId },
          reason: reason.trim(),
          before: Object.fromEntries(attributes.map((name) => [name, before[name]])),
          after: digestsOf(strapi, type, entry, attributes),
          details: { attributes },
        });
        return { attributes };
      });
    },
  };
};
