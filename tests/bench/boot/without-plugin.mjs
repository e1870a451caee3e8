import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../../../src/commands/lib/project.mjs';

const plugin = 'strapi-plugin-talent-office';

/**
 * The same site without the plugin: the same configuration and dependencies but for this one. Its
 * content types and its bootstrap stay behind too, for they use the plugin's words, types and routes.
 */
export const siteWithoutPlugin = (folder) => {
  const appDir = path.join(folder, 'without-plugin');
  const distDir = path.join(appDir, 'dist');
  mkdirSync(path.join(distDir, 'src'), { recursive: true });
  cpSync(inProject('dist/config'), path.join(distDir, 'config'), { recursive: true });
  symlinkSync(inProject('node_modules'), path.join(appDir, 'node_modules'), 'dir');
  const { dependencies, ...rest } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const others = Object.fromEntries(
    Object.entries(dependencies).filter(([name]) => name !== plugin),
  );
  writeFileSync(
    path.join(appDir, 'package.json'),
    JSON.stringify({ ...rest, workspaces: undefined, dependencies: others }),
  );
  return { appDir, distDir };
};
