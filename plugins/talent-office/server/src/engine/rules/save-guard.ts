import type { Core } from '@strapi/strapi';

import { asValidation, getService, guardEnacted, tables } from '../../platform';
import { refuseUngoverned } from '../declaration';

import type { RuleBody } from './evaluate';
import { refusalOf } from './problems';
import { refuseWrongTests, type SavedTest } from './saved-tests';

const ruleSets = 'plugin::talent-office.rule-set';

type DraftRule = Partial<RuleBody> & { readonly id?: number | string };

interface Draft {
  readonly entryType?: string;
  readonly rules?: readonly DraftRule[];
  readonly tests?: readonly SavedTest[];
}

interface Numbered {
  readonly id?: number | string;
}

/**
 * Refuses to save a rule set with an expression that cannot be: at its field, line and column, while
 * the one who wrote it still looks at it. Enacting checks again, whatever came into the table. One in
 * force keeps its key and is not deleted.
 */
export const guardRuleSets = (strapi: Core.Strapi): void => {
  const stored = async (documentId: string | undefined): Promise<Draft> =>
    documentId === undefined
      ? {}
      : (((await strapi.db.query(ruleSets).findOne({
          where: { documentId },
          populate: { rules: true, tests: true },
        })) as Draft | null) ?? {});

  /** Parts as they will stand, each over what is stored of it; anything but a list is Strapi's to refuse. */
  const merged = <Part extends Numbered>(
    before: readonly Part[] | undefined,
    sent: readonly Part[] | undefined,
  ): Part[] => {
    const parts: unknown = sent ?? before;
    if (!Array.isArray(parts)) return [];
    return (parts as readonly Part[]).map((part) => {
      const known = before?.find(({ id }) => id !== undefined && Number(id) === Number(part.id));
      return { ...known, ...part };
    });
  };

  /** The draft as it will stand: what is not sent stays as it is. */
  const afterWrite = (before: Draft, data: Draft) => ({
    entryType: data.entryType ?? before.entryType ?? '',
    rules: merged(before.rules, data.rules).map(
      (rule) => ({ code: '', expression: '', ...rule }) as RuleBody,
    ),
    tests: merged(before.tests, data.tests),
  });

  guardEnacted(strapi, { type: ruleSets, table: tables.ruleVersions, code: 'RULES_IN_FORCE' });
  strapi.documents.use(async (context, next) => {
    if (context.uid !== ruleSets) return next();
    const { documentId, data } = context.params as { documentId?: string; data?: Draft };
    if (context.action === 'create' || context.action === 'update') {
      const draft = afterWrite(await stored(documentId), data ?? {});
      const rules = getService(strapi, 'rules');
      const problems = rules.validate(draft);
      const refusal = refusalOf(problems.length > 0 ? problems : await rules.namesMissing(draft));
      try {
        if (refusal) throw refusal;
        refuseUngoverned(strapi, draft.entryType);
        refuseWrongTests(strapi, draft);
      } catch (error) {
        throw asValidation(error);
      }
    }
    return next();
  });
};

/** Tells at boot which rule sets in force can no longer be evaluated. */
export const reportSuspendedRules = async (strapi: Core.Strapi): Promise<void> => {
  for (const { key, problem } of await getService(strapi, 'rules').suspended()) {
    strapi.log.warn(`talent-office: rule set "${key}" is suspended: ${problem}`);
  }
};
