import type { Page } from 'playwright-core';

import { serveScratchSite } from '../../src/commands/lib/served-site.mjs';
import { demoPassword, siteUrl } from './browser';
import { createMachineClock } from './machine-clock';

/** A production site of a suite's own with the demo's data, whose days the suite turns. */
export interface ClockedSite {
  /** It is nine o'clock on this day in Shanghai; whoever logged in has to do so again. */
  turnTo(day: string): void;
  /** The browser shows the day of the site: forms propose it. */
  showDay(page: Page): Promise<void>;
  /** From now on the suite's helpers know these accounts and no others. */
  logIn(...accounts: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

const morningOf = (day: string) => new Date(`${day}T09:00:00+08:00`);

const tokenOf = async (account: string): Promise<string> => {
  const answer = await fetch(`${siteUrl()}/admin/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: `${account}@jinlan.test`, password: demoPassword() }),
  });
  const { data } = (await answer.json()) as { data?: { accessToken: string } };
  if (!data) throw new Error(`${account}@jinlan.test cannot log in (${answer.status}).`);
  return data.accessToken;
};

/** @param begin the day on which the demo is made; its jobs run every few seconds. */
export const startClockedSite = async (begin: string): Promise<ClockedSite> => {
  let today = begin;
  const clock = createMachineClock(morningOf(begin));
  const settings = { ...clock.env, TALENT_OFFICE_LEASE_SECONDS: '9' };
  const site = await serveScratchSite({ password: demoPassword(), settings });
  process.env.E2E_URL = site.url;
  return {
    turnTo: (day) => {
      today = day;
      clock.set(morningOf(day));
    },
    showDay: (page) => page.clock.install({ time: morningOf(today) }),
    logIn: async (...accounts) => {
      const sessions: Record<string, string> = {};
      for (const account of accounts) sessions[account] = await tokenOf(account);
      process.env.E2E_SESSIONS = JSON.stringify(sessions);
    },
    stop: async () => {
      await site.stop();
      clock.remove();
    },
  };
};
