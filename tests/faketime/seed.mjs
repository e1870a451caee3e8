import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** Makes the demo in a server process, as `npm run demo` does. */
export const seedDemo = async (strapi) => {
  const { run } = require(path.join(strapi.dirs.dist.root, 'database/seeds/index.js'));
  await run(strapi, ['reference', 'demo'], () => undefined);
};
