import { randomUUID } from 'node:crypto';

import { type LineRef } from '../../plugins/talent-office/server/src/engine/ledger';
import { seedAdminRoles } from '../../database/seeds/reference/admin-roles';
import { createSeeding } from '../../database/seeds/seeding';
import { createPanel } from '../factories/panel';

import { createExecution, startedAt, type Execution } from '../factories/execution';

const disbursementType = 'plugin::talent-office.disbursement';
const floor = 120_000_000;

let at: Execution;

beforeAll(async () => {
  at = await createExecution();
});
afterEach(() => at.clock().set(new Date(startedAt)));
afterAll(() => at.site.stop());

describe('what everybody may read', () => {
  interface Payee {
    readonly name: string;
  }

  /** So many people paid on a line, by what an award makes of them. */
  const pay = async (year: number, line: LineRef, payees: readonly Payee[]) => {
    for (const { name } of payees) {
      const { profile } = await at.office.talent({ name });
      const asked = await at.office.create('fund-application', {
        title: `安家补贴 · ${name}`,
        applicant: profile.documentId,
      });
      // By hand nobody makes one; here it is written as an award writes it.
      const documentId = randomUUID().slice(0, 24);
      const [disbursement] = await at.books.knex('talent_office_disbursements').insert({
        ...{ document_id: documentId, title: name, amount_fen: 100, budget_year: year },
      });
      const link = at.site.strapi.db.metadata.get(disbursementType as never).attributes
        .application as {
        joinTable?: {
          name: string;
          joinColumn: { name: string };
          inverseJoinColumn: { name: string };
        };
      };
      if (!link.joinTable) throw new Error('no table of relations');
      await at.books.knex(link.joinTable.name).insert({
        [link.joinTable.joinColumn.name]: disbursement,
        [link.joinTable.inverseJoinColumn.name]: asked.id,
      });
      const holder = { type: disbursementType, documentId, limit: 'part' };
      await at.books.bring(holder, line, 'committed', 100);
      await at.move(line, holder, 'committed', 'paid', 100);
    }
  };

  it('is no person: with other names and titles the answer is the same, byte for byte', async () => {
    const { year, lines } = await at.openYear([
      { budgetFen: floor, title: '王雨思安家补贴' },
      { budgetFen: 5000, use: 'care', source: 'donation' },
    ]);
    const [many, few] = lines as [LineRef, LineRef];
    const names = ['甲', '乙', '丙', '丁', '戊'].map((name) => ({ name: `公开${name}` }));
    await pay(year, many, names);
    await pay(year, few, names.slice(0, 4));
    const ask = () => at.site.http.get(`/api/fund-years/${year}/summary`).expect(200);
    const { text, body } = await ask();
    expect(body.data).toMatchObject({
      budget: { originalFen: floor + 5000, revisedFen: floor + 5000, paidFen: 900 },
      uses: [
        { use: 'care', paidFen: 400, executionRate: 800, beneficiaries: null },
        { use: 'introduction', paidFen: 500, beneficiaries: 5 },
      ],
      sources: [
        { source: 'own-budget', paidFen: 500 },
        { source: 'donation', paidFen: 400 },
      ],
    });
    expect(body.data.months).toContainEqual({ month: '2026-11', paidFen: 900 });
    expect(text).not.toMatch(/公开|王雨思|title|documentId/);
    await at.books.knex('talent_office_talent_profiles').update({ name: '另一个人' });
    for (const table of ['fund_applications', 'fund_lines', 'disbursements']) {
      await at.books.knex(`talent_office_${table}`).update({ title: '另一个名称' });
    }
    expect((await ask()).text).toBe(text);
  });
});

describe('who may read of it', () => {
  it('is no department, and nobody who is not signed in', async () => {
    await seedAdminRoles(createSeeding(at.site.strapi));
    const panel = createPanel(at.site);
    await panel.account('department-of-books', 'jinlan-department');
    const department = await panel.logIn('department-of-books@jinlan.test');
    for (const path of [
      '/fund-execution',
      '/fund-execution/2026',
      '/fund-execution/2026/transfers?stage=paid',
      '/ledger/accounts',
      '/ledger/trial-balance',
      '/ledger/transfers/1',
      '/ledger/verification',
    ]) {
      expect([path, (await at.get(path, department)).status]).toEqual([path, 403]);
      expect([path, (await at.site.http.get(`/talent-office${path}`)).status]).toEqual([path, 401]);
    }
  });
});
