import type { Core } from '@strapi/strapi';

import { fileBody } from '../../engine/files';
import { getService, refuse, type Actor } from '../../platform';
import { refuseSuspended, type Priced } from '../benefit';
import { ownProfile } from '../talent';

export const application = 'plugin::talent-office.fund-application';

export interface ApplicationRow {
  readonly id: number;
  readonly documentId: string;
  readonly title: string | null;
  readonly state: string | null;
  readonly statement: string | null;
  readonly requestedFen: string | number | null;
  readonly awardedFen: string | number | null;
  readonly benefit: { readonly documentId: string; readonly title: string } | null;
}

/** What an applicant reads of the state of his application; nothing of who decides. */
const publicStates = {
  draft: { zh: '草稿', en: 'Draft' },
  review: { zh: '审核中', en: 'Under review' },
  notice: { zh: '公示中', en: 'In public notice' },
  returned: { zh: '退回补正', en: 'Returned for correction' },
  awarded: { zh: '已核定', en: 'Awarded' },
  paid: { zh: '已拨付', en: 'Paid' },
  refused: { zh: '未通过', en: 'Not approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  closed: { zh: '已结束', en: 'Closed' },
} as const;

type PublicState = keyof typeof publicStates;

const publicState = async (strapi: Core.Strapi, row: ApplicationRow): Promise<PublicState> => {
  if (row.state === 'awarded' || row.state === 'paid') return row.state;
  const approval = getService(strapi, 'approval');
  const one = await approval.latestOf({ type: application, documentId: row.documentId });
  if (!one) return row.state === 'closed' ? 'closed' : 'draft';
  if (one.state === 'returned') return 'returned';
  if (one.state === 'refused' || one.state === 'withdrawn') return one.state;
  if (one.ended) return 'closed';
  const { workflow } = await approval.view(one.publicId);
  return workflow.stages[one.stage]?.kind === 'notice' ? 'notice' : 'review';
};

const fenOrNull = (value: string | number | null): number | null =>
  value === null ? null : Number(value);

export const applicationBody = async (strapi: Core.Strapi, row: ApplicationRow) => {
  const code = await publicState(strapi, row);
  const { documentId } = row;
  const files = await getService(strapi, 'files').of({ type: application, documentId });
  return {
    id: row.documentId,
    title: row.title,
    benefit: row.benefit ? { id: row.benefit.documentId, title: row.benefit.title } : null,
    statement: row.statement,
    requestedFen: fenOrNull(row.requestedFen),
    awardedFen: code === 'awarded' || code === 'paid' ? fenOrNull(row.awardedFen) : null,
    attachments: files.map(fileBody),
    state: { code, ...publicStates[code] },
  };
};

/** Applications of the website user who asks, and of nobody else. */
export const ownApplications = async (
  strapi: Core.Strapi,
  actor: Actor,
  where: object = {},
): Promise<ApplicationRow[]> => {
  const { id } = await ownProfile(strapi, actor);
  return (await strapi.db.query(application).findMany({
    where: { ...where, applicant: { id } },
    populate: { benefit: true },
    orderBy: { id: 'desc' },
  })) as ApplicationRow[];
};

/** @throws Refusal NOT_FOUND: somebody else's does not exist for him */
export const ownApplication = async (
  strapi: Core.Strapi,
  actor: Actor,
  documentId: string,
): Promise<ApplicationRow> => {
  const [row] = await ownApplications(strapi, actor, { documentId });
  if (!row) throw refuse('NOT_FOUND');
  return row;
};

/** @throws Refusal BENEFIT_SUSPENDED: what is wrong is the office's to mend, not the applicant's */
export const refuseSuspendedBenefit = async (
  strapi: Core.Strapi,
  documentId: string,
): Promise<void> => {
  const row = (await strapi.db.query(application).findOne({
    where: { documentId },
    populate: { benefit: { populate: { ruleSet: true, workflow: true } } },
  })) as { readonly benefit: Priced | null } | null;
  if (row?.benefit) refuseSuspended(strapi, row.benefit);
};
