import { buildServerWhenStale } from './lib/builds.mjs';
import { installWhenNeeded } from './lib/dependencies.mjs';
import { completeEnvironmentFile, newSecrets } from './lib/environment.mjs';
import { runTool } from './lib/project.mjs';
import { main } from './lib/steps.mjs';

await main(async () => {
  await installWhenNeeded();
  completeEnvironmentFile(newSecrets());
  await buildServerWhenStale();
  const { code } = await runTool('strapi', ['develop', ...process.argv.slice(2)]);
  return code;
});
