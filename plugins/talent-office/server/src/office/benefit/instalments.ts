/** `40/30/30`: of an award's amount, per cent by budget year, the first in the year of its line. */
export type InstalmentPlan = readonly number[];

const form = /^[1-9]\d{0,2}(\/[1-9]\d{0,2})*$/;

/** How many budget years an award may be paid over. */
export const mostInstalments = 10;

/** `null` for a text that is no plan: it names a part of nothing, or its parts are not the whole. */
export const planOf = (text: string): InstalmentPlan | null => {
  if (!form.test(text)) return null;
  const shares = text.split('/').map(Number);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return whole === 100 && shares.length <= mostInstalments ? shares : null;
};

/**
 * The amounts of a plan's parts, in fen; together the amount itself. Each is rounded down to the fen, and
 * the last takes what that leaves.
 */
export const instalmentsOf = (amountFen: number, plan: InstalmentPlan): number[] => {
  // By whole numbers: a per cent of an amount near the safe range would not be exact otherwise.
  const parts = plan.map((share) => Number((BigInt(amountFen) * BigInt(share)) / 100n));
  const rest = amountFen - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => (index === parts.length - 1 ? part + rest : part));
};

/** The day in another budget year on which a part of an award is due: that of the award, in that year. */
export const dueOn = (awardedOn: string, budgetYear: number): string => {
  const [year = '', month = '', day = ''] = awardedOn.split('-');
  if (Number(year) >= budgetYear) return awardedOn;
  return `${budgetYear}-${month}-${month === '02' && day === '29' ? '28' : day}`;
};
