import type { Core } from '@strapi/strapi';

import { actorKey, getService } from '../../platform';
import type { Effect } from '../lifecycle';

import { recordNotice } from './history';
import { lockNotice } from './records';
import { createNoticeKind } from './stage-kind';

/**
 * Tells approval how the public decides a stage, and the life cycle what the decision on an objection
 * moves. Called once, in `register()`.
 */
export const registerNotices = (strapi: Core.Strapi): void => {
  getService(strapi, 'approval').registerStageKind(createNoticeKind(strapi));

  /** Dismissed: the item is not suspended any more, and nothing else has to move. */
  const resumeNotice: Effect = async (tx, objection, { actor }) => {
    const notice = await lockNotice(tx, String(objection.notice));
    await recordNotice(strapi, tx, notice, 'resume', actor, { objection: objection.documentId });
  };

  /** Upheld: the case begins again, without its earlier signers; its running notice is withdrawn. */
  const reopenCase: Effect = async (tx, objection, cause) => {
    const { actor, operation, requestId = null } = cause;
    const notice = await lockNotice(tx, String(objection.notice));
    // An earlier objection to the same notice was upheld: the case has begun again already.
    if (notice.state === 'withdrawn') return;
    await getService(strapi, 'approval').reopen(tx, notice.caseId, 0, {
      operation,
      actor: actorKey(actor),
      requestId,
    });
    await getService(strapi, 'audit').record(tx, {
      actor,
      action: 'case.reopen',
      target: notice.target,
      details: { case: notice.caseId, objection: objection.documentId },
      requestId,
    });
  };

  const lifecycle = getService(strapi, 'lifecycle');
  lifecycle.registerEffect('resume-notice', resumeNotice);
  lifecycle.registerEffect('reopen-case', reopenCase);
};
