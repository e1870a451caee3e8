import type { Core } from '@strapi/strapi';

import { getService, guardEnacted, tables, toValidationError } from '../../platform';

import type { RuleBody } from './evaluate';
import { refusalOf } from './problems';

const ruleSets = 'plugin::talent-office.rule-set';

type DraftRule = Partial<RuleBody> & { readonly id?: number };

interface Draft {
  readonly entryType?: string;
  readonly rules?: readonly DraftRule[];
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
      : (((await strapi.db
          .query(ruleSets)
          .findOne({ where: { documentId }, populate: { rules: true } })) as Draft | null) ?? {});

  /** Anything but a list is for Strapi to refuse. */
  const listed = (rules: unknown): readonly DraftRule[] =>
    Array.isArray(rules) ? (rules as readonly DraftRule[]) : [];

  /** The draft as it will stand: what is not sent stays as it is. */
  const afterWrite = (before: Draft, data: Draft) => ({
    entryType: data.entryType ?? before.entryType ?? '',
    rules: listed(data.rules ?? before.rules).map((rule) => {
      const known = before.rules?.find(({ id }) => id !== undefined && id === Number(rule.id));
      return { code: '', expression: '', ...known, ...rule } as RuleBody;
    }),
  });

  guardEnacted(strapi, { type: ruleSets, table: tables.ruleVersions, code: 'RULES_IN_FORCE' });
  strapi.documents.use(async (context, next) => {
    if (context.uid !== ruleSets) return next();
    const { documentId, data } = context.params as { documentId?: string; data?: Draft };
    if (context.action === 'create' || context.action === 'update') {
      const draft = afterWrite(await stored(documentId), data ?? {});
      const refusal = refusalOf(getService(strapi, 'rules').validate(draft));
      if (refusal) throw toValidationError(refusal);
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
