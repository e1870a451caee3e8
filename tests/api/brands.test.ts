import { uploadPicture } from '../factories/media';
import { createOffice, uid, type Office } from '../factories/office';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const text = (words: string) => [{ type: 'paragraph', children: [{ type: 'text', text: words }] }];

describe('project brands on the website', () => {
  let site: Site;
  let office: Office;
  let token: string;

  const documents = (type: string) => site.strapi.documents(uid(type));
  const publish = (type: string, documentId: string) =>
    documents(type).publish({ documentId } as never);
  const unpublish = (type: string, documentId: string) =>
    documents(type).unpublish({ documentId } as never);
  const edit = (type: string, documentId: string, data: object) =>
    documents(type).update({ documentId, data } as never);
  /** A draft, and where it is to be seen its published version. */
  const make = async (type: string, data: object, shown = true): Promise<string> => {
    const { documentId } = await office.create(type, data);
    if (shown) await publish(type, documentId);
    return documentId;
  };
  const read = async (slug: string) =>
    (await site.http.get(`/api/brands/${slug}`).expect(200)).body.data;
  const listed = async (): Promise<Record<string, unknown>[]> =>
    (await site.http.get('/api/brands').expect(200)).body.data;
  const directory = (directoryOn: boolean) =>
    site.strapi.db
      .query(uid('office-setting'))
      .updateMany({ where: {}, data: { directoryOn } } as never);

  const talent = async (name: string, flags: [boolean, boolean] = [true, true]) => {
    const [consentToListing, releasedForListing] = flags;
    const data = { name, tier: 'B', phone: '13900000000', consentToListing, releasedForListing };
    return (await office.create('talent-profile', data)).documentId;
  };
  const benefit = async (slug: string, active = true) =>
    (await office.create('benefit', { title: `待遇 ${slug}`, slug, use: 'introduction', active }))
      .documentId;

  beforeAll(async () => {
    site = await startSite();
    token = await registerFirstAdmin(site);
    office = createOffice(site.strapi);
    await office.create('office-setting', { directoryOn: true });
  });
  afterAll(() => site.stop());

  it('show what was published: parent, period, story, pictures, benefits, talents, activities', async () => {
    const logo = await uploadPicture(site, token, '标志');
    const photograph = await uploadPicture(site, token, '活动照片');
    const parent = await make('brand', { name: '总品牌', slug: 'parent' });
    const person = await talent('公开甲');
    const grant = await benefit('settling-in');
    const brand = await make('brand', {
      name: '乡土工匠',
      slug: 'whole',
      parent,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      summary: '能工巧匠',
      logo: logo.id,
      media: [photograph.id, logo.id],
      benefits: [grant],
      talents: [person],
      story: text('故事'),
    });
    await make('brand-activity', {
      title: '技能大赛',
      slug: 'contest',
      brand,
      startsOn: '2026-07-10',
      media: [photograph.id],
      talents: [person],
      story: text('大赛'),
    });
    const picture = (file: { url: string }, alternativeText: string) => ({
      url: file.url,
      alternativeText,
      width: 1,
      height: 1,
      mime: 'image/png',
    });
    const shownTalent = {
      id: person,
      name: '公开甲',
      tier: 'B',
      title: null,
      specialty: null,
      industry: null,
      employer: null,
    };
    const line = {
      id: brand,
      name: '乡土工匠',
      slug: 'whole',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      summary: '能工巧匠',
      parent: { slug: 'parent', name: '总品牌' },
      logo: picture(logo, '标志'),
    };
    expect((await listed()).find(({ slug }) => slug === 'whole')).toEqual(line);
    expect(await read('whole')).toEqual({
      ...line,
      story: text('故事'),
      media: [picture(photograph, '活动照片'), picture(logo, '标志')],
      benefits: [{ id: grant, title: '待遇 settling-in', slug: 'settling-in', summary: null }],
      talents: [shownTalent],
      activities: [
        {
          title: '技能大赛',
          slug: 'contest',
          startsOn: '2026-07-10',
          endsOn: null,
          place: null,
          story: text('大赛'),
          media: [picture(photograph, '活动照片')],
          talents: [shownTalent],
        },
      ],
    });
    await site.http.get(photograph.url).expect(200);
  });

  it('drafts do not exist: brand, activity, parent, and what was edited since', async () => {
    const draft = await make('brand', { name: '草稿', slug: 'draft' }, false);
    await site.http.get('/api/brands/draft').expect(404);
    const brand = await make('brand', { name: '已发布', slug: 'edited', parent: draft });
    await make('brand-activity', { title: '未发布活动', slug: 'unseen', brand }, false);
    const [other, picture] = [await talent('后来的人'), await uploadPicture(site, token, '后来')];
    await edit('brand', brand, {
      name: '改过的名字',
      slug: 'edited-later',
      media: [picture.id],
      talents: [other],
      benefits: [await benefit('later')],
    });
    expect(await read('edited')).toMatchObject({
      name: '已发布',
      parent: null,
      media: [],
      talents: [],
      benefits: [],
      activities: [],
    });
    await site.http.get('/api/brands/edited-later').expect(404);
    expect((await listed()).map(({ slug }) => slug)).toEqual(['parent', 'whole', 'edited']);
    await publish('brand', brand);
    await site.http.get('/api/brands/edited').expect(404);
    expect(await read('edited-later')).toMatchObject({
      name: '改过的名字',
      talents: [{ name: '后来的人' }],
      benefits: [{ slug: 'later' }],
    });
    await unpublish('brand', brand);
    await site.http.get('/api/brands/edited-later').expect(404);
  });

  it('keep parent and activities when either was taken back and published again', async () => {
    const parent = await make('brand', { name: '上级', slug: 'above' });
    const brand = await make('brand', { name: '下级', slug: 'below', parent });
    await make('brand-activity', { title: '活动', slug: 'stays', brand });
    const whole = { parent: { slug: 'above' }, activities: [{ slug: 'stays' }] };
    await unpublish('brand', parent);
    expect((await read('below')).parent).toBeNull();
    await publish('brand', parent);
    expect(await read('below')).toMatchObject(whole);
    await publish('brand', parent);
    await publish('brand', brand);
    expect(await read('below')).toMatchObject(whole);
    await unpublish('brand', brand);
    await publish('brand', brand);
    expect(await read('below')).toMatchObject(whole);
  });

  it('have the activities and the parent that were published before or after them', async () => {
    const parent = await make('brand', { name: '上级', slug: 'later' }, false);
    const brand = await make('brand', { name: '下级', slug: 'first', parent }, false);
    await make('brand-activity', {
      title: '先发布',
      slug: 'before',
      brand,
      startsOn: '2026-01-01',
    });
    const draft = { title: '未发布', slug: 'never', brand };
    await make('brand-activity', draft, false);
    await publish('brand', brand);
    await publish('brand', parent);
    await make('brand-activity', { title: '后发布', slug: 'after', brand, startsOn: '2026-02-01' });
    expect(await read('first')).toMatchObject({
      parent: { slug: 'later' },
      activities: [{ slug: 'before' }, { slug: 'after' }],
    });
    const other = await make('brand', { name: '另一品牌', slug: 'other' });
    const moved = await site.strapi.db
      .query(uid('brand-activity'))
      .findOne({ where: { slug: 'after' } });
    await edit('brand-activity', moved.documentId, { brand: other });
    expect((await read('other')).activities).toEqual([]);
    await publish('brand-activity', moved.documentId);
    expect((await read('other')).activities).toMatchObject([{ slug: 'after' }]);
    expect((await read('first')).activities).toMatchObject([{ slug: 'before' }]);
  });

  it('name a talent only while he may be listed, and the office lists at all', async () => {
    const people = [
      await talent('可公开'),
      await talent('未同意', [false, true]),
      await talent('未放行', [true, false]),
    ];
    const brand = await make('brand', { name: '名单', slug: 'names', talents: people });
    await make('brand-activity', { title: '活动', slug: 'named', brand, talents: people });
    const names = async () => {
      const { talents, activities } = await read('names');
      return [talents, activities[0].talents].map((list: { name: string }[]) =>
        list.map(({ name }) => name),
      );
    };
    expect(await names()).toEqual([['可公开'], ['可公开']]);
    await directory(false);
    expect(await names()).toEqual([[], []]);
    await directory(true);
    await edit('talent-profile', people[2] ?? '', { releasedForListing: true });
    expect(await names()).toEqual([
      ['可公开', '未放行'],
      ['可公开', '未放行'],
    ]);
    await edit('talent-profile', people[0] ?? '', { consentToListing: false });
    expect(await names()).toEqual([['未放行'], ['未放行']]);
  });

  it('name a benefit only while it is active', async () => {
    const [open, closed] = [await benefit('open'), await benefit('closed', false)];
    await make('brand', { name: '待遇', slug: 'benefits', benefits: [open, closed] });
    const slugs = async () =>
      (await read('benefits')).benefits.map(({ slug }: { slug: string }) => slug);
    expect(await slugs()).toEqual(['open']);
    await edit('benefit', open, { active: false });
    expect(await slugs()).toEqual([]);
  });

  it('show no picture that its storage keeps to itself', async () => {
    const photograph = await uploadPicture(site, token, '照片');
    await make('brand', { name: '图片', slug: 'pictures', logo: photograph.id });
    expect((await read('pictures')).logo).toMatchObject({ alternativeText: '照片' });
    const { provider } = site.strapi.plugin('upload') as unknown as {
      provider: { extend(methods: object): void };
    };
    const answering = (isPrivate: boolean) =>
      provider.extend({ isPrivate: () => Promise.resolve(isPrivate) });
    answering(true);
    expect((await read('pictures')).logo).toBeNull();
    answering(false);
  });

  it('are asked for by nothing but the slug', async () => {
    for (const query of ['populate=*', 'status=draft', 'filters[talents][phone]=1', 'fields=id']) {
      for (const path of ['/api/brands', '/api/brands/whole']) {
        const { status, body } = await site.http.get(`${path}?${query}`);
        expect([status, body.error.details.code]).toEqual([400, 'INVALID_INPUT']);
      }
    }
  });

  it('cost as many statements with many links as with few', async () => {
    const statements = async (path: string): Promise<number> => {
      let count = 0;
      const tally = () => (count += 1);
      site.strapi.db.connection.on('query', tally);
      await site.http.get(path).expect(200);
      site.strapi.db.connection.removeListener('query', tally);
      return count;
    };
    const linked = async (slug: string, many: number): Promise<void> => {
      const numbers = Array.from({ length: many }, (_, index) => index);
      const talents: string[] = [];
      for (const number of numbers) talents.push(await talent(`${slug}${number}`));
      const brand = await make('brand', {
        name: slug,
        slug,
        talents,
        benefits: [await benefit(`${slug}-benefit`)],
        parent: await make('brand', { name: slug, slug: `${slug}-parent` }),
      });
      for (const number of numbers.slice(0, many / 5)) {
        const data = { title: slug, slug: `${slug}-${number}`, brand, talents };
        await make('brand-activity', data);
      }
    };
    // The first request waits for what Strapi reads, for its events, after the writes above.
    const settled = async (path: string): Promise<number> => {
      await statements(path);
      return statements(path);
    };
    await linked('few', 5);
    const [one, list] = [await settled('/api/brands/few'), await settled('/api/brands')];
    await linked('many', 25);
    expect(await settled('/api/brands/many')).toBe(one);
    expect(await settled('/api/brands')).toBe(list);
  });
});
