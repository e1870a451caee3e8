import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  findEntries,
  getService,
  isBookkeeping,
  lockEntry,
  own,
  refuse,
  type Actor,
  type Entry,
  type Tx,
} from '../../../platform';
import type { Digests, Target } from '../../approval';
import { whyNotGuardable, type AttributeSchema } from '../../declaration';
import type { Person } from '../../organisation';

import type { OnPaper } from '../people';
import { digestsOf, stateWith, type Seals } from '../seals';

/** An action of an entry that came on paper. */
export interface PaperAsked extends Target {
  readonly action: string;
  readonly actor: Actor;
}

/** Who keys it in, and what it says by then: digests of what was typed, by attribute. */
export interface PaperBasis {
  readonly person: Person;
  readonly standing: Digests;
}

/** What a paper form is held against: all that people write of an entry, and nothing that the engine does. */
export const createPaperBasis = (
  strapi: Core.Strapi,
  { onPaper, seals }: { readonly onPaper: OnPaper; readonly seals: Seals },
) => {
  const written = (type: string): string[] => {
    const byEngine = getService(strapi, 'declarations').engineWritten(type);
    return Object.entries(attributeKinds(strapi, type)).flatMap(([name, kind]) =>
      whyNotGuardable(kind as AttributeSchema) === null &&
      !isBookkeeping(name) &&
      name !== 'state' &&
      !byEngine.includes(name)
        ? [name]
        : [],
    );
  };

  const standingOf = (type: string, entry: Entry): Digests =>
    digestsOf(strapi, type, entry, written(type));

  return {
    /** As it stands. @throws Refusal NOT_FOUND */
    paperStanding: async ({ type, documentId }: Target): Promise<Digests> => {
      if (!getService(strapi, 'declarations').of(type)) throw refuse('NOT_FOUND');
      const [entry] = await findEntries(strapi, type, { documentId });
      if (!entry) throw refuse('NOT_FOUND');
      return standingOf(type, entry);
    },
    /**
     * Locks an entry that somebody keys in from paper, where its action can be taken now.
     * @throws Refusal NOT_FOUND, ACTION_NOT_POSSIBLE, CASE_IS_OPEN, NOT_BY_YOU, SIGNER_EXCLUDED
     */
    paperBasis: async (
      tx: Tx,
      { type, documentId, action: name, actor }: PaperAsked,
    ): Promise<PaperBasis> => {
      const declaration = getService(strapi, 'declarations').of(type);
      if (!declaration?.states) throw refuse('NOT_FOUND');
      const entry = await lockEntry(tx, strapi, type, documentId);
      const latest = await getService(strapi, 'approval').latestOf({ type, documentId });
      const sealed = await seals.of({ type, documentId });
      const state = stateWith(strapi, declaration, entry, { type, latest, sealed });
      const offered = own(declaration.states, state) ?? {};
      const action = own(offered, name);
      if (!action) {
        const possible = Object.keys(offered).join(', ');
        throw refuse('ACTION_NOT_POSSIBLE', { state, action: name, possible });
      }
      if (latest && !latest.ended && (latest.state !== 'returned' || latest.action !== name)) {
        throw refuse('CASE_IS_OPEN');
      }
      const person = await getService(strapi, 'organisation').personOf(actor);
      await onPaper.refuseClerk({ type, entry, name, action, actor, person });
      return { person, standing: standingOf(type, entry) };
    },
  };
};

export type PaperBases = ReturnType<typeof createPaperBasis>;
