import type { Core } from '@strapi/strapi';

import { getService, type Actor, type Tx } from '../../platform';

import type { NoticeRecord } from './records';

/** Our own part in what happens to notices: posting them, and ending them by the clock. */
export const noticeKeeper = { kind: 'system', id: 'notice' } as const satisfies Actor;

/** Who brings something about, and by which request. */
interface Cause {
  readonly actor: Actor;
  readonly requestId?: string | null;
}

/** Who posts, proves or takes down, and by which request. */
export type PostingCause = Required<Cause>;

/** One row in the history of the entry that a notice is about. */
export const recordNotice = (
  strapi: Core.Strapi,
  tx: Tx,
  notice: NoticeRecord,
  action:
    | 'wait'
    | 'open'
    | 'end'
    | 'withdraw'
    | 'resume'
    | 'object'
    | 'correct'
    | 'prove'
    | 'extend'
    | 'take-down',
  { actor, requestId = null }: Cause = { actor: noticeKeeper },
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  getService(strapi, 'audit').record(tx, {
    actor,
    action: `notice.${action}`,
    target: notice.target,
    after: notice.digest,
    details: { notice: notice.publicId, case: notice.caseId, until: notice.until, ...details },
    requestId,
  });
