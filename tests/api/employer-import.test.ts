import { randomUUID } from 'node:crypto';

import { Workbook } from 'exceljs';

import { application, createDesk, type Desk } from '../factories/desk';
import { createEmployers } from '../factories/employer';
import { nextIdentityNumber } from '../factories/office';
import { startSite, type Site } from '../setup';

type Employers = ReturnType<typeof createEmployers>;

const staffHead = ['姓名', '证件号码', '学历'];
const applicationHead = ['证件号码', '申请待遇', '申请金额（元）'];

describe('workbooks of an employer', () => {
  let site: Site;
  let desk: Desk;
  let at: Employers;
  let benefit: string;

  beforeAll(async () => {
    site = await startSite({ now: '2026-03-02T02:00:00.000Z' });
    desk = await createDesk(site);
    at = createEmployers(site, desk);
    const office = await desk.signer('office');
    const ruleSet = await desk.rules('import-tier', application, 'subject.tier in ["A", "B"]');
    const line = await desk.line(1_000_000_00, office.actor);
    const workflow = await desk.workflow('imported', application, [{ key: 'leading-group' }]);
    const common = { kind: 'k', amountExpression: '100000', ruleSet, workflow, line };
    const documentId = await desk.benefit(common);
    const row = await desk.stored('plugin::talent-office.benefit', documentId);
    benefit = String(row.title);
  });
  afterAll(() => site.stop());

  const book = async (rows: readonly (readonly unknown[])[]): Promise<Buffer> => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('Sheet1');
    // Cell by cell: an array of the suite's realm is none to the library.
    rows.forEach((row, index) => {
      row.forEach((value, column) => {
        sheet.getCell(index + 1, column + 1).value = value as never;
      });
    });
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  const send = (
    what: string,
    token: string,
    content: Buffer,
    fields: Readonly<Record<string, string>> = {},
    key: string = randomUUID(),
  ) => {
    let request = site.http
      .post(`/api/employer/${what}`)
      .auth(token, { type: 'bearer' })
      .set('Idempotency-Key', key)
      .attach('files', content, 'staff.xlsx');
    for (const [name, value] of Object.entries(fields)) request = request.field(name, value);
    return request;
  };
  const previewed = async (what: string, token: string, content: Buffer) => {
    const answer = await send(`${what}/import/preview`, token, content);
    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
    return answer.body.data;
  };
  const firm = async () => {
    const { documentId: employer } = await at.employer();
    return { employer, agent: await at.agent({ employer }) };
  };
  const staffOf = async (token: string): Promise<{ name: string; education: string }[]> =>
    (await at.get('/employer/staff', token)).body.data;

  it('are looked at, then taken, and change nothing the second time', async () => {
    const { agent } = await firm();
    const elsewhere = await firm();
    const known = nextIdentityNumber();
    await desk.office.create('talent-profile', {
      name: '别人的职工',
      identityDocument: known,
      employer: elsewhere.employer,
    });
    const content = await book([
      staffHead,
      ['甲', nextIdentityNumber(), '本科'],
      ['乙', nextIdentityNumber(), ''],
      ['丙', known, ''],
    ]);
    const { preview, rows, problems } = await previewed('staff', agent.token, content);
    expect(problems).toEqual([]);
    // Whether somebody works elsewhere a look does not tell.
    expect(rows.map(({ effect }: { effect: string }) => effect)).toEqual(['new', 'new', 'new']);
    expect(await staffOf(agent.token)).toEqual([]);
    const first = await send('staff/import', agent.token, content, { preview });
    expect(first.body.data.map(({ effect }: { effect: string }) => effect)).toEqual([
      'made',
      'made',
      'to-be-linked',
    ]);
    const after = await staffOf(agent.token);
    expect(after.map(({ name }) => name).sort()).toEqual(['乙', '甲']);
    expect(after.find(({ name }) => name === '甲')?.education).toBe('undergraduate');
    const again = await send('staff/import', agent.token, content, { preview });
    expect(again.body.data.map(({ effect }: { effect: string }) => effect)).toEqual([
      'own',
      'own',
      'to-be-linked',
    ]);
    expect(await staffOf(agent.token)).toEqual(after);
  });

  it('with a bad row are told by row and column, and nobody is entered', async () => {
    const { agent } = await firm();
    const number = nextIdentityNumber();
    const content = await book([
      staffHead,
      ['甲', number, '本科'],
      ['乙', 230121196101010011, ''],
      ['丙', '230111199001011234', ''],
      ['丁', number, ''],
      ['', nextIdentityNumber(), ''],
      ['戊', nextIdentityNumber(), '幼儿园'],
    ]);
    const { preview, problems } = await previewed('staff', agent.token, content);
    expect(
      problems.map(({ row, column, code }: Record<string, unknown>) => [row, column, code]),
    ).toEqual([
      [3, 'B', 'LIST_CELL_KIND'],
      [4, 'B', expect.stringMatching(/^IDENTITY_/)],
      [5, 'B', 'IMPORT_TWICE'],
      [6, 'A', 'IMPORT_EMPTY'],
      [7, 'C', 'INVALID_INPUT'],
    ]);
    const refused = await send('staff/import', agent.token, content, { preview });
    expect(at.codeOf(refused)).toBe('IMPORT_NOT_CLEAN');
    expect(refused.body.error.details.errors[0].path).toEqual(['B3']);
    expect(await staffOf(agent.token)).toEqual([]);
  });

  it('are those that were looked at, of at most 500 rows, with known columns, from an agent', async () => {
    const { agent } = await firm();
    const one = await book([staffHead, ['甲', nextIdentityNumber(), '']]);
    const other = await book([staffHead, ['乙', nextIdentityNumber(), '']]);
    const { preview } = await previewed('staff', agent.token, one);
    expect(at.codeOf(await send('staff/import', agent.token, other, { preview }))).toBe(
      'IMPORT_OTHER_FILE',
    );
    const look = async (rows: readonly (readonly unknown[])[], token = agent.token) =>
      at.codeOf(await send('staff/import/preview', token, await book(rows)));
    expect(await look([staffHead])).toBe('IMPORT_ROWS');
    expect(await look([staffHead, ...Array.from({ length: 501 }, () => ['甲', 'x', ''])])).toBe(
      'IMPORT_ROWS',
    );
    expect(
      await look([
        ['姓名', '层次'],
        ['甲', 'A'],
      ]),
    ).toBe('IMPORT_COLUMNS');
    const stranger = await at.tokenOf(await desk.office.websiteUser('nobody'));
    expect(await look([staffHead, ['甲', nextIdentityNumber(), '']], stranger)).toBe(
      'NOT_AN_AGENT',
    );
    const hostile = await send('staff/import/preview', agent.token, Buffer.from('no workbook'));
    expect(at.codeOf(hostile)).toBe('LIST_FILE_KIND');
  });

  it('bring applications of its own staff, once', async () => {
    const { agent, employer } = await firm();
    const other = await firm();
    const numbers = [nextIdentityNumber(), nextIdentityNumber()];
    const [own, foreign] = numbers;
    for (const [identityDocument, whose] of [
      [own, employer],
      [foreign, other.employer],
    ]) {
      await desk.office.create('talent-profile', {
        name: '职工',
        tier: 'B',
        identityDocument,
        employer: whose,
      });
    }
    const wrong = await book([
      applicationHead,
      [foreign, benefit, '1000'],
      [own, '没有的待遇', '1000'],
      [own, benefit, '一千'],
    ]);
    const told = await previewed('applications', agent.token, wrong);
    expect(
      told.problems.map(({ row, column, code }: Record<string, unknown>) => [row, column, code]),
    ).toEqual([
      [2, 'A', 'IMPORT_STRANGER'],
      [3, 'B', 'IMPORT_BENEFIT'],
      [4, 'C', 'IMPORT_AMOUNT'],
    ]);
    const good = await book([applicationHead, [own, benefit, '1,000.50']]);
    const { preview, rows } = await previewed('applications', agent.token, good);
    expect(rows).toMatchObject([{ row: 2, effect: 'new' }]);
    const first = await send('applications/import', agent.token, good, { preview });
    expect(first.body.data).toMatchObject([{ effect: 'made' }]);
    const again = await send('applications/import', agent.token, good, { preview });
    expect(again.body.data).toMatchObject([{ effect: 'own' }]);
    const { body } = await at.get('/employer/applications', agent.token);
    expect(body.data).toMatchObject([{ requestedFen: 100_050, state: { code: 'draft' } }]);
  });
});
