import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { effectiveEnvironment } from './environment.mjs';
import { inProject, runTool } from './project.mjs';
import { isStale, writeStamp } from './staleness.mjs';
import { Stop, step } from './steps.mjs';

const pluginSources = (half) => [
  `plugins/talent-office/${half}`,
  'plugins/talent-office/shared',
  'plugins/talent-office/package.json',
  'package-lock.json',
];

const plugin = {
  title: 'Building the plugin',
  sources: [...pluginSources('server'), ...pluginSources('admin')],
  stamp: 'plugins/talent-office/dist/.sources',
  makes: 'plugins/talent-office/dist/server/index.js',
};

const app = {
  title: 'Compiling the site',
  sources: ['config', 'database', 'src', 'tsconfig.json', 'package-lock.json'],
  except: ['src/admin', 'src/commands'],
  stamp: 'dist/.app-sources',
  makes: 'dist/config/server.js',
};

const bakedIn = /^(PUBLIC_URL$|STRAPI_AI_URL$|STRAPI_ANALYTICS_URL$|STRAPI_ADMIN_)/i;

const admin = {
  title: 'Building the admin panel',
  sources: [...pluginSources('admin'), 'src/admin', 'config'],
  // `strapi build` writes into it where it is served and where its server is: built for another
  // address it asks the old one.
  settings: () =>
    Object.fromEntries(
      Object.entries(effectiveEnvironment()).filter(([name]) => bakedIn.test(name)),
    ),
  stamp: 'dist/.admin-sources',
  makes: 'dist/build/index.html',
};

/** Builds one product when its sources have changed; a failure shows what the tool printed. */
const buildWhenStale = async (product, build) => {
  if (!isStale(product)) return;
  await step(product.title, async () => {
    const { code, output } = await build();
    // strapi-plugin exits 0 where nothing was written, so the product itself is looked at too.
    if (code !== 0 || !existsSync(inProject(product.makes))) {
      process.stdout.write(output);
      throw new Stop(`${product.title}: failed, see above.`);
    }
    writeStamp(product);
  });
};

const buildPlugin = () => {
  rmSync(inProject('plugins/talent-office/dist'), { recursive: true, force: true });
  return runTool('strapiPlugin', ['build'], {
    capture: true,
    cwd: inProject('plugins/talent-office'),
  });
};

/** What was compiled from a source that is gone would still be loaded: the output starts empty. */
const compileApp = () => {
  for (const folder of ['config', 'src', 'database']) {
    rmSync(inProject('dist', folder), { recursive: true, force: true });
  }
  mkdirSync(inProject('dist'), { recursive: true });
  return runTool('tsc', ['--project', 'tsconfig.json'], { capture: true });
};

/** Everything a server needs that shows no admin panel: tests, seeds, maintenance commands. */
export const buildServerWhenStale = async () => {
  await buildWhenStale(plugin, buildPlugin);
  await buildWhenStale(app, compileApp);
};

/** Everything that `strapi start` needs. `strapi build` makes the admin panel from the plugin's. */
export const buildSiteWhenStale = async () => {
  await buildServerWhenStale();
  await buildWhenStale(admin, () =>
    runTool('strapi', ['build'], { capture: true, env: { NODE_ENV: 'production' } }),
  );
};
