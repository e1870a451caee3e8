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
      rules: [],
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

  const decided = async (tier: string, endsOn = '2027-12-01') => {
    const { profile, actor } = await office.talent({ tier });
    const documentId = await create(tenancy, {
      tenant: profile.documentId,
      room: await create(room, { code: randomUUID(), baseRentFen: '123400' }),
      startsOn: '2026-12-01',
      endsOn,
    });
    const target = { type: tenancy, documentId };
    await service('lifecycle').act({
      ...target,
      action: 'submit',
      actor,
      operation: randomUUID(),
    });
    const one = await service('approval').latestOf(target);
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

  it('is not allocated where the table says no share for the tier', async () => {
    await expect(decided('D')).rejects.toMatchObject({ code: 'FACTS_MISSING' });
  });

  it.each(['2026-12-01', '2026-11-30', '2076-12-02', '9999-12-31'])(
    'is not allocated until %s: without a day, or for longer than anybody lives there',
    async (endsOn) => {
      await expect(decided('C', endsOn)).rejects.toMatchObject({
        code: 'PERIOD_INVALID',
        path: 'endsOn',
      });
    },
  );
});
