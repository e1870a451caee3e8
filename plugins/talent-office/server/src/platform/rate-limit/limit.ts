import { createHmac } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { refuse } from '../errors';
import { getService } from '../services';
import { settingsOf, type Settings } from '../settings';

import { returnPlace, takePlace, type Window } from './counts';

/** How many requests of a route are taken in each window. */
export interface RateLimit {
  /** Counts each client's address by itself, or each value of this parameter of the path. */
  readonly by: 'address' | { readonly param: string };
  /** The setting that says how many. */
  readonly most: keyof Settings['limits'];
  readonly windowSeconds: number;
}

interface Asked {
  readonly route: string;
  /** The client's address as the server knows it; behind proxies only what ours have written. */
  readonly address: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * Counts a request in the shared database, so that several servers have one limit.
 * @returns the places that it took
 * @throws Refusal TOO_MANY_REQUESTS with the seconds after which the next window begins
 */
export const refuseTooMany = async (
  strapi: Core.Strapi,
  limits: readonly RateLimit[],
  { route, address, params }: Asked,
): Promise<readonly Window[]> => {
  const taken: Window[] = [];
  const [key = ''] = strapi.config.get<string[]>('server.app.keys', []);
  const now = Math.floor(getService(strapi, 'clock').now().getTime() / 1000);
  for (const { by, most, windowSeconds } of limits) {
    const whom = by === 'address' ? address : String(params[by.param]);
    const bucket = createHmac('sha256', key)
      .update(JSON.stringify([route, by, windowSeconds, whom]))
      .digest('hex');
    const endsAt = (Math.floor(now / windowSeconds) + 1) * windowSeconds;
    const places = settingsOf(strapi).limits[most];
    if (!(await takePlace(strapi.db.connection, { bucket, endsAt }, places))) {
      throw refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: endsAt - now });
    }
    taken.push({ bucket, endsAt });
  }
  return taken;
};

/** What turned out to be no misuse is not counted. */
export const giveBack = async (strapi: Core.Strapi, places: readonly Window[]): Promise<void> => {
  for (const place of places) await returnPlace(strapi.db.connection, place);
};
