import type { Core, UID } from '@strapi/strapi';

import { refuse, toValidationError } from '../../platform';

const policies = 'plugin::talent-office.policy' as UID.ContentType;

interface Trial {
  readonly trial?: unknown;
  readonly expiresOn?: unknown;
}

interface WriteEvent {
  readonly params: { readonly where?: Record<string, unknown>; readonly data?: unknown };
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
const isTrue = (value: unknown): boolean => value === true || value === 1 || value === 'true';

/** @throws ValidationError at `expiresOn`: a trial measure that never expires is no trial (试行须定期限). */
const refuseEndless = ({ trial, expiresOn }: Trial): void => {
  if (isTrue(trial) && isEmpty(expiresOn)) {
    throw toValidationError(refuse('TRIAL_WITHOUT_EXPIRY', {}, 'expiresOn'));
  }
};

/** Judges what a write would leave behind, on every path; a day that stands already need not be sent. */
export const guardTrialPolicies = (strapi: Core.Strapi): void => {
  const rowsOf = (data: unknown): Trial[] => (Array.isArray(data) ? data : [data ?? {}]) as Trial[];

  const create = ({ params }: WriteEvent): void => rowsOf(params.data).forEach(refuseEndless);

  const update = async ({ params: { where = {}, data } }: WriteEvent): Promise<void> => {
    const [written = {}] = rowsOf(data);
    if (written.trial === undefined && written.expiresOn === undefined) return;
    const given = Object.fromEntries(
      Object.entries(written).filter(([, value]) => value !== undefined),
    );
    const select = ['trial', 'expiresOn'];
    const stored = (await strapi.db.query(policies).findMany({ where, select })) as Trial[];
    for (const row of stored) refuseEndless({ ...row, ...given });
  };

  strapi.db.lifecycles.subscribe({
    models: [policies],
    beforeCreate: create,
    beforeCreateMany: create,
    beforeUpdate: update,
    beforeUpdateMany: update,
  } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};
