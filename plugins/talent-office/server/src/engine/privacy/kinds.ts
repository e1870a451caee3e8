import {
  checkBankAccount,
  checkContact,
  checkIdentityDocument,
  checkPhone,
  type IdentityProblem,
} from '../../../../shared/chinese-data';
import type { ErrorCode } from '../../../../shared/error-codes';
import type { CalendarDate } from '../../platform';
import {
  hidden,
  maskAddress,
  maskBankAccount,
  maskContact,
  maskIdentity,
  maskName,
  maskPhone,
} from './masks';

type Checked =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: ErrorCode };

/** What one kind of personal data is: how it is checked, what of it is shown, what may be derived. */
interface Kind {
  /** Normalises the value, or says by which code it is refused. */
  check(text: string, today: CalendarDate): Checked;
  mask(value: string): string;
  readonly derivations: Readonly<Record<string, (value: string, today: CalendarDate) => unknown>>;
}

const identityCodes = {
  form: 'IDENTITY_FORM',
  'fifteen-digits': 'IDENTITY_FIFTEEN_DIGITS',
  date: 'IDENTITY_DATE',
  future: 'IDENTITY_FUTURE',
  'check-character': 'IDENTITY_CHECK_CHARACTER',
} as const satisfies Record<IdentityProblem, ErrorCode>;

const readIdentity = (value: string, today: CalendarDate) => {
  const document = checkIdentityDocument(value, today);
  return document.ok ? document : null;
};

const maxTextLength = 500;

const checkText = (text: string): Checked => {
  const value = text.normalize('NFC').trim();
  return value.length <= maxTextLength ? { ok: true, value } : { ok: false, code: 'TEXT_TOO_LONG' };
};

export const kinds = {
  identity: {
    check: (text, today) => {
      const checked = checkIdentityDocument(text, today);
      return checked.ok ? checked : { ok: false, code: identityCodes[checked.problem] };
    },
    mask: maskIdentity,
    derivations: {
      'birth-date': (value, today) => readIdentity(value, today)?.birthDate ?? null,
      'birth-year': (value, today) => {
        const birthDate = readIdentity(value, today)?.birthDate;
        return birthDate ? Number(birthDate.slice(0, 4)) : null;
      },
      sex: (value, today) => readIdentity(value, today)?.sex ?? null,
    },
  },
  phone: {
    check: (text) => {
      const checked = checkPhone(text);
      return checked.ok ? checked : { ok: false, code: 'PHONE_FORM' };
    },
    mask: maskPhone,
    derivations: {},
  },
  bank: {
    check: (text) => {
      const checked = checkBankAccount(text);
      return checked.ok ? checked : { ok: false, code: 'BANK_ACCOUNT_FORM' };
    },
    mask: maskBankAccount,
    derivations: {},
  },
  contact: {
    check: (text) => {
      const checked = checkContact(text);
      return checked.ok ? checked : { ok: false, code: 'CONTACT_FORM' };
    },
    mask: maskContact,
    derivations: {},
  },
  name: { check: checkText, mask: maskName, derivations: {} },
  address: { check: checkText, mask: maskAddress, derivations: {} },
  text: { check: checkText, mask: () => hidden, derivations: {} },
} as const satisfies Record<string, Kind>;

export type SensitiveKind = keyof typeof kinds;

export const kindOf = (name: SensitiveKind): Kind => kinds[name];
