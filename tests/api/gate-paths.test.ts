import { application, createDesk, type Desk } from '../factories/desk';
import { createFrozen, nomination, type Frozen } from '../factories/frozen';
import { startSite, type Site } from '../setup';

/** What a refusal says to the Content Manager and to REST alike. */
interface Refused {
  name: string;
  code: string;
  path: string;
}

interface Problem {
  name?: string;
  details?: { code?: string; errors?: { path: string[] }[] };
}

const read = ({ name = '', details }: Problem): Refused => ({
  name,
  code: details?.code ?? '',
  path: details?.errors?.[0]?.path.join('.') ?? 'no path',
});

const thrown = async (attempt: () => Promise<unknown>): Promise<Refused> => {
  try {
    await attempt();
  } catch (error) {
    return read(error as Problem);
  }
  return { name: 'not refused', code: '', path: '' };
};

describe('every way to write a frozen entry', () => {
  let site: Site;
  let desk: Desk;
  let admin: string;
  let frozen: Frozen['frozen'];
  let awarded: Frozen['awarded'];

  const query = (type: string) => site.strapi.db.query(type as never);
  const documents = (type: string) => site.strapi.documents(type as never);
  const idOf = (type: string): string => frozen[type]?.documentId ?? '';

  const row = (type: string, documentId = idOf(type)) =>
    query(type).findOne({ where: { documentId }, populate: true as never });

  /** The Content Manager, signed in as super administrator. */
  const contentManager = async (method: 'put' | 'post' | 'delete', path: string, body?: object) => {
    const response = await site.http[method](`/content-manager/collection-types/${path}`)
      .auth(admin, { type: 'bearer' })
      .send(body as never);
    return response.status < 300
      ? { name: 'not refused', code: '', path: '' }
      : read(response.body.error as Problem);
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    const officer = await desk.signer('office');
    admin = officer.token;
    await desk.appoint(officer.staff.documentId, 'leading-group');
    ({ frozen, awarded } = await createFrozen(desk, officer));
  });
  afterAll(() => site.stop());

  describe.each([
    [application, 'requestedFen', '999'],
    [application, 'statement', '别的'],
    [application, 'applicant', null],
    [application, 'benefit', { set: [] }],
    [nomination, 'batch', '2030'],
    [nomination, 'talent', null],
    [nomination, 'unit', { disconnect: [], set: [] }],
  ])('%s: another %s', (type, attribute, value) => {
    const data = { [attribute]: value };
    const where = () => ({ documentId: idOf(type) });

    it.each<[string, () => Promise<Refused>]>([
      ['the Content Manager', () => contentManager('put', `${type}/${idOf(type)}`, data)],
      [
        'the document service',
        () => thrown(() => documents(type).update({ ...where(), data } as never)),
      ],
      [
        'the entity service of old',
        () =>
          thrown(async () => {
            const { id } = await row(type);
            return site.strapi.entityService?.update(type as never, id as never, { data } as never);
          }),
      ],
      ['the query layer', () => thrown(() => query(type).update({ where: where(), data }))],
    ])('by %s is refused at its field', async (_path, attempt) => {
      const before = await row(type);
      expect(await attempt()).toEqual({
        name: 'ValidationError',
        code: 'GUARDED_ATTRIBUTE',
        path: attribute,
      });
      expect(await row(type)).toEqual(before);
    });
  });

  describe.each([[application], [nomination]])('%s as a whole', (type) => {
    const where = () => ({ documentId: idOf(type) });
    const list = () => ({ documentIds: [idOf(type)] });

    it.each<[string, string, () => Promise<Refused>]>([
      [
        'the Content Manager deletes it',
        'DELETE_AFTER_CASE',
        () => contentManager('delete', `${type}/${idOf(type)}`),
      ],
      [
        'the Content Manager deletes it with others',
        'DELETE_AFTER_CASE',
        () => contentManager('post', `${type}/actions/bulkDelete`, list()),
      ],
      [
        'the document service deletes it',
        'DELETE_AFTER_CASE',
        () => thrown(() => documents(type).delete(where() as never)),
      ],
      [
        'the query layer deletes it',
        'DELETE_AFTER_CASE',
        () => thrown(() => query(type).delete({ where: where() })),
      ],
      [
        'the query layer deletes many',
        'MANY_AT_ONCE',
        () => thrown(() => query(type).deleteMany({ where: where() })),
      ],
      [
        'the query layer updates many',
        'MANY_AT_ONCE',
        () => thrown(() => query(type).updateMany({ where: where(), data: { state: 'paid' } })),
      ],
      [
        'the query layer creates many',
        'MANY_AT_ONCE',
        () => thrown(() => query(type).createMany({ data: [{ state: 'paid' }] })),
      ],
      [
        'the document service gives it another documentId',
        'GUARDED_ATTRIBUTE',
        () =>
          thrown(() =>
            documents(type).update({ ...where(), data: { documentId: 'other' } } as never),
          ),
      ],
      [
        'the query layer gives it another documentId',
        'GUARDED_ATTRIBUTE',
        () => thrown(() => query(type).update({ where: where(), data: { documentId: 'other' } })),
      ],
    ])('%s: refused', async (_path, code, attempt) => {
      const before = await row(type);
      expect(await attempt()).toMatchObject({ name: 'ValidationError', code });
      expect(await row(type)).toEqual(before);
    });

    it('keeps its state, whatever state is sent', async () => {
      const before = await row(type);
      const data = { state: 'paid', awardedFen: '1', termEndsOn: '2099-01-01' };
      await documents(type).update({ ...where(), data } as never);
      await contentManager('put', `${type}/${idOf(type)}`, { state: 'paid' });
      const after = await row(type);
      // Strapi stamps every write.
      const stamps = { updatedAt: 0, updatedBy: 0, publishedAt: 0 };
      expect({ ...after, ...stamps }).toEqual({ ...before, ...stamps });
    });

    it('is not published, by one or by many', async () => {
      const before = await row(type);
      for (const action of ['bulkPublish', 'bulkUnpublish']) {
        await contentManager('post', `${type}/actions/${action}`, list());
      }
      await contentManager('post', `${type}/${idOf(type)}/actions/publish`, {});
      expect(await row(type)).toEqual(before);
    });

    it('gives a clone nothing of its procedure', async () => {
      const cloned = await documents(type).clone({ ...where(), data: {} } as never);
      const [copy] = cloned?.entries as unknown as { documentId: string }[];
      expect(await row(type, copy?.documentId)).toMatchObject({ state: 'draft' });
      expect(await desk.service('approval').latestOf({ type, ...copy })).toBeNull();
    });

    it('cannot lose what it points to', async () => {
      const before = await row(type);
      for (const [target, documentId] of Object.entries(frozen[type]?.targets ?? {})) {
        const expected = { name: 'ValidationError', code: 'TARGET_OF_OPEN_CASE' };
        const attempts = [
          () => contentManager('delete', `${target}/${documentId}`),
          () =>
            contentManager('post', `${target}/actions/bulkDelete`, { documentIds: [documentId] }),
          () => thrown(() => documents(target).delete({ documentId } as never)),
          () => thrown(() => query(target).delete({ where: { documentId } })),
          () => thrown(() => query(target).deleteMany({ where: { documentId } })),
        ];
        for (const attempt of attempts) {
          expect({ target, ...(await attempt()) }).toMatchObject({ target, ...expected });
        }
      }
      expect(await row(type)).toEqual(before);
    });
  });

  it('an entry whose case has ended well cannot lose what it points to either', async () => {
    const before = await row(application, awarded.documentId);
    expect(before).toMatchObject({ state: 'awarded', applicant: { documentId: awarded.profile } });
    for (const [name, documentId] of [
      ['talent-profile', awarded.profile],
      ['benefit', awarded.benefit],
    ]) {
      const target = `plugin::talent-office.${name}`;
      expect(await thrown(() => query(target).delete({ where: { documentId } }))).toMatchObject({
        name: 'ValidationError',
        code: 'TARGET_OF_FROZEN_ENTRY',
      });
    }
    expect(await row(application, awarded.documentId)).toEqual(before);
  });

  it('the money it is paid from cannot be deleted', async () => {
    const line = (await row(application))?.line as { documentId: string };
    const { documentId } = line;
    const type = 'plugin::talent-office.fund-line';
    expect(await contentManager('delete', `${type}/${documentId}`)).toMatchObject({
      name: 'ValidationError',
      code: 'DELETE_AFTER_CASE',
    });
  });

  it('no generic REST route is mounted over it', async () => {
    for (const path of [
      `/api/nominations/${idOf(nomination)}`,
      `/api/talent-office/fund-applications/${idOf(application)}`,
    ]) {
      const { status } = await site.http.put(path).send({ data: { batch: '2030' } });
      expect([404, 405]).toContain(status);
    }
  });

  it('switching the lifecycles off is refused, and the gate goes on judging', async () => {
    const disable = () => Promise.resolve().then(() => site.strapi.db.lifecycles.disable());
    expect(await thrown(disable)).toMatchObject({ code: 'GATE_STAYS_ON' });
    const where = { documentId: idOf(nomination) };
    const update = () => query(nomination).update({ where, data: { batch: '2030' } });
    expect((await thrown(update)).code).toBe('GUARDED_ATTRIBUTE');
  });
});

describe('a site whose remote transfer is on', () => {
  it('does not boot', async () => {
    const config = { 'server.transfer.remote.enabled': true };
    await expect(startSite({ config })).rejects.toThrow('transfer.remote.enabled');
  });
});
