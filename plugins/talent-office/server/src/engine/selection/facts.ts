import type { Core } from '@strapi/strapi';

import { findEntries, getService, refuse, titleOf } from '../../platform';
import { expressionsOf, type CaseRecord, type Selection } from '../approval';

type Field = 'groupBy' | 'orderBy' | 'tieBy';

/**
 * What the expressions of a selection give for one case, by field: judged, as its rules are, by the day of
 * the submission.
 * @throws Refusal SELECTION_UNKNOWN naming the facts that are missing
 */
export const workedFor = async (
  strapi: Core.Strapi,
  one: CaseRecord,
  selection: Selection,
  fields: readonly Field[],
): Promise<Readonly<Partial<Record<Field, string | number>>>> => {
  const { type, documentId } = one.target;
  const expressions = getService(strapi, 'expressions');
  const asked = expressionsOf(selection)
    .filter(({ field }) => fields.includes(field))
    .map(({ field, source, wanted }) => ({
      field,
      compiled: expressions.compile(type, source, wanted),
    }));
  if (asked.length === 0) return {};
  const [entry] = await findEntries(strapi, type, { documentId });
  if (!entry) throw refuse('NOT_FOUND');
  const on = (await getService(strapi, 'rules').recorded(one.id))?.on;
  const facts = await expressions.loadFacts(
    type,
    entry.id,
    asked.map(({ compiled }) => compiled),
    on ?? getService(strapi, 'clock').today(),
  );
  const worked: Partial<Record<Field, string | number>> = {};
  for (const { field, compiled } of asked) {
    const outcome = compiled.evaluate(facts);
    if (!outcome.known) {
      const title = await titleOf(strapi, type, documentId);
      const missing = outcome.missing.join(', ');
      throw refuse('SELECTION_UNKNOWN', { type, case: title, missing });
    }
    worked[field] = typeof outcome.value === 'number' ? outcome.value : String(outcome.value);
  }
  return worked;
};
