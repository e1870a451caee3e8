// A production site in a process of its own, told over IPC what to do. Started by startSite().
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { answerCalls, listen } from './child.mjs';
import { mountCoreFind } from './talents/core-find.mjs';

const require = createRequire(import.meta.url);
const [appDir, distDir] = process.argv.slice(2);
let strapi;

answerCalls({
  async boot({ coreFind = false }) {
    const { createStrapi } = require('@strapi/strapi');
    strapi = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
    await strapi.load();
    if (coreFind) await mountCoreFind(strapi);
    strapi.server.mount();
    return { url: await listen(strapi.server.httpServer) };
  },
  /** Megabytes of RAM that the process holds at rest, after a collection of what boot threw away. */
  async memory() {
    await wait(500);
    global.gc();
    return process.memoryUsage.rss() / 2 ** 20;
  },
  /** Calls `file`'s function `name` with the site. */
  async run({ file, name, input }) {
    return (await import(new URL(file, import.meta.url).href))[name](strapi, input);
  },
});
