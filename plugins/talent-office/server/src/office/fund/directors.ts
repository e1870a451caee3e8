import type { Core } from '@strapi/strapi';

import { signingRoles } from '../../engine/approval';
import { amountText } from '../../engine/ledger';
import { fen, findEntries, getService, refuse, type Entry } from '../../platform';

import { application } from './applications';

const settings = 'plugin::talent-office.office-setting';
const lines = 'plugin::talent-office.fund-line';
const plans = 'plugin::talent-office.use-plan';

/** The position that decides small awards within an approved use plan (主任会议). */
export const directors = 'directors-meeting';
export const leadingGroup = 'leading-group';

interface Delegation {
  readonly directorsClause: string | null;
  readonly directorsLimitFen: string | number | null;
}

/** Up to how many fen the directors' meeting decides a case; 0 while no clause is cited that lets it. */
const limitOf = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await strapi.db.query(settings).findOne({})) as Delegation | null;
  const isCited = (row?.directorsClause ?? '').trim() !== '';
  return isCited ? fen(row?.directorsLimitFen ?? 0) : 0;
};

/** May a workflow end with the directors' meeting? */
export const directorsMayDecide = async (strapi: Core.Strapi): Promise<boolean> =>
  (await limitOf(strapi)) > 0;

/**
 * What the directors' meeting has decided stays within its limit, and within a use plan in effect.
 * @throws Refusal DIRECTORS_LIMIT, USE_PLAN_MISSING, CONTENT_CHANGED
 */
export const refuseBeyondDirectors = async (strapi: Core.Strapi, award: Entry): Promise<void> => {
  const approval = getService(strapi, 'approval');
  const one = await approval.latestOf({ type: application, documentId: award.documentId });
  if (!one) return;
  const { workflow } = await approval.view(one.publicId);
  if (signingRoles(workflow).has(leadingGroup)) return;
  const limit = await limitOf(strapi);
  if (fen(Number(award.awardedFen ?? 0)) > limit) {
    throw refuse('DIRECTORS_LIMIT', { limit: amountText('fen', limit) }, 'awardedFen');
  }
  const [line] = await findEntries(strapi, lines, { id: (award.line as Entry | null)?.id ?? 0 });
  const inEffect = await findEntries(strapi, plans, {
    fundYear: { id: (line?.fundYear as Entry | null)?.id ?? 0 },
    state: 'in-effect',
  });
  // One that was put in effect past the gate is none.
  await getService(strapi, 'lifecycle').refuseTamperedAmong(plans, inEffect);
  if (inEffect.length === 0) throw refuse('USE_PLAN_MISSING');
};
