import type { Core } from '@strapi/strapi';

import { storyOf } from '../jobs';

/**
 * Keeps the process alive when nobody waits for a promise that fails: Strapi itself reads for events
 * after each write and lets the failure of that end the server. Logged with their number.
 * @returns how to take the guard off again
 */
export const surviveRejections = (strapi: Core.Strapi): (() => void) => {
  let count = 0;
  const survive = (reason: unknown): void => {
    count += 1;
    strapi.log.error(`talent-office: unhandled rejection ${count}: ${storyOf(reason)}`);
  };
  process.on('unhandledRejection', survive);
  return () => {
    process.off('unhandledRejection', survive);
  };
};
