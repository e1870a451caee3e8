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
  /** How often the public may ask. */
  readonly limits: {
    /** Objections in an hour from one address. */
    readonly objectionsPerAddress: number;
    /** Objections in an hour to one notice. */
    readonly objectionsPerNotice: number;
    /** Checks of a benefit's conditions in a minute from one address. */
    readonly checksPerAddress: number;
  };
}

interface Environment {
  bool(name: string, fallback: boolean): boolean;
  int(name: string, fallback: number): number;
}

const leastOf = {
  'jobs.leaseSeconds': 2,
  'drain.noticeSeconds': 0,
  'drain.limitSeconds': 0,
  'reminders.workingDaysBefore': 0,
  'limits.objectionsPerAddress': 1,
  'limits.objectionsPerNotice': 1,
  'limits.checksPerAddress': 1,
} as const;

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
    limits: {
      objectionsPerAddress: env.int('TALENT_OFFICE_OBJECTIONS_PER_ADDRESS', 10),
      objectionsPerNotice: env.int('TALENT_OFFICE_OBJECTIONS_PER_NOTICE', 200),
      checksPerAddress: env.int('TALENT_OFFICE_CHECKS_PER_ADDRESS', 120),
    },
  }),
  /** @throws Error naming the setting */
  validator: (given: Settings): void => {
    for (const [path, least] of Object.entries(leastOf)) {
      const [group = '', name = ''] = path.split('.');
      const value = (given as unknown as Record<string, Record<string, unknown>>)[group]?.[name];
      if (!Number.isInteger(value) || Number(value) < least) {
        throw new Error(`talent-office: ${path} must be an integer of at least ${least}`);
      }
    }
  },
};

/** The settings of this instance. */
export const settingsOf = (strapi: Core.Strapi): Settings =>
  strapi.config.get('plugin::talent-office');
