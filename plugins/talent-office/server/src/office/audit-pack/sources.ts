import type { Core, UID } from '@strapi/strapi';

import { valueLabels } from '../../../../shared/labels';
import { application, disbursementType } from '../fund';

/** Is it told what a direct expenditure was for; `unasked` of what is none. */
export type SpentFor = 'unasked' | 'told' | 'untold' | 'care-not-recorded';

/** What a payment item is paid of: an award, a project of a unit, or a direct expenditure. */
export interface Source {
  readonly type: string;
  readonly documentId: string;
  readonly title: string | null;
  /** Whom it is for, and which benefit or what else it is. */
  readonly of: string;
  readonly benefit: string;
  readonly amountFen: number | null;
  readonly decidedOn: string | null;
  readonly spentFor: SpentFor;
}

interface Named {
  readonly name: string;
}

interface Titled {
  readonly documentId: string;
  readonly title: string | null;
}

interface Whole extends Titled {
  readonly amountFen: string | number;
  readonly unit: Named | null;
}

interface PartRow {
  readonly documentId: string;
  readonly title: string | null;
  readonly state: string;
  readonly amountFen: string | number;
  readonly dueOn: string | null;
  readonly line: Titled | null;
  readonly application:
    | (Titled & {
        readonly awardedFen: string | number | null;
        readonly awardedOn: string | null;
        readonly applicant: Named | null;
        readonly benefit: Titled | null;
      })
    | null;
  readonly milestone: {
    readonly project: (Whole & { readonly employer: Named | null }) | null;
  } | null;
  readonly invoice: {
    readonly expenditure:
      | (Whole & {
          readonly activity: object | null;
          readonly careAction: { state: string } | null;
        })
      | null;
  } | null;
}

export interface Part extends Pick<PartRow, 'documentId' | 'title' | 'state' | 'dueOn' | 'line'> {
  readonly amountFen: number;
  readonly source: Source | null;
}

const spentForOf = ({
  activity,
  careAction,
}: {
  readonly activity: object | null;
  readonly careAction: { readonly state: string } | null;
}): SpentFor => {
  if (careAction && careAction.state !== 'registered') return 'care-not-recorded';
  return activity || careAction ? 'told' : 'untold';
};

const sourceOf = ({ application: award, milestone, invoice }: PartRow): Source | null => {
  const project = milestone?.project;
  const expenditure = invoice?.expenditure;
  if (award) {
    return {
      ...{ type: application, documentId: award.documentId, title: award.title },
      ...{ of: award.applicant?.name ?? '', benefit: award.benefit?.title ?? '' },
      amountFen: award.awardedFen === null ? null : Number(award.awardedFen),
      ...{ decidedOn: award.awardedOn, spentFor: 'unasked' },
    };
  }
  if (project) {
    const { documentId, title, amountFen, employer, unit } = project;
    return {
      ...{ type: 'plugin::talent-office.unit-project', documentId, title, decidedOn: null },
      ...{ of: employer?.name ?? unit?.name ?? '', benefit: valueLabels['unit-project'].zh },
      ...{ amountFen: Number(amountFen), spentFor: 'unasked' },
    };
  }
  if (expenditure) {
    const { documentId, title, amountFen, unit } = expenditure;
    return {
      ...{ type: 'plugin::talent-office.direct-expenditure', documentId, title, decidedOn: null },
      ...{ of: unit?.name ?? '', benefit: valueLabels['direct-expenditure'].zh },
      ...{ amountFen: Number(amountFen), spentFor: spentForOf(expenditure) },
    };
  }
  return null;
};

/** Every payment item of a budget year that money was committed to, with what it is paid of. */
export const partsOfYear = async (strapi: Core.Strapi, year: number): Promise<Part[]> => {
  const found = (await strapi.db.query(disbursementType as UID.ContentType).findMany({
    where: { budgetYear: year, state: { $ne: 'planned' } },
    populate: {
      application: { populate: ['applicant', 'benefit'] },
      milestone: { populate: { project: { populate: ['employer', 'unit'] } } },
      invoice: { populate: { expenditure: { populate: ['unit', 'activity', 'careAction'] } } },
      line: true,
    },
    orderBy: { id: 'asc' },
  })) as PartRow[];
  return found.map((row) => ({
    ...{ documentId: row.documentId, title: row.title, state: row.state, dueOn: row.dueOn },
    ...{ line: row.line, amountFen: Number(row.amountFen), source: sourceOf(row) },
  }));
};
