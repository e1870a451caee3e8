import { fundLine, type Actor, type Desk } from './desk';
import type { Site } from '../setup';

export const rounds = 'plugin::talent-office.round';
export const roundBenefits = 'plugin::talent-office.round-benefit';
export const roundQuotas = 'plugin::talent-office.round-quota';

/** Rounds of a desk's office. */
export const createRounds = (site: Site, desk: Desk) => {
  let count = 0;
  const yearOf = async (line: string): Promise<string> => {
    const found = await site.strapi.db
      .query(fundLine as never)
      .findOne({ where: { documentId: line } as never, populate: { fundYear: true } as never });
    return String((found as { fundYear: { documentId: string } }).fundYear.documentId);
  };

  /** A round with its benefits and quotas, not announced yet. */
  const drafted = async (
    of: { line: string; benefits: readonly (string | object)[]; quotas?: readonly object[] },
    data: object = {},
  ): Promise<string> => {
    const { documentId } = await desk.office.create('round', {
      title: `第${(count += 1)}批`,
      noticeNumber: `呼人才办〔2026〕${count}号`,
      fundYear: await yearOf(of.line),
      opensOn: '2026-11-20',
      closesOn: '2026-11-30',
      method: 'waiting-list',
      ...data,
    });
    for (const one of of.benefits) {
      const part = typeof one === 'string' ? { benefit: one } : one;
      await desk.office.create('round-benefit', { round: documentId, ...part });
    }
    for (const quota of of.quotas ?? []) {
      await desk.office.create('round-quota', { round: documentId, ...quota });
    }
    return documentId;
  };

  const announced = async (
    opener: Actor,
    of: Parameters<typeof drafted>[0],
    data: object = {},
  ): Promise<string> => {
    const documentId = await drafted(of, data);
    await desk.act(rounds, documentId, 'announce', opener);
    return documentId;
  };

  /** Has the clock close what is over. */
  const closeDue = (): Promise<unknown> =>
    desk.service('lifecycle').actDue({ proceed: () => Promise.resolve() });

  return { yearOf, drafted, announced, closeDue };
};
