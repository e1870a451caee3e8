import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withSite } from '../lib/site.mjs';
import { Stop } from '../lib/steps.mjs';

const read = (file) => {
  try {
    return JSON.parse(readFileSync(path.resolve(file), 'utf8'));
  } catch (error) {
    throw new Stop(`${file} is no JSON file that can be read: ${error.message}`);
  }
};

/**
 * `npm run calendar -- import FILE.json`: loads the holidays and make-up working days of one year,
 * `{ "year": 2027, "days": [{ "date": "2027-01-01", "kind": "holiday", "name": "元旦" }] }`.
 */
export const calendar = async ([action, file]) => {
  if (action !== 'import' || file === undefined) {
    throw new Stop('A year can be imported: npm run calendar -- import FILE.json.');
  }
  // Before the site: it changes the working folder.
  const content = read(file);
  const { year, days } = await withSite(async (strapi) => {
    try {
      return await strapi.plugin('talent-office').service('calendar').importYear(content);
    } catch (error) {
      if (error.name === 'Refusal') throw new Stop(error.message);
      throw error;
    }
  });
  process.stdout.write(`${year}: ${days} days imported\n`);
  return 0;
};
