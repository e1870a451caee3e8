import type { Core } from '@strapi/strapi';

import { digest, getService, lockEntry, refuse, writeEntry, type Tx } from '../../platform';
import type { CaseTarget, DecidedCase, Exclusion } from '../approval';

import type { createAct } from './act';
import { stateOf } from './act';
import type { BringHoldings } from './holdings';
import { plainValueAtPath, valueAtPath } from './references';
import type { createWho } from './who';

/** What approval needs of entries, over declarations. */
export const createCaseTarget = (
  strapi: Core.Strapi,
  parts: {
    engine: ReturnType<typeof createAct>;
    who: ReturnType<typeof createWho>;
    bring: BringHoldings;
  },
): CaseTarget => {
  /**
   * The first reservation decides on the subject's past, so nobody else may decide on the same past
   * meanwhile: the facts are read again under his lock.
   */
  const judgeAgain = async (tx: Tx, one: DecidedCase): Promise<void> => {
    if (one.subject) await getService(strapi, 'rules').lockSubject(tx, one.subject);
    const { type, documentId } = one.target;
    const entry = await lockEntry(tx, strapi, type, documentId);
    const declaration = getService(strapi, 'declarations').of(type);
    const expressions = getService(strapi, 'expressions');
    if (one.ruleVersionId !== null) {
      const rules = getService(strapi, 'rules');
      const version = await rules.byId(one.ruleVersionId);
      const facts = await expressions.loadFacts(type, entry.id, rules.compile(version));
      const { outcome, rules: results } = rules.evaluate(version, facts);
      if (outcome !== 'eligible') {
        const changed = results.filter((rule) => rule.outcome !== 'pass').map(({ zh }) => zh);
        throw refuse('FACTS_CHANGED', { changed: changed.join(';'), rules: results });
      }
    }
    for (const [name, { value, on }] of Object.entries(declaration?.derive ?? {})) {
      if (on !== undefined || typeof value === 'string') continue;
      const source = String(await valueAtPath(strapi, type, entry.id, value.from));
      const compiled = expressions.compile(type, source, 'int');
      const now = compiled.evaluate(await expressions.loadFacts(type, entry.id, [compiled]));
      const lower = now.known && Number(now.value) < Number(entry[name]);
      if (!now.known || lower) {
        throw refuse('FACTS_CHANGED', {
          changed: name,
          before: Number(entry[name]),
          after: now.known ? now.value : null,
        });
      }
    }
  };

  return {
    look: (tx, { type, documentId }, attributes) =>
      parts.engine.look(tx, type, documentId, attributes),
    exclusions: async (tx, { type, documentId }) => {
      const entry = await lockEntry(tx, strapi, type, documentId);
      const people = getService(strapi, 'declarations').of(type)?.people ?? {};
      const organisation = getService(strapi, 'organisation');
      const at = async (why: Exclusion['why'], path: string): Promise<Exclusion[]> => {
        const found = await organisation.personAt(type, entry.id, path);
        return found ? [{ why, keys: found.keys }] : [];
      };
      const authors: Exclusion[] = [];
      for (const account of await parts.who.doersOf(tx, type, entry, 'author')) {
        const [kind, id] = account.split(':');
        const { keys } = await organisation.personOf({
          kind: kind === 'admin' ? 'admin' : 'user',
          id: Number(id),
        });
        authors.push({ why: 'author', keys });
      }
      return [
        ...(people.subject ? await at('subject', people.subject) : []),
        ...(people.owner ? await at('owner', people.owner) : []),
        ...(await Promise.all((people.excluded ?? []).map((path) => at('excluded', path)))).flat(),
        ...authors,
      ];
    },
    unitAt: async (tx, { type, documentId }, path) => {
      const entry = await lockEntry(tx, strapi, type, documentId);
      const unit = (await valueAtPath(strapi, type, entry.id, path)) as { code?: string } | null;
      if (!unit?.code) throw refuse('REFERENCE_MISSING', { path });
      return unit.code;
    },
    publicFacts: async (tx, { type, documentId }) => {
      const entry = await lockEntry(tx, strapi, type, documentId);
      const paths = getService(strapi, 'declarations').of(type)?.public?.notice ?? [];
      const facts: Record<string, unknown> = {};
      for (const path of paths) {
        facts[path] = await plainValueAtPath(strapi, type, entry.id, path);
      }
      return facts;
    },
    set: async (tx, { type, documentId }, values) => {
      const entry = await lockEntry(tx, strapi, type, documentId);
      await writeEntry(tx, strapi, type, entry.id, values);
    },
    hold: async (tx, one, phases, cause) => {
      const { type, documentId } = one.target;
      if (Object.keys(phases).length > 0) await judgeAgain(tx, one);
      const entry = await lockEntry(tx, strapi, type, documentId);
      const state = stateOf(getService(strapi, 'declarations').of(type) ?? {}, entry);
      await parts.bring(
        tx,
        { type, entry, before: state, state, caseOpen: true, phases },
        {
          operation: `${cause.operation}/${type}/${documentId}/${digest(phases).slice(0, 12)}`,
          reason: `case ${one.publicId}: ${JSON.stringify(phases)}`,
          reference: one.publicId,
          actor: cause.actor,
        },
      );
    },
    conclude: (tx, one, how, cause) => parts.engine.conclude(tx, one, how, cause),
  };
};
