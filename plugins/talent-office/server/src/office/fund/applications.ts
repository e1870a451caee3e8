import type { Core } from '@strapi/strapi';

import { acceptanceOf } from '../../engine/approval';
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
  /** The employer whose agent filed it for the talent. */
  readonly filedBy: { readonly name: string } | null;
  readonly round?: { readonly documentId: string; readonly title: string } | null;
}

/** What an applicant reads of the state of his application; nothing of who decides. */
const publicStates = {
  draft: { zh: '草稿', en: 'Draft' },
  recommendation: { zh: '待推荐', en: 'Awaiting recommendation' },
  submitted: { zh: '待受理', en: 'Awaiting acceptance' },
  review: { zh: '审核中', en: 'Under review' },
  notice: { zh: '公示中', en: 'In public notice' },
  proof: { zh: '待提交或核对证明', en: 'Awaiting proofs' },
  selection: { zh: '遴选中', en: 'In a selection' },
  returned: { zh: '退回补正', en: 'Returned for correction' },
  awarded: { zh: '已核定', en: 'Awarded' },
  paid: { zh: '已拨付', en: 'Paid' },
  stopped: { zh: '已停发', en: 'Stopped' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  refused: { zh: '未通过', en: 'Not approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  expired: { zh: '逾期终止', en: 'Expired' },
  closed: { zh: '已结束', en: 'Closed' },
} as const;

type PublicState = keyof typeof publicStates;

/** Kinds of stages that an applicant is told by name. */
const toldKinds: ReadonlySet<string> = new Set(['recommendation', 'notice', 'proof', 'selection']);

const latestCase = (strapi: Core.Strapi, { documentId }: ApplicationRow) =>
  getService(strapi, 'approval').latestOf({ type: application, documentId });

type Case = Awaited<ReturnType<typeof latestCase>>;

const publicState = async (
  strapi: Core.Strapi,
  row: ApplicationRow,
  one: Case,
): Promise<PublicState> => {
  const { state } = row;
  if (state === 'awarded' || state === 'paid') return state;
  if (state === 'stopped' || state === 'revoked') return state;
  if (!one) return row.state === 'closed' ? 'closed' : 'draft';
  if (one.state === 'returned' || one.state === 'refused') return one.state;
  if (one.state === 'withdrawn' || one.state === 'expired') return one.state;
  if (one.ended) return 'closed';
  const { workflow } = await getService(strapi, 'approval').view(one.publicId);
  const kind = workflow.stages[one.stage]?.kind;
  if (kind === 'acceptance') return 'submitted';
  return kind && toldKinds.has(kind) ? (kind as PublicState) : 'review';
};

/** What a returned application asks of its owner: why it came back, what he may mend, until when. */
const correctionOf = async (strapi: Core.Strapi, one: Case) => {
  if (one?.state !== 'returned') return null;
  const { decisions } = await getService(strapi, 'approval').view(one.publicId);
  const returned = decisions.findLast(({ choice }) => choice === 'return');
  return {
    reason: returned?.comment ?? null,
    parts: one.returnedParts,
    /** What is missing, by part. */
    defects: returned?.defects ?? {},
    /** Why this was not told at an earlier return; null at the first. */
    again: returned?.again ?? null,
    lastDay: one.correctBy,
  };
};

/** The number that the applicant asks by, and how long his application has taken since. */
const acceptanceBody = async (strapi: Core.Strapi, one: Case) => {
  const acceptance = one && acceptanceOf(one);
  if (!acceptance) return null;
  const approval = getService(strapi, 'approval');
  const handling = await approval.handlingOf(await approval.view(one.publicId));
  return { ...acceptance, handling };
};

/** What a proof stage asks of the applicant, as it stands; nothing of what colleagues hand in. */
const ownProofs = async (strapi: Core.Strapi, one: Case) => {
  if (!one) return [];
  const view = await getService(strapi, 'approval').view(one.publicId);
  return (await getService(strapi, 'proofs').of(view)).flatMap(({ title, open, proofs }) =>
    proofs
      .filter(({ uploader }) => uploader === 'by-applicant')
      .map(({ key, zh, en, state, upload }) => ({
        key,
        zh,
        en,
        stage: title,
        open,
        state,
        upload,
      })),
  );
};

const fenOrNull = (value: string | number | null): number | null =>
  value === null ? null : Number(value);

export const applicationBody = async (strapi: Core.Strapi, row: ApplicationRow) => {
  const one = await latestCase(strapi, row);
  const code = await publicState(strapi, row, one);
  const { documentId } = row;
  const files = await getService(strapi, 'files').of({ type: application, documentId });
  return {
    id: row.documentId,
    title: row.title,
    benefit: row.benefit ? { id: row.benefit.documentId, title: row.benefit.title } : null,
    filedBy: row.filedBy?.name ?? null,
    round: row.round ? { id: row.round.documentId, title: row.round.title } : null,
    statement: row.statement,
    requestedFen: fenOrNull(row.requestedFen),
    awardedFen: ['awarded', 'paid', 'stopped'].includes(code) ? fenOrNull(row.awardedFen) : null,
    attachments: files.map(fileBody),
    state: { code, ...publicStates[code] },
    // Handed in on paper it counts from the day when the office received it.
    medium: one ? (one.paper === null ? 'screen' : 'paper') : null,
    handedInOn: one?.handedInOn ?? null,
    acceptance: await acceptanceBody(strapi, one),
    correction: await correctionOf(strapi, one),
    proofs: await ownProofs(strapi, one),
    selection: one ? await getService(strapi, 'selections').standingOf(one.publicId) : null,
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
    populate: { benefit: true, filedBy: true, round: true },
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
