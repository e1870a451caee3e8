import { office, type Entry, type Seeding } from '../seeding';
import type { People } from './people';
import { createProceedings } from './proceedings';

const yuan = (amount: number): string => String(amount * 100);

/** Lines by use and source; of the district's own budget well above the floor of 1,200,000 yuan. */
const lines = [
  ['organise-projects', 'own-budget', '人才项目组织实施', 400_000],
  ['introduction', 'own-budget', '人才引进', 2_400_000],
  ['introduction', 'upper-level', '人才引进(上级补助)', 1_000_000],
  ['training', 'own-budget', '人才培养', 600_000],
  ['training', 'employer-match', '人才培养(单位配套)', 200_000],
  ['commendation', 'own-budget', '人才奖励', 500_000],
  ['care', 'own-budget', '人才关爱', 300_000],
  ['other', 'own-budget', '其他人才工作', 100_000],
] as const;

export type LineTitle = (typeof lines)[number][2];
export type FundLines = Readonly<Record<LineTitle, Entry | null>>;

/** A year with its lines, decided by finance and the leading group, and opened by the office. */
export const seedFund = async (seeding: Seeding, staff: People['staff']): Promise<FundLines> => {
  const { once, service } = seeding;
  const year = Number(service('clock').today().slice(0, 4));
  // A run in a later year finds the year that an earlier one made.
  const fundYear = await once(office('fund-year'), { year }, {}, { as: 'demo' });
  const made: Partial<Record<LineTitle, Entry | null>> = {};
  for (const [use, source, title, amount] of lines) {
    made[title] = await once(
      office('fund-line'),
      { title },
      {
        use,
        source,
        budgetFen: yuan(amount),
        fundYear: fundYear?.documentId,
        ...(use === 'other' ? { otherReason: '人才工作调研和政策宣传。' } : {}),
      },
    );
  }
  if (fundYear?.state === 'draft') {
    const { documentId } = fundYear;
    const type = office('fund-year');
    const { act, decideOn } = createProceedings(seeding, staff);
    await act(type, documentId, 'budget', staff.office);
    await decideOn({ type, documentId }, 'finance', staff.finance, 'approve');
    await decideOn({ type, documentId }, 'leading-group', staff.leader, 'approve');
    await act(type, documentId, 'open', staff.office);
  }
  return made as Record<LineTitle, Entry | null>;
};
