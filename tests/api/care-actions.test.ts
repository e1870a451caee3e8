import { rowsOf } from '../../plugins/talent-office/server/src/office/audit-pack/rows';
import { createDesk, type Desk } from '../factories/desk';
import { createPayer, type Payer, type Signer } from '../factories/payments';
import { startSite, type Site } from '../setup';

const expenditures = 'plugin::talent-office.direct-expenditure';
const invoices = 'plugin::talent-office.expenditure-invoice';
const cares = 'plugin::talent-office.care-action';
const today = '2026-11-25';

/** Care of talents (关怀慰问), and what is spent for it. */
describe('a care action', () => {
  let site: Site;
  let desk: Desk;
  let payer: Payer;
  let leader: Signer;
  let line: string;
  let unit: string;
  let count = 0;

  const code = async (attempt: Promise<unknown>): Promise<unknown> => {
    try {
      await attempt;
      return 'done';
    } catch (error) {
      const { code: found, details } = error as { code?: string; details?: { code?: string } };
      return found ?? details?.code ?? error;
    }
  };
  const act = (type: string, id: string, action: string) =>
    desk.act(type, id, action, payer.preparer.actor);
  const care = async (data: object = {}): Promise<string> => {
    const { documentId } = await desk.create(cares, {
      ...{ title: '走访', kind: 'holiday-visit', heldOn: today, unit, ...data },
    });
    return documentId;
  };
  const visited = async (name: string) => (await desk.talent({ name })).profile.documentId;
  /** Approved, with one invoice on record. */
  const spent = async (data: object = {}): Promise<string> => {
    const { documentId } = await desk.create(expenditures, {
      ...{
        title: `支出${(count += 1)}`,
        purpose: '慰问品',
        amountFen: '1000',
        unit,
        line,
        ...data,
      },
    });
    await act(expenditures, documentId, 'submit');
    expect((await desk.decide(expenditures, documentId, leader.token)).status).toBe(200);
    const bill = await desk.create(invoices, {
      ...{ number: `2612000000${count}`, expenditure: documentId, issuer: '示例商贸公司' },
      ...{ amountFen: '1000', invoicedOn: today },
    });
    await act(invoices, bill.documentId, 'register');
    return documentId;
  };

  beforeAll(async () => {
    site = await startSite({ now: `${today}T02:00:00.000Z` });
    desk = await createDesk(site);
    payer = await createPayer(site, desk);
    leader = await desk.signer('leading-group');
    line = await desk.line(1_000_000, payer.preparer.actor, 2026);
    await desk.workflow('direct-expenditure', expenditures, [{ key: 'leading-group' }]);
    const bureau = await desk.office.create('unit', {
      ...{ name: '人才办', code: 'care-unit', kind: 'department' },
    });
    unit = bureau.documentId;
  });
  afterAll(() => site.stop());

  it('names whom it was for, as it was put on record', async () => {
    const recorded = async (data: object) => code(act(cares, await care(data), 'recordCare'));
    const talents = [await visited('慰问一'), await visited('慰问二')];
    expect(await recorded({})).toBe('CONDITION_NOT_MET');
    expect(await recorded({ talents, heldOn: '2026-11-26' })).toBe('CONDITION_NOT_MET');
    const id = await care({ talents, eachFen: '50000' });
    await act(cares, id, 'recordCare');
    const change = (data: object) =>
      site.strapi.documents(cares as never).update({ documentId: id, data: data as never });
    expect(await code(change({ eachFen: '90000' }))).toBe('GUARDED_ATTRIBUTE');
    await change({ talents: [await visited('冒名')] });
    expect(await desk.stored(cares, id)).toMatchObject({
      ...{ state: 'registered', recipients: '慰问一、慰问二' },
    });
  });

  it('is what money was spent for; where neither it nor an activity is named, the audit pack says so', async () => {
    const told = await care({ talents: [await visited('慰问三')] });
    await act(cares, told, 'recordCare');
    await spent({ careAction: told });
    await spent({ careAction: await care() });
    await spent();
    const rows = await site.strapi.db.transaction(({ trx }) =>
      rowsOf(site.strapi as never, trx as never, payer.preparer.actor, 2026),
    );
    expect(rows.map(({ benefit, applicant }) => `${benefit} ${applicant}`)).toEqual(
      Array<string>(3).fill('直接支出 人才办'),
    );
    expect(rows.map(({ decisions }) => decisions)).toEqual([1, 1, 1]);
    expect(rows.map(({ gaps }) => gaps)).toEqual([
      ['到期未拨付'],
      ['关联的关怀行动尚未登记', '到期未拨付'],
      ['没有关联活动或关怀行动', '到期未拨付'],
    ]);
  });

  it('is nothing that the public reads', async () => {
    await site.http.get('/api/care-actions').expect(404);
    const { text } = await site.http.get('/api/fund-years/2026/summary').expect(200);
    expect(text).not.toContain('慰问');
  });
});
