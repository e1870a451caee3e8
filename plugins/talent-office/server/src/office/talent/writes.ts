import type { Core, UID } from '@strapi/strapi';

import { checkCreditCode, type CreditCodeProblem } from '../../../../shared/chinese-data';
import type { ErrorCode } from '../../../../shared/error-codes';
import { refuse, toValidationError } from '../../platform';
import { romanise } from './pinyin';

type Data = Record<string, unknown>;

interface WriteEvent {
  readonly params: { where?: Record<string, unknown>; data?: Data };
}

const talentProfile = 'plugin::talent-office.talent-profile';
const employer = 'plugin::talent-office.employer';

interface Named {
  readonly name?: string | null;
  readonly namePinyin?: string | null;
  readonly nameInitials?: string | null;
}

/** What of the reading follows the name; an attribute that somebody set by hand stays. */
const readingAfter = (data: Data, stored: Named | null): Data => {
  if (typeof data.name !== 'string') return {};
  const next = romanise(data.name);
  const before = stored?.name ? romanise(stored.name) : null;
  const follows = (incoming: unknown, old: unknown, computed: string | undefined): boolean => {
    const after = incoming === undefined ? old : incoming;
    return after === undefined || after === null || after === '' || after === computed;
  };
  return {
    ...(follows(data.namePinyin, stored?.namePinyin, before?.pinyin)
      ? { namePinyin: next.pinyin }
      : {}),
    ...(follows(data.nameInitials, stored?.nameInitials, before?.initials)
      ? { nameInitials: next.initials }
      : {}),
  };
};

const creditCodes = {
  form: 'CREDIT_CODE_FORM',
  'check-character': 'CREDIT_CODE_CHECK_CHARACTER',
} as const satisfies Record<CreditCodeProblem, ErrorCode>;

/** The unified social credit code as it is stored. @throws ValidationError at `unifiedCode`. */
const normaliseCode = ({ params }: WriteEvent): void => {
  const code = params.data?.unifiedCode;
  if (typeof code !== 'string' || code === '') return;
  const checked = checkCreditCode(code);
  if (!checked.ok) throw toValidationError(refuse(creditCodes[checked.problem], {}, 'unifiedCode'));
  params.data = { ...params.data, unifiedCode: checked.value };
};

const subscribe = (strapi: Core.Strapi, subscriber: object): void => {
  strapi.db.lifecycles.subscribe(
    subscriber as Parameters<typeof strapi.db.lifecycles.subscribe>[0],
  );
};

/** Keeps the reading of a name with the name, and credit codes in one form, on every write path. */
export const deriveTalentValues = (strapi: Core.Strapi): void => {
  subscribe(strapi, {
    models: [talentProfile],
    beforeCreate: ({ params }: WriteEvent) => {
      const data = params.data ?? {};
      params.data = { ...data, ...readingAfter(data, null) };
    },
    beforeUpdate: async ({ params }: WriteEvent) => {
      const { where, data } = params;
      if (typeof data?.name !== 'string' || !where) return;
      const select = ['name', 'namePinyin', 'nameInitials'];
      const stored: Named | null = await strapi.db
        .query(talentProfile as UID.ContentType)
        .findOne({ where, select });
      params.data = { ...data, ...readingAfter(data, stored) };
    },
  });
  subscribe(strapi, {
    models: [employer],
    beforeCreate: normaliseCode,
    beforeUpdate: normaliseCode,
  });
};
