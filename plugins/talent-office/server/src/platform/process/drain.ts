import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Settings } from '../settings';

/** Knows the requests that a server is answering, and lets it end without cutting one. */
export interface Drain {
  isReady(): boolean;
  /** Refuses what is new, waits for what is running. */
  end(limits: Settings['drain']): Promise<void>;
}

const pollMs = 50;

export const createDrain = (server: Server): Drain => {
  const running = new Set<ServerResponse>();
  let ready = true;

  /** Its client must not send the next request on this connection. */
  const closeAfter = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };

  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    running.add(response);
    response.once('close', () => running.delete(response));
    if (!ready) closeAfter(response);
  });

  return {
    isReady: () => ready,
    end: async ({ noticeSeconds, limitSeconds }) => {
      ready = false;
      if (!server.listening) return;
      await sleep(noticeSeconds * 1000);
      server.close();
      running.forEach(closeAfter);
      const deadline = Date.now() + limitSeconds * 1000;
      while (running.size > 0 && Date.now() < deadline) await sleep(pollMs);
      server.closeIdleConnections();
    },
  };
};
