import type { Core, UID } from '@strapi/strapi';

import {
  checkCreditCode,
  checkPhone,
  type CreditCodeProblem,
} from '../../../../shared/chinese-data';
import type { ErrorCode } from '../../../../shared/error-codes';
import { fitColumn, messagesOf, Refusal, refuse, toValidationError } from '../../platform';
import { talentProfile as profile } from './content-types/talent-profile';
import { romanise, type Romanised } from './pinyin';

type Data = Record<string, unknown>;

interface WriteEvent {
  readonly params: { where?: Record<string, unknown>; data?: Data };
}

const talentProfile = 'plugin::talent-office.talent-profile';
const employer = 'plugin::talent-office.employer';
const unit = 'plugin::talent-office.unit';

interface Named {
  readonly name?: string | null;
  readonly namePinyin?: string | null;
  readonly nameInitials?: string | null;
}

/** As its attributes take it. */
const readingOf = (name: string): Romanised => {
  const { pinyin, initials } = romanise(name);
  const most = profile.attributes.nameInitials.maxLength;
  return { pinyin: fitColumn(pinyin), initials: fitColumn(initials, most) };
};

/** What of the reading follows the name; an attribute that somebody set by hand stays. */
const readingAfter = (data: Data, stored: Named | null): Data => {
  if (typeof data.name !== 'string') return {};
  const next = readingOf(data.name);
  const before = stored?.name ? readingOf(stored.name) : null;
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

/** Is it a number that nobody can be called by? A mask says "as it was". */
const isWrongPhone = (phone: unknown): boolean =>
  typeof phone === 'string' && phone.trim() !== '' && !phone.includes('*') && !checkPhone(phone).ok;

/** A wrong code, and the phone where that is wrong too: who mends one is not sent back for the other. */
const codeRefusal = (code: ErrorCode, data: Data): Refusal => {
  const wrong = [refuse(code, {}, 'unifiedCode')];
  if (isWrongPhone(data.contactPhone)) wrong.push(refuse('PHONE_FORM', {}, 'contactPhone'));
  const fields = wrong.map((one) => ({ path: [one.path ?? ''], message: messagesOf(one) }));
  return new Refusal(code, {}, 'unifiedCode', fields);
};

/**
 * The unified social credit code as it is stored. Before the phone is encrypted, which refuses a wrong
 * one by itself.
 * @throws ValidationError at `unifiedCode`, and at `contactPhone` where that is wrong as well
 */
const normaliseCode = ({ params }: WriteEvent): void => {
  const { data = {} } = params;
  const code = data.unifiedCode;
  if (typeof code !== 'string' || code === '') return;
  const checked = checkCreditCode(code);
  if (!checked.ok) throw toValidationError(codeRefusal(creditCodes[checked.problem], data));
  params.data = { ...data, unifiedCode: checked.value };
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
    models: [employer, unit],
    beforeCreate: normaliseCode,
    beforeUpdate: normaliseCode,
  });
};
