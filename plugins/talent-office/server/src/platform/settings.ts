import type { Core } from '@strapi/strapi';

/** What a site may set in `config/plugins.ts` under `talent-office`, or by environment. */
export interface Settings {
  readonly jobs: {
    /** Does this instance run jobs? At least one instance of a site must. */
    readonly run: boolean;
    /** So long after its last sign of life a dead instance's job is taken over by another one. */
    readonly leaseSeconds: number;
  };
  readonly drain: {
    /** On SIGTERM: "not ready" is said so long before new connections are refused. */
    readonly noticeSeconds: number;
    /** On SIGTERM: running requests and jobs are waited for so long. */
    readonly limitSeconds: number;
  };
  readonly reminders: {
    /** A step is called to mind so many working days before it is due. */
    readonly workingDaysBefore: number;
  };
  /** How messages leave the house. */
  readonly channels: {
    /** Keys of the channels that are switched on; without any, messages stay in the panel. */
    readonly on: readonly string[];
    /** So long a gateway's whole answer is waited for. */
    readonly timeoutSeconds: number;
    /** A text-message gateway; all but the address is JSON. */
    readonly sms: {
      readonly url: string;
      readonly headers: string;
      readonly body: string;
      /** What a good answer says, such as `{ "code": 0 }`; empty is any answer of 2xx. */
      readonly accepted: string;
    };
    readonly wecom: { readonly webhookUrl: string };
  };
  /** How often the public may ask. */
  readonly limits: {
    /** Objections in an hour from one address. */
    readonly objectionsPerAddress: number;
    /** Objections in an hour to one notice. */
    readonly objectionsPerNotice: number;
    /** Checks of a benefit's conditions in a minute from one address. */
    readonly checksPerAddress: number;
    /** Wrong passwords in a quarter of an hour that are tried to sign with, for one account. */
    readonly wrongPasswordsPerAccount: number;
    /** The same from one address, behind which a whole office may sit. */
    readonly wrongPasswordsPerAddress: number;
  };
  readonly beneficiaries: {
    /** The public is told how many people were paid for a use from so many on. */
    readonly least: number;
  };
  readonly signing: {
    /** A signer’s password is asked again after so many minutes; 0 is for each signature. */
    readonly passwordMinutes: number;
  };
}

interface Environment {
  (name: string, fallback: string): string;
  array(name: string, fallback: string[]): string[];
  bool(name: string, fallback: boolean): boolean;
  int(name: string, fallback: number): number;
}

const leastOf = {
  'jobs.leaseSeconds': 2,
  'drain.noticeSeconds': 0,
  'drain.limitSeconds': 0,
  'reminders.workingDaysBefore': 0,
  'channels.timeoutSeconds': 1,
  'limits.objectionsPerAddress': 1,
  'limits.objectionsPerNotice': 1,
  'limits.checksPerAddress': 1,
  'limits.wrongPasswordsPerAccount': 1,
  'limits.wrongPasswordsPerAddress': 1,
  'beneficiaries.least': 2,
  'signing.passwordMinutes': 0,
} as const;

/** So long that nobody would be asked any more is none. */
const mostOf: Readonly<Record<string, number>> = { 'signing.passwordMinutes': 60 };

/** What Strapi takes as a plugin's `config`. */
export const settings = {
  default: ({ env }: { env: Environment }): Settings => ({
    jobs: {
      run: env.bool('TALENT_OFFICE_JOBS', true),
      leaseSeconds: env.int('TALENT_OFFICE_LEASE_SECONDS', 30),
    },
    drain: {
      noticeSeconds: env.int('TALENT_OFFICE_DRAIN_NOTICE_SECONDS', 0),
      limitSeconds: env.int('TALENT_OFFICE_DRAIN_LIMIT_SECONDS', 20),
    },
    reminders: { workingDaysBefore: env.int('TALENT_OFFICE_REMINDER_WORKING_DAYS', 1) },
    channels: {
      on: env.array('TALENT_OFFICE_CHANNELS', []).filter((key) => key !== ''),
      timeoutSeconds: env.int('TALENT_OFFICE_CHANNEL_TIMEOUT_SECONDS', 10),
      sms: {
        url: env('SMS_URL', ''),
        headers: env('SMS_HEADERS', ''),
        body: env('SMS_BODY', ''),
        accepted: env('SMS_ACCEPTED', ''),
      },
      wecom: { webhookUrl: env('WECOM_WEBHOOK_URL', '') },
    },
    limits: {
      objectionsPerAddress: env.int('TALENT_OFFICE_OBJECTIONS_PER_ADDRESS', 10),
      objectionsPerNotice: env.int('TALENT_OFFICE_OBJECTIONS_PER_NOTICE', 200),
      checksPerAddress: env.int('TALENT_OFFICE_CHECKS_PER_ADDRESS', 120),
      wrongPasswordsPerAccount: env.int('TALENT_OFFICE_WRONG_PASSWORDS_PER_ACCOUNT', 10),
      wrongPasswordsPerAddress: env.int('TALENT_OFFICE_WRONG_PASSWORDS_PER_ADDRESS', 100),
    },
    beneficiaries: { least: env.int('TALENT_OFFICE_LEAST_BENEFICIARIES', 5) },
    signing: { passwordMinutes: env.int('TALENT_OFFICE_SIGNING_PASSWORD_MINUTES', 5) },
  }),
  /** @throws Error naming the setting */
  validator: (given: Settings): void => {
    for (const [path, least] of Object.entries(leastOf)) {
      const [group = '', name = ''] = path.split('.');
      const value = (given as unknown as Record<string, Record<string, unknown>>)[group]?.[name];
      if (!Number.isInteger(value) || Number(value) < least) {
        throw new Error(`talent-office: ${path} must be an integer of at least ${least}`);
      }
      const most = mostOf[path] ?? Infinity;
      if (Number(value) > most) throw new Error(`talent-office: ${path} must be at most ${most}`);
    }
  },
};

/** The settings of this instance. */
export const settingsOf = (strapi: Core.Strapi): Settings =>
  strapi.config.get('plugin::talent-office');
