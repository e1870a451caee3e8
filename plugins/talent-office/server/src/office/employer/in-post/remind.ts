import type { Core } from '@strapi/strapi';

import { daily, getService, type JobRun } from '../../../platform';

import { agentsFor, employers } from '../agencies';
import { awardedStaff, confirmedIn } from './confirmations';

interface EmployerRow {
  readonly documentId: string;
}

/** In January each agent is asked, once, whom of his awarded staff he has not confirmed for the year before. */
export const remindInPost = async (
  strapi: Core.Strapi,
  { proceed }: Pick<JobRun, 'proceed'>,
): Promise<void> => {
  const [year, month] = getService(strapi, 'clock').today().split('-').map(Number);
  if (year === undefined || month !== 1) return;
  const asked = year - 1;
  const all = (await strapi.db
    .query(employers)
    .findMany({ select: ['documentId'], orderBy: { id: 'asc' } })) as EmployerRow[];
  for (const { documentId } of all) {
    await proceed();
    const kept = await confirmedIn(strapi, asked, [documentId]);
    const missing = (await awardedStaff(strapi, [documentId])).filter(
      (one) => !kept.has(one.documentId),
    );
    if (missing.length === 0) continue;
    for (const to of await agentsFor(strapi, documentId)) {
      await getService(strapi, 'messages').send({
        ...{ to, kind: 'in-post-due', occasion: `in-post/${documentId}/${asked}` },
        target: { type: employers, documentId },
        facts: { number: String(asked), count: String(missing.length) },
      });
    }
  }
};

/** Called in `register()`. */
export const registerInPostReminder = (strapi: Core.Strapi): void => {
  getService(strapi, 'jobs').register({
    name: 'employer.remind-in-post',
    title: { zh: '提醒用人单位确认在岗情况', en: 'Ask employers who is in post' },
    schedule: daily('09:00'),
    run: (run) => remindInPost(strapi, run),
  });
};
