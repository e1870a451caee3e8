import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from './project.mjs';

const notSources = new Set(['node_modules', 'dist', 'build', '.strapi', '__tests__']);

function* filesBelow(target, except) {
  if (!existsSync(inProject(target)) || except.includes(target)) return;
  if (statSync(inProject(target)).isFile()) {
    yield target;
    return;
  }
  for (const name of readdirSync(inProject(target)).sort()) {
    if (!notSources.has(name)) yield* filesBelow(path.posix.join(target, name), except);
  }
}

/**
 * One hash of the content of all files below `sources` but not `except` (paths inside the
 * repository), and of the settings that go into the product. Times are not looked at: a checkout
 * changes them without changing a line.
 */
const hashOf = ({ sources, except = [], settings = () => ({}) }) => {
  const hash = createHash('sha256').update(JSON.stringify(Object.entries(settings()).sort()));
  for (const source of sources) {
    for (const file of filesBelow(source, except)) {
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(inProject(file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
};

/**
 * Whether `product.makes` was never made, or not from the sources as they are now. The stamp lies
 * beside the product: who deletes the output deletes it too.
 */
export const isStale = (product) =>
  !existsSync(inProject(product.makes)) ||
  !existsSync(inProject(product.stamp)) ||
  readFileSync(inProject(product.stamp), 'utf8') !== hashOf(product);

/** Records that the product is made from the sources as they are now. */
export const writeStamp = (product) => writeFileSync(inProject(product.stamp), hashOf(product));
