import { parseArgs } from 'node:util';
import { withSite } from '../lib/site.mjs';
import { Stop } from '../lib/steps.mjs';

const usage =
  'npm run seals -- list, or npm run seals -- accept TYPE DOCUMENT-ID… --reason "why it is right".';

const parse = (args) => {
  try {
    const options = { reason: { type: 'string' } };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [action, type, ...documentIds] = positionals;
    return { action, type, documentIds, reason: values.reason };
  } catch {
    throw new Stop(usage);
  }
};

const list = async (strapi) => {
  const found = await strapi.plugin('talent-office').service('lifecycle').tampered();
  for (const { type, documentId, title, attributes, caseOpen } of found) {
    const way = caseOpen ? ' (its case is open: the office has it begin again)' : '';
    process.stdout.write(`${type} ${documentId} ${title}: ${attributes.join(', ')}${way}\n`);
  }
  if (found.length === 0) process.stdout.write('clean\n');
  return found.length === 0 ? 0 : 1;
};

const accept = async (strapi, { type, documentIds, reason }) => {
  for (const documentId of documentIds) {
    try {
      const { attributes } = await strapi
        .plugin('talent-office')
        .service('lifecycle')
        .accept({ type, documentId, reason });
      process.stdout.write(`${type} ${documentId}: accepted, ${attributes.join(', ')}\n`);
    } catch (error) {
      if (error.name === 'Refusal') throw new Stop(error.message);
      throw error;
    }
  }
  return 0;
};

/**
 * `npm run seals -- list`: every entry that stands otherwise than the engine left it, a line each, and
 * then exit code 1. `npm run seals -- accept TYPE DOCUMENT-ID… --reason "…"`: takes entries as they
 * stand, each with a row in the trail.
 */
export const seals = async (args, run = withSite) => {
  const asked = parse(args);
  if (asked.action === 'list' && asked.type === undefined && asked.reason === undefined) {
    return run(list);
  }
  if (asked.action !== 'accept' || asked.documentIds.length === 0) throw new Stop(usage);
  if (!asked.reason?.trim()) throw new Stop(`Say the reason: ${usage}`);
  return run((strapi) => accept(strapi, asked));
};
