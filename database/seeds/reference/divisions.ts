import { readFileSync } from 'node:fs';
import path from 'node:path';
import { office, type Entry, type Seeding } from '../seeding';

const file = 'database/seeds/reference/hulan-divisions.csv';

/** The kinds of the statistical divisions at village level, as the file names them. */
const villageKinds: Readonly<Record<string, string>> = {
  村委会: 'village-committee',
  居委会: 'residents-committee',
  类村委会: 'village-like',
};

/** The kind of a street-level unit stands at the end of its name. */
const streetKinds: readonly (readonly [suffix: string, kind: string])[] = [
  ['街道', 'street'],
  ['镇', 'town'],
  ['乡', 'township'],
  ['农垦', 'state-farm'],
];

interface Division {
  readonly code: string;
  readonly name: string;
  readonly streetCode: string;
  readonly street: string;
  readonly kind: string;
}

/** The file quotes nothing and no name holds a comma, so a line is its parts. */
const parse = (text: string): Division[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [code, name, streetCode, street, kindName, ...more] = line.split(',');
      const kind = villageKinds[kindName ?? ''];
      if (!code || !name || !streetCode || !street || !kind || more.length > 0) {
        throw new Error(`${file}: not a division: ${line}`);
      }
      return { code, name, streetCode, street, kind };
    });

const streetKind = (name: string): string => {
  const found = streetKinds.find(([suffix]) => name.endsWith(suffix));
  if (!found) throw new Error(`${file}: ${name} is neither a street nor a town, township or farm`);
  return found[1];
};

/**
 * The 27 street-level and 279 village-level units of Hulan (呼兰区). The office manages the talents
 * of village committees itself; codes have twelve digits, those of streets are filled with zeros.
 */
export const seedDivisions = async ({ strapi, once }: Seeding): Promise<void> => {
  // Compiled, this module lies in dist, where the file is not: the site's root leads to it.
  const divisions = parse(readFileSync(path.join(strapi.dirs.app.root, file), 'utf8'));
  const streets = new Map<string, Entry | null>();
  for (const { code, name, streetCode, street, kind } of divisions) {
    if (!streets.has(streetCode)) {
      const key = { code: streetCode.padEnd(12, '0') };
      const data = { name: street, kind: streetKind(street) };
      streets.set(streetCode, await once(office('unit'), key, data));
    }
    const parent = streets.get(streetCode);
    const managed = kind === 'village-committee';
    await once(office('unit'), { code }, { name, kind, managed, parent: parent?.documentId });
  }
};
