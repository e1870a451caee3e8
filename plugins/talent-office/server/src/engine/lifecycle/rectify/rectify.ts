import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  canonicalValue,
  digest,
  getService,
  lockEntry,
  refuse,
  writeEntry,
  type Actor,
  type Entry,
  type Tx,
} from '../../../platform';
import { publicPathsOf, takenFrom } from '../../declaration';
import type { Person } from '../../organisation';

import { digestsOf, refuseLate, type LateWrites, type Seals } from '../seals';
import { refuseWrongValues, takeRight, type RightValue } from '../values';
import { rectifiable } from './rectifiable';

/** By attribute: the right text, or `null` where it is taken anew from where it came from. */
export type RightValues = Readonly<Record<string, string | null>>;

/** By attribute: what people read of it, and its digest. A second person confirms this and no other. */
export type Proposal = Readonly<
  Record<string, { readonly shown: string | null; readonly digest: string }>
>;

/** What is put right of a decided entry (更正), and why. */
export interface Rectification {
  readonly type: string;
  readonly documentId: string;
  readonly values: RightValues;
  readonly proposal: Proposal | null;
  readonly reason: string;
  readonly actor: Actor;
  readonly person: Person;
  readonly requestId: string | null;
}

/** A name of nothing that can be seen is none. */
const visible = /[^\p{C}\p{Z}]/u;

export const createRectify = (
  strapi: Core.Strapi,
  { lateWrites, seals }: { lateWrites: LateWrites; seals: Seals },
) => {
  const declarationOf = (type: string) => getService(strapi, 'declarations').of(type) ?? {};

  /** @throws Refusal RECTIFICATION_NOT_POSSIBLE, REFERENCE_MISSING, VALUE_NOT_ASKED, VALUE_INVALID at the value */
  const refuseOther = async (type: string, entry: Entry, values: RightValues): Promise<void> => {
    const possible = await rectifiable(strapi, type, entry);
    if (possible.length === 0) throw refuse('RECTIFICATION_NOT_POSSIBLE', { possible: '' });
    for (const [name, value] of Object.entries(values)) {
      const path = `values.${name}`;
      if (!possible.includes(name)) {
        const facts = { possible: possible.join(', ') };
        throw refuse('RECTIFICATION_NOT_POSSIBLE', facts, path);
      }
      const anew = takenFrom(declarationOf(type), name) !== null;
      if (anew && value !== null) throw refuse('VALUE_NOT_ASKED', { attribute: name }, path);
      if (!anew && !visible.test(value ?? ''))
        throw refuse('REFERENCE_MISSING', { type, path: name }, path);
    }
    const given = Object.entries(values).filter(([, value]) => value !== null);
    await refuseWrongValues(strapi, type, Object.fromEntries(given), 'values');
  };

  const given = (type: string, name: string, text: string): RightValue => {
    const paths = publicPathsOf(declarationOf(type), name);
    const published = Object.fromEntries(paths.map((path) => [path, text]));
    return { value: text, shown: text, published };
  };

  const rightValues = async (
    type: string,
    entry: Entry,
    values: RightValues,
  ): Promise<Record<string, RightValue & { readonly digest: string }>> => {
    await refuseOther(type, entry, values);
    const kinds = attributeKinds(strapi, type);
    const right: Record<string, RightValue & { readonly digest: string }> = {};
    for (const [name, value] of Object.entries(values)) {
      const one =
        value === null
          ? await takeRight(strapi, type, entry, name)
          : given(type, name, value.trim());
      const kind = kinds[name] ?? { type: 'string' };
      const { shown, published } = one;
      // With what people read: a related entry may be renamed before the second person confirms.
      right[name] = {
        ...one,
        digest: digest({ value: canonicalValue(kind, one.value), shown, published }),
      };
    }
    return right;
  };

  return {
    rectifiable: (type: string, entry: Entry) => rectifiable(strapi, type, entry),
    /** What these values come to as everything now stands. */
    propose: async (type: string, entry: Entry, values: RightValues): Promise<Proposal> =>
      Object.fromEntries(
        Object.entries(await rightValues(type, entry, values)).map(([name, { shown, digest }]) => [
          name,
          { shown, digest },
        ]),
      ),
    /**
     * Writes what is right, as part of the caller's transaction, and resolves to what the public now
     * reads of it, by path.
     * @throws Refusal RECTIFICATION_NOT_POSSIBLE; CONTENT_CHANGED: something came past the gate;
     *   RECTIFICATION_OUTDATED: it comes to something else than was proposed, or its digest is of a
     *   form from before an upgrade
     */
    rectify: async (tx: Tx, request: Rectification): Promise<Record<string, unknown>> => {
      const { type, documentId, values, proposal } = request;
      const entry = await lockEntry(tx, strapi, type, documentId);
      const right = await rightValues(type, entry, values);
      const latest = await getService(strapi, 'approval').latestOf({ type, documentId });
      refuseLate(type, await lateWrites(type, entry, latest));
      const names = Object.keys(right);
      const outdated = names.filter((name) => right[name]?.digest !== proposal?.[name]?.digest);
      if (outdated.length > 0) {
        throw refuse('RECTIFICATION_OUTDATED', { type, attributes: outdated.join(', ') });
      }
      const written = Object.entries(right).map(([name, { value }]) => [name, value]);
      await writeEntry(tx, strapi, type, entry.id, Object.fromEntries(written));
      const after = await lockEntry(tx, strapi, type, documentId);
      await getService(strapi, 'audit').record(tx, {
        actor: request.actor,
        person: request.person,
        action: 'entry.rectify',
        target: { type, documentId },
        reason: request.reason,
        before: digestsOf(strapi, type, entry, names),
        after: digestsOf(strapi, type, after, names),
        details: { attributes: names },
        requestId: request.requestId,
      });
      await seals.seal(tx, type, after);
      return Object.assign({}, ...Object.values(right).map(({ published }) => published)) as Record<
        string,
        unknown
      >;
    },
  };
};
