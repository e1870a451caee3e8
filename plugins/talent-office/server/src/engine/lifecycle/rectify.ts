import type { Core } from '@strapi/strapi';

import {
  getService,
  lockEntry,
  refuse,
  writeEntry,
  type Actor,
  type Entry,
  type Tx,
} from '../../platform';
import { initialState, isTakenAnew } from '../declaration';
import type { Person } from '../organisation';

import { digestsOf } from './digests';
import { refuseWrongValues } from './given-values';
import { refuseLate, type LateWrites } from './late-writes';
import { writeRectified } from './taken';

/** What is put right of a decided entry (更正), and why. */
export interface Rectification {
  readonly type: string;
  readonly documentId: string;
  /** By attribute: the right text, or `null` where it is taken anew from where it came from. */
  readonly values: Readonly<Record<string, string | null>>;
  readonly reason: string;
  readonly actor: Actor;
  readonly person: Person;
  readonly requestId: string | null;
}

export const createRectify = (strapi: Core.Strapi, lateWrites: LateWrites) => {
  /**
   * What of an entry may be put right as it stands: nothing before a good end, which is an approval, or
   * for a type without cases a state that nothing leads out of.
   */
  const rectifiable = async (type: string, entry: Entry): Promise<readonly string[]> => {
    const declaration = getService(strapi, 'declarations').of(type);
    const states = declaration?.states;
    if (!declaration?.rectify || !states) return [];
    const state = String(entry.state ?? initialState(declaration));
    if (state === initialState(declaration)) return [];
    const { documentId } = entry;
    const latest = await getService(strapi, 'approval').latestOf({ type, documentId });
    const isGoodEnd = latest
      ? latest.state === 'approved'
      : Object.keys(states[state] ?? {}).length === 0;
    return isGoodEnd ? declaration.rectify : [];
  };

  /** @throws Refusal RECTIFICATION_NOT_POSSIBLE, REFERENCE_MISSING, VALUE_NOT_ASKED, VALUE_INVALID at the value */
  const refuseOther = async (
    type: string,
    entry: Entry,
    values: Rectification['values'],
  ): Promise<void> => {
    const possible = await rectifiable(type, entry);
    const declaration = getService(strapi, 'declarations').of(type) ?? {};
    if (possible.length === 0) throw refuse('RECTIFICATION_NOT_POSSIBLE', { possible: '–' });
    for (const [name, value] of Object.entries(values)) {
      const path = `values.${name}`;
      if (!possible.includes(name)) {
        const facts = { possible: possible.join(', ') };
        throw refuse('RECTIFICATION_NOT_POSSIBLE', facts, path);
      }
      const anew = isTakenAnew(declaration, name);
      if (anew && value !== null) throw refuse('VALUE_NOT_ASKED', { attribute: name }, path);
      if (!anew && !value?.trim()) throw refuse('REFERENCE_MISSING', { path: name }, path);
    }
    const given = Object.entries(values).filter(([, value]) => value !== null);
    await refuseWrongValues(strapi, type, Object.fromEntries(given), 'values');
  };

  return {
    rectifiable,
    refuseOther,
    /**
     * Writes what is right, as part of the caller's transaction; what was decided otherwise stays.
     * @throws Refusal RECTIFICATION_NOT_POSSIBLE, CONTENT_CHANGED, and what the values are refused for
     */
    rectify: async (tx: Tx, request: Rectification): Promise<void> => {
      const { type, documentId, values } = request;
      const entry = await lockEntry(tx, strapi, type, documentId);
      await refuseOther(type, entry, values);
      const latest = await getService(strapi, 'approval').latestOf({ type, documentId });
      if (latest) refuseLate(await lateWrites(type, entry, latest));
      for (const [name, value] of Object.entries(values)) {
        if (value === null) await writeRectified(strapi, tx, type, entry, name);
        else await writeEntry(tx, strapi, type, entry.id, { [name]: value });
      }
      const names = Object.keys(values);
      const after = await lockEntry(tx, strapi, type, documentId);
      await getService(strapi, 'audit').record(tx, {
        actor: request.actor,
        person: request.person.id,
        action: 'entry.rectify',
        target: { type, documentId },
        reason: request.reason,
        before: digestsOf(strapi, type, entry, names),
        after: digestsOf(strapi, type, after, names),
        details: { attributes: names },
        requestId: request.requestId,
      });
      await getService(strapi, 'approval').sealEntry(tx, { type, documentId });
    },
  };
};
