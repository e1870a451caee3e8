import { randomUUID } from 'node:crypto';

import { createOffice, type Office } from '../factories/office';
import { startSite, type Site } from '../setup';

const tenancy = 'api::tenancy.tenancy';
const room = 'api::apartment-room.apartment-room';

describe('a tenancy', () => {
  let site: Site;
  let office: Office;
  let signer: { kind: 'admin'; id: number };
  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const create = async (type: typeof tenancy | typeof room, data: object): Promise<string> =>
    (await site.strapi.documents(type).create({ data } as never)).documentId;

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    office = createOffice(site.strapi);
    signer = await office.signer('office');
    const rules = await office.create('rule-set', {
      title: '公寓',
      key: 'apartment',
      entryType: tenancy,
      // What is looked at here is the room and its days.
      rules: [
        {
          code: 'any',
          kind: 'hard',
          expression: 'true',
          messageZh: '任何人',
          messageEn: 'Anybody',
        },
      ],
    });
    const workflow = await office.create('workflow', {
      title: '公寓',
      key: 'apartment',
      entryType: tenancy,
      stages: [
        {
          key: 'office',
          title: '人才办',
          kind: 'review',
          seats: [{ key: 'office', title: '人才办', role: 'office', signatures: 1 }],
        },
      ],
    });
    await site.strapi.db.transaction(async ({ trx }) => {
      await service('rules').enact(trx, rules.documentId, 'test');
      await service('approval').enact(trx, workflow.documentId, 'test');
    });
    const tiers = [
      { rentShare: 90, validFrom: '2020-01-01', validUntil: '2026-11-23' },
      { rentShare: 30, validFrom: '2026-11-23' },
      { rentShare: 10, validFrom: '2027-01-01' },
    ];
    for (const row of tiers) await office.create('tier', { code: 'C', name: 'C', ...row });
    await office.create('tier', { code: 'D', name: 'D', validFrom: '2020-01-01' });
  });
  afterAll(() => site.stop());

  const newRoom = () => create(room, { code: randomUUID(), baseRentFen: '123400' });
  const act = (documentId: string, action: string, actor: object = signer, input = {}) =>
    service('lifecycle').act({
      ...{ type: tenancy, documentId, action, actor, input },
      operation: randomUUID(),
    });
  const submitted = async (tier: string, data: object = {}) => {
    const { profile, actor } = await office.talent({ tier });
    const documentId = await create(tenancy, {
      tenant: profile.documentId,
      startsOn: '2026-12-01',
      endsOn: '2027-12-01',
      ...data,
      ...('room' in data ? {} : { room: await newRoom() }),
    });
    await act(documentId, 'submit', actor);
    return documentId;
  };
  const decided = async (tier: string, data: object = {}) => {
    const documentId = await submitted(tier, data);
    const one = await service('approval').latestOf({ type: tenancy, documentId });
    await site.strapi.db.transaction(({ trx }) =>
      service('approval').decide(trx, {
        caseId: one.publicId,
        seat: 'office',
        choice: 'approve',
        seen: one.guarded,
        comment: null,
        values: {},
        parts: [],
        actor: signer,
        operation: randomUUID(),
      }),
    );
    return documentId;
  };

  it("freezes the rent by the tenant's tier, as the table of tiers has it on that day", async () => {
    const documentId = await decided('C');
    const rent = async () => {
      const row = await site.strapi.db.query(tenancy).findOne({ where: { documentId } });
      return [row?.state, Number(row?.rentFen)];
    };
    expect(await rent()).toEqual(['allocated', 37020]);
    await site.strapi.documents(tenancy).update({ documentId, data: { rentFen: '1' } } as never);
    await site.strapi.db
      .query('plugin::talent-office.tier' as never)
      .update({ where: { rentShare: 30 }, data: { rentShare: 100 } } as never);
    expect(await rent()).toEqual(['allocated', 37020]);
  });

  const standing = async (documentId: string) => {
    const row = await site.strapi.db.query(tenancy).findOne({ where: { documentId } });
    return [row?.state, row?.endsOn];
  };
  const setDay = (day: string) => service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const actDue = () => service('lifecycle').actDue({ proceed: () => Promise.resolve() });

  it('ends early on the day that is given, and from that day on the room is free', async () => {
    setDay('2026-11-23');
    const shared = await newRoom();
    const documentId = await decided('C', { room: shared });
    setDay('2026-12-01');
    await act(documentId, 'moveIn');
    setDay('2027-03-10');
    const next = { room: shared, startsOn: '2027-03-10', endsOn: '2027-09-01' };
    await expect(submitted('C', next)).rejects.toMatchObject({ code: 'ALREADY_CLAIMED' });
    for (const endsOn of ['2027-03-11', '2026-11-30']) {
      await expect(act(documentId, 'end', signer, { endsOn })).rejects.toMatchObject({
        code: 'CONDITION_NOT_MET',
      });
    }
    expect(await standing(documentId)).toEqual(['living', '2027-12-01']);
    await expect(submitted('C', next)).rejects.toMatchObject({ code: 'ALREADY_CLAIMED' });

    await act(documentId, 'end', signer, { endsOn: '2027-03-10' });
    expect(await standing(documentId)).toEqual(['ended', '2027-03-10']);
    expect(await standing(await decided('C', next))).toEqual(['allocated', '2027-09-01']);
  });

  it('is cancelled before it begins, and the room is free for all its days', async () => {
    setDay('2026-11-23');
    const shared = await newRoom();
    const documentId = await decided('C', { room: shared });
    await expect(submitted('C', { room: shared })).rejects.toMatchObject({
      code: 'ALREADY_CLAIMED',
    });
    await act(documentId, 'cancel');
    expect(await standing(documentId)).toEqual(['closed', '2027-12-01']);
    expect((await standing(await decided('C', { room: shared })))[0]).toBe('allocated');
  });

  it('expires on the day on which it ends, not before', async () => {
    setDay('2026-11-23');
    const documentId = await decided('C', { endsOn: '2027-01-10' });
    await act(documentId, 'moveIn');
    for (const [day, state] of [
      ['2027-01-09', 'living'],
      ['2027-01-10', 'ended'],
    ] as const) {
      setDay(day);
      await actDue();
      expect(await standing(documentId)).toEqual([state, '2027-01-10']);
    }
  });

  it.each([
    ['no last day', { endsOn: null }, 'REFERENCE_MISSING'],
    ['no day at all', { endsOn: '2026-12-01' }, 'PERIOD_INVALID'],
  ])('is not submitted with %s', async (_what, data, code) => {
    setDay('2026-11-23');
    await expect(submitted('C', data)).rejects.toMatchObject({ code });
  });

  it('is not allocated where the table says no share for the tier', async () => {
    await expect(decided('D')).rejects.toMatchObject({ code: 'FACTS_MISSING' });
  });

  it.each(['2026-12-01', '2026-11-30', '2076-12-02', '9999-12-31'])(
    'is not allocated until %s: without a day, or for longer than anybody lives there',
    async (endsOn) => {
      await expect(decided('C', { endsOn })).rejects.toMatchObject({
        code: 'PERIOD_INVALID',
        path: 'endsOn',
      });
    },
  );
});
