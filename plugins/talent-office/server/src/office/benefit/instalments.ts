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

/** The first day on which a part of an award may be paid, and the budget year whose money it takes. */
export interface PartDue {
  readonly dueOn: string;
  readonly budgetYear: number;
}

/**
 * When the parts of an award are due. The first: at once, and not before its budget year begins, which
 * may have been opened in the December before. Each other one: on that day of the next year, from the
 * budget of the year that the day is in; an award of January from last year's line has none in between.
 */
export const partsDue = (awardedOn: string, budgetYear: number, count: number): PartDue[] => {
  const begins = `${budgetYear}-01-01`;
  const first = awardedOn < begins ? begins : awardedOn;
  const [year = '', month = '', day = ''] = first.split('-');
  const ofLater = month === '02' && day === '29' ? '28' : day;
  return Array.from({ length: count }, (_, index) => {
    if (index === 0) return { dueOn: first, budgetYear };
    const later = Number(year) + index;
    return { dueOn: `${later}-${month}-${ofLater}`, budgetYear: later };
  });
};
