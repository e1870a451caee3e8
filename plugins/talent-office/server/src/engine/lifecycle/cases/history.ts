import type { Core } from '@strapi/strapi';

import { getService, type Tx } from '../../../platform';
import type { CaseRecord } from '../../approval';
import type { Person } from '../../organisation';

import { mediumOf, type ActRequest } from './request';

const standing = ({ state, stage, round, guarded }: CaseRecord) => ({
  state,
  stage,
  round,
  guarded,
});

/** One row of audit for what the owner of an entry does with its open case. */
export const recordCase = (
  strapi: Core.Strapi,
  tx: Tx,
  verb: 'resubmit' | 'withdraw',
  {
    before,
    after,
    person,
    actingFor = null,
    request,
  }: {
    readonly before: CaseRecord;
    readonly after: CaseRecord;
    readonly person: Person;
    readonly actingFor?: string | null;
    readonly request: Pick<ActRequest, 'actor' | 'reason' | 'requestId' | 'paper'>;
  },
): Promise<void> =>
  getService(strapi, 'audit').record(tx, {
    actor: request.actor,
    person,
    actingFor,
    action: `case.${verb}`,
    target: after.target,
    reason: request.reason ?? null,
    before: standing(before),
    after: standing(after),
    details: { case: after.publicId, ...mediumOf(request) },
    requestId: request.requestId ?? null,
  });
