import type { Core } from '@strapi/strapi';

import { actorKey, everyMinutes, getService, lockEntry, type Actor, type Tx } from '../../platform';
import type { Effect } from '../lifecycle';

import { recordNotice } from './history';
import { objectionPermissions, objections } from './objections';
import { refuseOtherUnits } from './objection-unit';
import { objectionsWithheldFrom } from './parties';
import { lockNotice, type NoticeRecord } from './records';
import { registerNoticePaper } from './paper';
import { createNoticeKind } from './stage-kind';
import { registerObjected } from './undecided';

/**
 * Tells approval how the public decides a stage, has notices ended when they are due, and tells the life cycle what the decision on an objection
 * moves. Called once, in `register()`.
 */
export const registerNotices = (strapi: Core.Strapi): void => {
  getService(strapi, 'approval').registerStageKind(createNoticeKind(strapi));
  registerNoticePaper(strapi);
  getService(strapi, 'jobs').register({
    name: 'notices.finish-due',
    title: { zh: '办结到期公示', en: 'End the notices that are due' },
    // A notice ends at midnight; one held up by an objection goes on soon after the decision on it.
    schedule: everyMinutes(15),
    run: () => getService(strapi, 'notices').finishDue(),
  });

  /**
   * Who has a part in the case does not judge what is said against it, nor does a unit that signed it.
   * @throws Refusal SIGNER_EXCLUDED, OBJECTION_UNIT
   */
  const refuseParticipant = async (tx: Tx, notice: NoticeRecord, actor: Actor): Promise<void> => {
    const person = await getService(strapi, 'organisation').personOf(actor);
    await getService(strapi, 'approval').refuseParticipant(tx, notice.caseId, person);
    await refuseOtherUnits(strapi, notice, person);
  };

  /** Dismissed: the item is not suspended any more, and nothing else has to move. */
  const resumeNotice: Effect = async (tx, objection, cause) => {
    const notice = await lockNotice(tx, String(objection.notice));
    await refuseParticipant(tx, notice, cause.actor);
    await recordNotice(strapi, tx, notice, 'resume', cause, { objection: objection.documentId });
  };

  /**
   * Upheld: the case begins again, without its earlier signers; its running notice is withdrawn. What has
   * ended well does not: it is stopped or revoked by a decision of its own, and until then held up.
   */
  const reopenCase: Effect = async (tx, objection, cause) => {
    const { actor, operation, requestId = null } = cause;
    const notice = await lockNotice(tx, String(objection.notice));
    await refuseParticipant(tx, notice, actor);
    // An earlier objection to the same notice was upheld: the case has begun again already. A notice may
    // have been withdrawn for another reason, and then its signers are still to be barred.
    const others = await strapi.db.query(objections).count({
      where: {
        notice: notice.publicId,
        state: 'upheld',
        documentId: { $ne: objection.documentId },
        $or: [{ afterEnd: false }, { afterEnd: { $null: true } }],
      },
    });
    if (others > 0) return;
    const { one } = await getService(strapi, 'approval').view(notice.caseId);
    if (one.state === 'approved') {
      const found = await lockEntry(tx, strapi, objections, objection.documentId);
      await getService(strapi, 'lifecycle').writeWithin(tx, objections, found, { afterEnd: true });
      return;
    }
    const begun = await getService(strapi, 'approval').reopen(tx, notice.caseId, 0, {
      operation,
      actor: actorKey(actor),
      requestId,
    });
    await getService(strapi, 'audit').record(tx, {
      actor,
      person: await getService(strapi, 'organisation').personOf(actor),
      action: 'case.reopen',
      target: notice.target,
      details: { case: notice.caseId, objection: objection.documentId, round: begun.round },
      requestId,
    });
  };

  registerObjected(strapi);
  getService(strapi, 'privacy').withhold(objections, (reader) =>
    objectionsWithheldFrom(strapi, reader),
  );
  const lifecycle = getService(strapi, 'lifecycle');
  for (const [action, permission] of Object.entries(objectionPermissions)) {
    lifecycle.requirePermission(objections, action, permission);
  }
  lifecycle.registerEffect('resume-notice', resumeNotice);
  lifecycle.registerEffect('reopen-case', reopenCase);
};
