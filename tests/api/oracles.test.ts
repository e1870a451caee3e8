import { createHmac } from 'node:crypto';

import { requireHiddenAttributes } from '../../plugins/talent-office/server/src/engine/privacy/attributes';

import {
  fictionalIdentityNumber,
  fictionalMobilePhone,
} from '../../database/seeds/demo/fictional-numbers';
import { createPanel } from '../factories/panel';
import { createRole } from '../factories/roles';
import { createOffice } from '../factories/office';
import { startSite, type Site } from '../setup';

const profile = 'plugin::talent-office.talent-profile';
const application = 'plugin::talent-office.fund-application';
const staff = 'plugin::talent-office.staff';

interface Secrets {
  readonly identityDocument: string;
  readonly phone: string;
}

const older: Secrets = {
  identityDocument: fictionalIdentityNumber('230111', '1971-05-01', 7),
  phone: fictionalMobilePhone(12_345_678),
};
const younger: Secrets = {
  identityDocument: fictionalIdentityNumber('230121', '1996-08-20', 42),
  phone: fictionalMobilePhone(87_654_321),
};

/**
 * What somebody may not read he may not find out either, by asking for those who have it: the same
 * questions to two states of the database that differ in nothing but secrets.
 */
describe('a role that may not read personal data', () => {
  let site: Site;
  let people: string[];
  let token: string;
  let everything: string;

  const list = (type: string, query: string) =>
    `/content-manager/collection-types/${type}?${query}`;

  /** The same people, with secrets of others: written past Strapi, so that nothing else changes. */
  const give = async (secrets: readonly Secrets[]): Promise<void> => {
    const privacy = site.strapi.plugin('talent-office').service('privacy');
    const { attributes, tableName } = site.strapi.db.metadata.get(profile);
    // No two may have one index, not even for a moment.
    await site.strapi.db.connection(tableName).update({ identity_index: null });
    for (const [index, documentId] of people.entries()) {
      const columns = Object.entries(privacy.protect(profile, documentId, secrets[index])).map(
        ([name, value]) => [(attributes[name] as { columnName: string }).columnName, value],
      );
      await site.strapi.db
        .connection(tableName)
        .where({ document_id: documentId })
        .update(Object.fromEntries(columns));
    }
  };

  const indexOf = ({ identityDocument }: Secrets): string =>
    createHmac('sha256', Buffer.from(String(process.env.TALENT_OFFICE_INDEX_KEY), 'base64'))
      .update(`identity|${identityDocument}`)
      .digest('hex');

  const search = [
    `_q=1971`,
    `_q=1996`,
    `_q=${indexOf(older)}`,
    `_q=${older.identityDocument.slice(-4)}`,
    `_q=${older.phone.slice(-4)}`,
  ];
  const conditions = (prefix: string) => [
    `filters${prefix}[birthYear][$eq]=1971`,
    `filters${prefix}[birthYear][$lt]=1980`,
    `filters[$or][0]${prefix}[birthYear][$eq]=1971`,
    `filters[$and][0][$not]${prefix}[birthYear][$gt]=1980`,
    `filters${prefix}[identityIndex][$eq]=${indexOf(older)}`,
    `filters${prefix}[identityIndex][$startsWith]=${indexOf(older).slice(0, 1)}`,
    `filters${prefix}[identityDocument][$notNull]=true`,
    `filters${prefix}[phone][$contains]=v1`,
  ];
  const orders = (prefix: string) =>
    ['birthYear', 'identityIndex', 'identityDocument', 'phone'].flatMap((name) => [
      `sort=${prefix}${name}:ASC`,
      `sort[0]=${prefix}${name}:DESC`,
      `sort=name,${prefix}${name}`,
    ]);
  const populated = [
    'populate[applicant][filters][birthYear][$eq]=1971',
    `populate[applicant][filters][identityIndex][$eq]=${indexOf(older)}`,
    'populate[applicant][fields][0]=birthYear',
  ];
  const questions = (): string[] => [
    ...[...search, ...conditions(''), ...orders(''), 'fields[0]=birthYear', ''].map((query) =>
      list(profile, query),
    ),
    ...[...conditions('[applicant]'), ...orders('applicant.'), ...populated, '', ...search].map(
      (query) => list(application, query),
    ),
    ...[...search, ...conditions(''), ...orders('')].map(
      (query) => `/content-manager/relations/${application}/applicant?${query}`,
    ),
    ...people.map((id) => `/content-manager/collection-types/${profile}/${id}`),
    ...[...conditions(''), ...orders('')].flatMap((query) => [
      `/api/talents?${query}`,
      `/api/talent-profiles?${query}`,
    ]),
  ];

  const answers = async (): Promise<[string, number, string][]> => {
    const all: [string, number, string][] = [];
    for (const path of questions()) {
      const { status, text } = await site.http.get(path).auth(token, { type: 'bearer' });
      all.push([path, status, text]);
    }
    return all;
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    const office = createOffice(site.strapi);
    await office.create('office-setting', { directoryOn: true });
    people = [];
    for (const [index, secrets] of [older, younger].entries()) {
      const { documentId } = await office.create('talent-profile', {
        name: ['甲', '乙'][index],
        consentToListing: true,
        releasedForListing: true,
        ...secrets,
      });
      await office.create('fund-application', { title: `申请${index}`, applicant: documentId });
      people.push(documentId);
    }
    const panel = createPanel(site);
    const fields = {
      [profile]: ['name', 'namePinyin', 'tier', 'title'],
      [application]: ['title', 'applicant', 'benefit'],
      [staff]: ['name'],
    };
    await panel.account('reader', await createRole(site, 'reader', { fields }));
    await panel.account('super', 'strapi-super-admin');
    token = await panel.logIn('reader@jinlan.test');
    everything = await panel.logIn('super@jinlan.test');
  });
  afterAll(() => site.stop());

  it('gets the same answers, byte for byte, whoever has which secret', async () => {
    await give([older, younger]);
    const before = await answers();
    await give([younger, older]);
    const after = await answers();
    const differing = before.filter(([, , text], index) => text !== after[index]?.[2]);
    expect(differing.map(([path]) => path)).toEqual([]);
    expect(before.filter(([, status]) => status >= 500)).toEqual([]);
  });

  it('finds somebody by what he may read, so that the questions are none to the wind', async () => {
    const found = async (path: string): Promise<number> => {
      const { body } = await site.http.get(path).auth(token, { type: 'bearer' }).expect(200);
      return body.results.length;
    };
    const name = encodeURIComponent('甲');
    expect(await found(list(profile, ''))).toBe(2);
    expect(await found(list(profile, `_q=${name}`))).toBe(1);
    expect(await found(list(profile, `filters[name][$eq]=${name}`))).toBe(1);
    expect(await found(list(application, `filters[applicant][name][$eq]=${name}`))).toBe(1);
    const { body } = await site.http
      .get(list(application, 'sort=applicant.name:ASC'))
      .auth(token, { type: 'bearer' })
      .expect(200);
    const applicants = (body.results as { applicant: object }[]).map(({ applicant }) => applicant);
    expect(applicants).toContainEqual(expect.objectContaining({ name: '甲', namePinyin: 'jia' }));
    for (const hidden of ['birthYear', 'consentToListing']) {
      expect(applicants[0]).not.toHaveProperty(hidden);
    }
  });

  it('may ask again once his role reads the field', async () => {
    for (const path of [
      list(profile, 'filters[birthYear][$lt]=1980&sort=birthYear:ASC'),
      list(application, 'filters[applicant][birthYear][$lt]=1980&sort=applicant.birthYear:ASC'),
    ]) {
      const { body } = await site.http.get(path).auth(everything, { type: 'bearer' }).expect(200);
      expect(body.results).toHaveLength(1);
      expect(JSON.stringify(body)).toContain('"birthYear":1971');
    }
  });

  it('asks for colleagues by their names, and by nothing else of their accounts', async () => {
    const asked = async (sender: string, query: string) =>
      (await site.http.get(list(application, query)).auth(sender, { type: 'bearer' })).status;
    for (const path of ['[createdBy]', '[updatedBy]', '[applicant][createdBy]']) {
      expect([path, await asked(token, `filters${path}[firstname][$eq]=super`)]).toEqual([
        path,
        200,
      ]);
      for (const hidden of [
        '[email][$startsWith]=s',
        '[isActive]=true',
        '[password][$startsWith]=a',
        '[resetPasswordToken][$notNull]=true',
        '[roles][code]=reader',
      ]) {
        const query = `filters${path}${hidden}`;
        expect([query, await asked(token, query)]).toEqual([query, 400]);
      }
    }
    expect(await asked(token, 'sort=createdBy.email:ASC')).toBe(400);
    expect(await asked(everything, 'filters[createdBy][email][$startsWith]=s')).toBe(200);
  });

  it('whatever his role, is never given an index, and never answered a question about it', async () => {
    for (const path of [
      list(profile, ''),
      `/content-manager/collection-types/${profile}/${people[0]}`,
      list(application, 'populate[applicant]=true'),
    ]) {
      const { text } = await site.http.get(path).auth(everything, { type: 'bearer' }).expect(200);
      expect(text).toContain('甲');
      expect(text).not.toContain('identityIndex');
    }
    for (const query of [
      `filters[identityIndex][$eq]=${indexOf(older)}`,
      'filters[$or][0][$not][identityIndex][$null]=true',
      'sort=identityIndex:ASC',
    ]) {
      for (const type of [profile, staff]) {
        const { status, body } = await site.http
          .get(list(type, query))
          .auth(everything, { type: 'bearer' });
        expect([query, status, body.error?.details?.code]).toEqual([
          query,
          400,
          'FIELD_NOT_READABLE',
        ]);
      }
    }
    const { status } = await site.http
      .get(list(application, `filters[applicant][identityIndex][$eq]=${indexOf(older)}`))
      .auth(everything, { type: 'bearer' });
    expect(status).toBe(400);
  });

  it.each([
    ['birthYear', { searchable: true }],
    ['birthYear', { private: false }],
    ['identityIndex', { searchable: true }],
  ])('stops the boot of a site where "%s" has %j', (name, open) => {
    const attributes = site.strapi.contentType(profile).attributes as unknown as Record<
      string,
      object
    >;
    const before = attributes[name] ?? {};
    requireHiddenAttributes(site.strapi);
    attributes[name] = { ...before, ...open };
    try {
      expect(() => requireHiddenAttributes(site.strapi)).toThrow(`${profile}: "${name}" needs`);
    } finally {
      attributes[name] = before;
    }
  });

  it('nor is code: no path through Strapi gives or compares an index', async () => {
    const query = site.strapi.db.query(profile);
    const documents = site.strapi.documents(profile);
    const all = [
      await query.findMany({ where: { name: '甲' } }),
      await query.findOne({ where: { name: '甲' }, select: ['identityIndex'] }),
      await documents.findMany({}),
      await query.update({ where: { name: '甲' }, data: { title: '工程师' } }),
      await site.strapi.db.query(application).findMany({ populate: { applicant: true } }),
    ];
    expect(JSON.stringify(all)).not.toContain('identityIndex');
    const where = { identityIndex: indexOf(older) };
    for (const attempt of [
      () => query.findMany({ where }),
      () => query.count({ where: { $and: [{ $not: where }] } }),
      () => query.findOne({ where }),
      () => query.findMany({ orderBy: { identityIndex: 'asc' } }),
      () => query.updateMany({ where, data: { title: '工程师' } }),
      () => query.deleteMany({ where }),
      () => query.delete({ where }),
      () => site.strapi.db.query(application).findMany({ where: { applicant: where } }),
      () =>
        site.strapi.db.query(application).findMany({ populate: { applicant: { where } } } as never),
      () => documents.findMany({ filters: where } as never),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ details: { code: 'INDEX_NOT_ASKED' } });
    }
  });
});
