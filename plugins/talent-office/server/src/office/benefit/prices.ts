import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

interface BenefitRow {
  readonly id: number;
  readonly documentId: string;
  readonly use: string;
  readonly title: string;
  readonly amountExpression: string | null;
}

/** Tells the engine what the benefits come to that a rule set decides. Called in `register()`. */
export const registerPrices = (strapi: Core.Strapi): void => {
  getService(strapi, 'rules').registerPrices(async (documentId) => {
    const rows = (await strapi.db.query('plugin::talent-office.benefit').findMany({
      where: { ruleSet: { documentId }, amountExpression: { $notNull: true } },
      orderBy: [{ title: 'asc' }, { id: 'asc' }],
    })) as BenefitRow[];
    return rows.flatMap(({ id, documentId, title, use, amountExpression }) =>
      amountExpression
        ? [{ documentId, title, use, expression: amountExpression, relations: { benefit: id } }]
        : [],
    );
  });
  getService(strapi, 'backtests').groupBy('subject.tier');
};
