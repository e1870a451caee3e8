// One server process of `spawnSite`: boots, serves and runs scenarios as its parent says over IPC.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { createStrapi } = require('@strapi/strapi');

const tell = (message) => process.send(message);
const describe = (error) => ({
  name: error.name,
  message: error.message,
  code: error.code,
  facts: error.facts,
  stack: error.stack,
});

const [appDir, distDir] = process.argv.slice(2);
const prepared = new Map();
let strapi;

const handlers = {
  async boot() {
    strapi = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
    await strapi.load();
    strapi.server.mount();
    const { httpServer } = strapi.server;
    await new Promise((resolve, reject) => {
      httpServer.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return { port: httpServer.address().port };
  },
  async prepare({ id, file, name, input }) {
    const scenario = (await import(pathToFileURL(file).href))[name];
    if (typeof scenario !== 'function') throw new Error(`${file} exports no function "${name}".`);
    prepared.set(id, () => scenario(strapi, input));
  },
  async go({ id }) {
    return prepared.get(id)();
  },
  async stop() {
    await strapi?.destroy();
  },
};

process.on('message', async ({ call, ...message }) => {
  try {
    tell({ call, result: (await handlers[message.type](message)) ?? null });
  } catch (error) {
    tell({ call, error: describe(error) });
  }
});

// The parent lets go after `stop`; one that died leaves no server behind.
process.on('disconnect', () => process.exit());
