import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import {
  createBootedDatabase,
  databaseOfThisRun,
  openDatabase,
  rebuild,
  startSite,
  type Rebuilt,
  type TestDatabase,
} from '../setup';

interface Schema {
  attributes: Record<string, Record<string, unknown>>;
}

// MariaDB is asked for the foreign keys of one table after another, and opens every table for each answer:
// a boot that finds another schema takes minutes beside two other suites.
jest.setTimeout(400_000);

const room = 'src/api/apartment-room/content-types/apartment-room/schema.json';
const rooms = 'apartment_rooms';
const years = 'talent_office_fund_years';

/** A build in which the attributes of the apartment rooms are others. */
const otherRooms = (change: (attributes: Schema['attributes']) => void): Rebuilt =>
  rebuild((folder) => {
    const file = path.join(folder, room);
    const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
    change(schema.attributes);
    writeFileSync(file, JSON.stringify(schema));
  });

const renamed = (attributes: Schema['attributes']) => {
  attributes.house = attributes.building ?? {};
  delete attributes.building;
};

describe('a build that has no place for what the database holds', () => {
  let database: TestDatabase;
  let build: Rebuilt | undefined;

  const boot = (env: Record<string, string> = {}) =>
    startSite({ database, env, ...(build && { distDir: build.distDir }) });
  /** Boots the build, looks at the database, stops. */
  const inside = async <T>(
    look: (site: Awaited<ReturnType<typeof boot>>) => Promise<T>,
    env: Record<string, string> = {},
  ): Promise<T> => {
    const site = await boot(env);
    try {
      return await look(site);
    } finally {
      await site.stop();
    }
  };
  const contents = async () => {
    const knex = openDatabase(database);
    try {
      return { rooms: await knex(rooms).orderBy('id'), years: await knex(years).orderBy('id') };
    } finally {
      await knex.destroy();
    }
  };

  beforeAll(async () => {
    database = await createBootedDatabase();
    await inside(async ({ strapi }) => {
      await strapi.documents('api::apartment-room.apartment-room').create({
        data: { code: 'A-101', building: '一号楼', baseRentFen: '120000' },
      });
      await strapi
        .documents('plugin::talent-office.fund-year' as never)
        .create({ data: { year: 2026 } } as never);
    });
  });
  afterEach(() => {
    build?.remove();
    build = undefined;
  });
  afterAll(() => database.drop());

  it.each([
    ['renamed', renamed, `${rooms}.building: no attribute has this column any more`],
    [
      'given another type',
      (attributes: Schema['attributes']) => {
        attributes.building = { type: 'integer' };
      },
      `${rooms}.building: its type would change from string to integer`,
    ],
  ])('is refused where a field was %s, and nothing changed', async (_what, change, message) => {
    const before = await contents();
    // Where dropping is allowed for something else, and where it is not at all.
    const settings: Record<string, string>[] = [{}, { ALLOW_SCHEMA_DROP: 'other.column' }];
    for (const env of settings) {
      build = otherRooms(change);
      await expect(boot(env)).rejects.toThrow(message);
      build.remove();
      build = undefined;
    }
    expect(await contents()).toEqual(before);
  });

  it('gives up what is named, and only that', async () => {
    build = otherRooms(renamed);
    const [row] = await inside(({ strapi }) => strapi.db.connection(rooms), {
      ALLOW_SCHEMA_DROP: `${rooms}.building`,
    });
    expect(row).toMatchObject({ code: 'A-101', house: null });
    expect(row).not.toHaveProperty('building');
  });

  // On MariaDB each boot of another schema takes a minute, and these ask it nothing of its own.
  if (databaseOfThisRun() === 'sqlite') {
    it('is refused where a content type is gone', async () => {
      build = rebuild((folder) => {
        for (const api of ['apartment-room', 'tenancy']) {
          rmSync(path.join(folder, 'src/api', api), { recursive: true });
        }
      });
      await expect(boot()).rejects.toThrow(`${rooms}: no content type has this table any more`);
    });

    it('boots where what goes is empty', async () => {
      build = otherRooms((attributes) => {
        delete attributes.roomType;
      });
      expect(await inside(({ strapi }) => strapi.db.connection(rooms))).toHaveLength(1);
    });

    it('with the plugin switched off leaves its rows alone', async () => {
      const before = await contents();
      build = rebuild((folder) => {
        rmSync(path.join(folder, 'src'), { recursive: true });
        const plugins = path.join(folder, 'config/plugins.js');
        renameSync(plugins, path.join(folder, 'config/own-plugins.js'));
        writeFileSync(
          plugins,
          `const own = require('./own-plugins').default;
           module.exports = (given) => ({ ...own(given), 'talent-office': { enabled: false } });`,
        );
      });
      await inside(({ strapi }) => {
        expect(strapi.plugin('talent-office')).toBeUndefined();
        return Promise.resolve();
      });
      build.remove();
      build = undefined;
      expect(await contents()).toEqual(before);
    });
  }
});
