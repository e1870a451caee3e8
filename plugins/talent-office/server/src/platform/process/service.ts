import type { Context } from 'koa';

import { getService, type ServiceFactory } from '../services';
import { settingsOf } from '../settings';

import { createDrain } from './drain';
import { surviveRejections } from './rejections';

/** This server process: whether it takes requests, and how it ends. */
export interface ServerProcess {
  /** In `register()`: answers `/_ready`, outlives rejections, runs jobs once the server listens. */
  watch(): void;
  /** In `destroy()`: not ready, no new requests, the running ones and jobs to their end. */
  end(): Promise<void>;
}

declare module '../services' {
  interface Services {
    process: ServerProcess;
  }
}

export const createServerProcess: ServiceFactory<'process'> = ({ strapi }) => {
  const { httpServer, router } = strapi.server;
  const drain = createDrain(httpServer);
  let unguard = (): void => undefined;
  const jobs = () => getService(strapi, 'jobs');

  return {
    watch: () => {
      unguard = surviveRejections(strapi);
      // For a load balancer, so without a session; it says nothing else.
      router.get('/_ready', (ctx: Context) => {
        const ready = drain.isReady();
        ctx.status = ready ? 200 : 503;
        ctx.body = ready ? 'ready' : 'not ready';
      });
      // A command boots the site without listening: it runs no jobs.
      httpServer.once('listening', () => {
        if (settingsOf(strapi).jobs.run) jobs().start();
      });
    },
    end: async () => {
      const limits = settingsOf(strapi).drain;
      await Promise.all([drain.end(limits), jobs().stop(limits.limitSeconds)]);
      unguard();
    },
  };
};
