import { buildSiteWhenStale } from './lib/builds.mjs';
import { installWhenNeeded } from './lib/dependencies.mjs';
import { main } from './lib/steps.mjs';

// What is built already from the sources as they are is not built again: not here, and not by the
// demo or the tests after this.
await main(async () => {
  await installWhenNeeded();
  await buildSiteWhenStale();
  process.stdout.write('The plugin, the site and the admin panel are built.\n');
});
