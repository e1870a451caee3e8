import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import type {
  CandidateBody,
  PaymentBatchDetail,
} from '../../plugins/talent-office/shared/contracts/payment-batches';
import { proofHeader } from '../../plugins/talent-office/shared/contracts/signing';
import { createContentManager } from '../factories/content-manager';
import { fileContents } from '../factories/files';
import { demoPassword, enterAs, launchBrowser, screenshot } from '../setup/browser';

const paymentsPath = '/admin/plugins/talent-office/payments';
const title = '浏览器拨付批次';
const banks = ['6222021234567890', '6222021234567891'];

const shanghaiToday = (): string =>
  new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** At the size of an office's screen nothing stands out of the page. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** One batch of two lines, from draft to answered: office, director and finance, each at his own screen. */
describe('payments in the admin panel', () => {
  const office = createContentManager('office');
  const finance = createContentManager('finance');
  let browser: Browser;
  let page: Page;
  /** Of the batch that is looked at, and of the first one. */
  let id: string;
  let first: string;

  const dialog = () => page.getByRole('dialog').last();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  /** Presses a button that asks once more, and answers it. */
  const act = async (name: string): Promise<void> => {
    await button(name).click();
    await dialog().getByRole('button', { name, exact: true }).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
  };
  const as = async (account: string, language?: 'en'): Promise<void> => {
    await page?.context().close();
    page = await enterAs(browser, account, language);
    await page.goto(`${paymentsPath}/${id}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  };
  const detail = async (): Promise<PaymentBatchDetail> => {
    const { body } = await office.send('get', `/talent-office/payment-batches/${id}`).expect(200);
    return body.data as PaymentBatchDetail;
  };
  const post = (by: typeof office, path: string, body: object) =>
    by
      .send('post', `/talent-office${path}`)
      .set('Idempotency-Key', randomUUID())
      .send(body)
      .expect(200);
  const seesState = (state: string) =>
    page
      .getByText(new RegExp(`^${state} · `))
      .first()
      .waitFor();
  const csv = (rows: readonly (readonly string[])[], digest: string) => ({
    name: 'answer.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        '行号,批次校验码,指标文号,科目,结果（已付、未付）,凭证号,银行日期,未付原因',
        ...rows.map(([number, ...rest]) => [number, digest, ...rest].join(',')),
      ].join('\r\n'),
    ),
  });

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await page.context().close();
    await browser.close();
  });

  it('begin with a batch and what is due', async () => {
    page = await enterAs(browser, 'office');
    await page.goto(paymentsPath);
    await page.getByRole('link', { name: '第一批拨付（示例）' }).waitFor();
    await screenshot(page, 'payments');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await button('新建批次').click();
    await dialog().getByRole('button', { name: '新建批次', exact: true }).click();
    await dialog().getByText('请填写').first().waitFor();
    await dialog().getByRole('textbox', { name: /名称/ }).fill(title);
    await screenshot(page, 'payment-new');
    await dialog().getByRole('button', { name: '新建批次', exact: true }).click();
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    id = page.url().split('/').at(-1) ?? '';
    first = id;
    await button('添加应拨项').click();
    await dialog().getByRole('checkbox').nth(1).click();
    await dialog().getByRole('checkbox').nth(2).click();
    await screenshot(page, 'payment-candidates');
    await dialog().getByRole('button', { name: '添加 2 项', exact: true }).click();
    await button('查看第 2 行').waitFor();
    await act('核对名单');
    await page.getByText('没有经两人核对的收款账户').first().waitFor();
    await screenshot(page, 'payment-reasons');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  });

  it('are refused with a line that cannot be paid, in the user’s words', async () => {
    await as('finance');
    await button('复核锁定').click();
    await dialog().getByRole('button', { name: '复核锁定', exact: true }).click();
    await dialog().getByRole('alert').getByText('名单中有 2 笔不能拨付').waitFor();
    await screenshot(page, 'payment-refused');
  });

  it('go to accounts that one enters and another one verifies', async () => {
    const [one, second] = (await detail()).lines;
    const name = one?.payeeName ?? '';
    await as('office');
    await page.goto(paymentsPath);
    await page.getByRole('tab', { name: '收款账户' }).click();
    await button('登记账户').click();
    await dialog().getByRole('combobox', { name: '收款对象' }).last().click();
    await page.keyboard.type(name, { delay: 50 });
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click();
    await dialog()
      .getByRole('textbox', { name: /开户银行/ })
      .fill('示例银行');
    await dialog()
      .getByRole('textbox', { name: /银行账号/ })
      .fill(banks[0] ?? '');
    await screenshot(page, 'payee-new');
    await dialog().getByRole('button', { name: '登记账户', exact: true }).click();
    await button(`办理 ${name}`).waitFor();
    await screenshot(page, 'payees');
    await button(`办理 ${name}`).click();
    await dialog().getByText('登记人不能核对自己登记的账户').waitFor();
    // The other one goes the same way past the browser.
    const found = await office
      .send(
        'get',
        `/talent-office/payee-holders?kind=talent&name=${encodeURIComponent(second?.payeeName ?? '')}`,
      )
      .expect(200);
    const { body } = await post(office, '/payee-accounts', {
      holder: { kind: 'talent', id: found.body.data[0].documentId },
      ...{ payeeName: second?.payeeName, bankName: '示例银行', accountNumber: banks[1] },
    });
    await post(finance, `/payee-accounts/${body.data.documentId}/verify`, {
      accountNumber: banks[1],
    });
    await as('finance');
    await page.goto(paymentsPath);
    await page.getByRole('tab', { name: '收款账户' }).click();
    await button(`办理 ${name}`).click();
    await button('核对账号').click();
    const number = dialog().getByRole('textbox', { name: /银行账号/ });
    await number.fill('6222021234567899');
    await dialog().getByRole('button', { name: '核对账号', exact: true }).click();
    await dialog().getByRole('alert').getByText('不一致').waitFor();
    await screenshot(page, 'payee-differs');
    await number.fill(banks[0] ?? '');
    await dialog().getByRole('button', { name: '核对账号', exact: true }).click();
    await page.getByText('账号一致，已核对。').waitFor();
    await page.getByRole('dialog').getByText('************7890').waitFor();
  });

  it('are checked, confirmed, approved with a numbered letter, and sent', async () => {
    await as('office');
    await act('核对名单');
    await page.getByText('没有经两人核对的收款账户').first().waitFor({ state: 'hidden' });
    await button('查看第 1 行').click();
    await dialog().getByText('收款账户已经两人核对').waitFor();
    await screenshot(page, 'payment-line');
    await as('finance');
    expect(await button('核对名单').count()).toBe(0);
    expect(await button('添加应拨项').count()).toBe(0);
    await act('复核锁定');
    await seesState('已锁定');
    await as('office');
    await act('报批');
    await page.getByText(/审批中：/).waitFor();
    await as('director');
    await button('同意').click();
    await dialog().getByLabel('登录密码').fill(demoPassword());
    await dialog().getByRole('button', { name: '确认同意', exact: true }).click();
    await seesState('已批准');
    await as('office');
    await button('制发拨款函').click();
    await page
      .getByText(/人才拨〔\d{4}〕\d+号/)
      .first()
      .waitFor();
    const saved = page.waitForEvent('download');
    await button('导出拨付明细').click();
    expect((await saved).suggestedFilename()).toBe(`${title}.xlsx`);
    await page.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
    await screenshot(page, 'payment-approved');
    await act('送财政');
    await seesState('已送财政');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  });

  it('are answered by hand and by a file, of which a wrong one changes nothing', async () => {
    const { digest, lines } = await detail();
    await as('finance');
    await page
      .getByText(/人才拨〔\d{4}〕\d+号/)
      .first()
      .waitFor();
    await button('查看第 1 行').click();
    await button('登记指标').click();
    await dialog()
      .getByRole('textbox', { name: /指标文号/ })
      .fill('哈财预〔2026〕8号');
    await dialog().getByRole('textbox', { name: /科目/ }).fill('2080199');
    await dialog().getByRole('button', { name: '登记指标', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByText(/指标 哈财预/)
      .first()
      .waitFor();
    await screenshot(page, 'payment-assigned');
    await page.keyboard.press('Escape');
    await button('导入财政反馈').click();
    const [one, two] = lines.map(({ number }) => String(number));
    const paid = [one ?? '', '', '', '已付', '2026-0007', shanghaiToday(), ''];
    const file = dialog().getByLabel('反馈文件');
    await file.setInputFiles(csv([paid, ['9', '', '', '未付', '', '', '销户']], digest ?? ''));
    await dialog().getByRole('button', { name: '预览', exact: true }).click();
    await dialog().getByText('这个批次没有行号为「9」的拨付。').waitFor();
    await screenshot(page, 'payment-answer-bad');
    expect((await detail()).lines.map(({ state }) => state)).toEqual(['locked', 'locked']);
    await file.setInputFiles(
      csv([paid, [two ?? '', '', '', '未付', '', '', '账户已销户']], digest ?? ''),
    );
    await dialog().getByRole('button', { name: '预览', exact: true }).click();
    await dialog().getByText('可以登记：已付 1 笔，未付 1 笔。').waitFor();
    await screenshot(page, 'payment-answer-good');
    await dialog().getByRole('button', { name: '登记反馈', exact: true }).click();
    await seesState('已全部反馈');
    await page.getByText('账户已销户').first().waitFor();
    await screenshot(page, 'payment-answered');
  });

  it('leave what failed to a follow-up batch', async () => {
    await as('office');
    await button('退票另行列批').click();
    await dialog().getByRole('button', { name: '退票另行列批', exact: true }).click();
    await page.getByRole('heading', { name: `${title}（退票）`, level: 1 }).waitFor();
    await page.getByRole('link', { name: title, exact: true }).waitFor();
    await screenshot(page, 'payment-follow-up');
  });

  it('are owed proof of by an employer, which the office records with its scan', async () => {
    const names = await office.list('fund-year');
    const year = Number(shanghaiToday().slice(0, 4));
    const fundYear = names.find((one) => one.year === year)?.documentId ?? '';
    const body = { title: '单位代发批次', fundYear, payeeKind: 'employer' };
    const { body: made } = await post(office, '/payment-batches', body);
    id = made.data.documentId;
    const of = `/payment-batches/${id}`;
    const found = await office.send('get', `/talent-office${of}/candidates`).expect(200);
    const candidates = found.body.data as readonly CandidateBody[];
    const one = candidates.find(({ payee, benefit }) => payee !== null && benefit !== null);
    const employers = await office.list('employer');
    const holder = employers.find(({ name }) => name === one?.payee)?.documentId;
    const account = await post(office, '/payee-accounts', {
      holder: { kind: 'employer', id: holder },
      ...{ payeeName: one?.payee, bankName: '示例银行', accountNumber: '6222021234567892' },
    });
    await post(finance, `/payee-accounts/${account.body.data.documentId}/verify`, {
      accountNumber: '6222021234567892',
    });
    await post(office, `${of}/lines`, { disbursements: [one?.documentId] });
    await post(office, `${of}/check`, {});
    await post(finance, `${of}/lock`, {});
    await post(office, `${of}/approve`, {});
    const type = 'plugin::talent-office.payment-batch';
    const director = createContentManager('director');
    const { body: read } = await director
      .send('get', `/talent-office/cases?type=${type}&documentId=${id}`)
      .expect(200);
    const { body: proof } = await post(director, '/signing-proofs', { password: demoPassword() });
    await director
      .send('post', `/talent-office/cases/${read.data.id}/decisions`)
      .set('Idempotency-Key', randomUUID())
      .set(proofHeader, proof.data.proof)
      .send({ seat: 'office', choice: 'approve', seen: read.data.seen })
      .expect(200);
    await post(office, `${of}/send`, {});
    const [line] = (await detail()).lines;
    const input = { voucherNumber: '2026-0009', paidOn: shanghaiToday() };
    await post(finance, `/payments/${line?.documentId}/settle`, { input });
    await page.context().close();
    page = await enterAs(browser, 'office');
    await page.goto(paymentsPath);
    await page.getByRole('tab', { name: '待转付' }).click();
    await page.getByRole('link', { name: body.title }).click();
    await page.getByRole('heading', { name: '用人单位转付' }).waitFor();
    await button('登记证明').click();
    await dialog()
      .getByRole('textbox', { name: /转付金额/ })
      .fill('1');
    await dialog()
      .getByLabel('凭证扫描件')
      .setInputFiles({
        ...{ name: 'receipt.pdf', mimeType: 'application/pdf' },
        buffer: fileContents.pdf('receipt'),
      });
    await screenshot(page, 'passing-on-record');
    await dialog().getByRole('button', { name: '登记证明', exact: true }).click();
    await page.getByText(/转付 1 元（人才办）/).waitFor();
    await screenshot(page, 'passing-on');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  });

  it('are told in English, too, and are there for nobody without the permission', async () => {
    id = first;
    await as('finance', 'en');
    await page.getByText(/^Answered · /).waitFor();
    await screenshot(page, 'payment-en');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.goto(paymentsPath);
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByText('************7890').waitFor();
    await screenshot(page, 'payees-en');
    await page.context().close();
    page = await enterAs(browser, 'department');
    await page.goto('/admin');
    await page.getByRole('link', { name: '待办' }).first().waitFor();
    expect(await page.getByRole('link', { name: '拨付', exact: true }).count()).toBe(0);
  });
});
