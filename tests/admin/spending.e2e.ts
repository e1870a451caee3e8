import type { Browser, Page } from 'playwright-core';

import { contentPage } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const shanghaiYear = (): string =>
  new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 4);

/** A project of a unit, a direct expenditure, and where the year tells them apart. */
describe('what units and offices spend, in the panel', () => {
  let browser: Browser;
  let page: Page;

  const openRow = async (type: string, text: string) => {
    await page.goto(contentPage(type));
    await page.locator('tbody tr', { hasText: text }).first().click();
  };
  const inDialog = (label: RegExp | string) => page.getByRole('dialog').getByLabel(label);
  const confirm = (name: string) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('shows a project and its milestones, and hands one in with what shows that it is done', async () => {
    page = await enterAs(browser, 'office');
    await openRow('unit-project', '食品加工技能人才实训基地');
    await button('终止').waitFor();
    await page.getByText('实施中').first().waitFor();
    await screenshot(page, 'spending-project');
    await openRow('project-milestone', '完成两期实训');
    await button('提请验收').waitFor();
    await page.getByLabel('添加附件').setInputFiles({
      name: '考核结果.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
    });
    await page.getByText('附件已添加').waitFor();
    await page.getByText('考核结果.pdf', { exact: true }).waitFor();
    await button('提请验收').click();
    await inDialog(/完成情况/).fill('两期实训已完成，共八十三人考核合格。');
    await screenshot(page, 'spending-hand-in');
    await confirm('提请验收');
    await page.getByText('待验收').first().waitFor();
    await screenshot(page, 'spending-milestone');
  });

  it('has it accepted by somebody else, for an amount in yuan', async () => {
    page = await enterAs(browser, 'director');
    await openRow('project-milestone', '完成两期实训');
    await button('验收通过').click();
    await inDialog(/核定拨付/).fill('55000');
    await inDialog(/验收意见/).fill('材料齐全，同意。');
    await screenshot(page, 'spending-accept');
    await confirm('验收通过');
    await page.getByText('已验收').first().waitFor();
    await openRow('unit-project', '食品加工技能人才实训基地');
    const drawn = page.locator('input[name="drawnFen"]');
    await drawn.waitFor();
    expect(await drawn.inputValue()).toBe('135,000');
  });

  it('tells the same in English: an expenditure, its invoice, the year by kind', async () => {
    page = await enterAs(browser, 'office', 'en');
    await openRow('direct-expenditure', '丁香人才周场地和宣传');
    await page.getByRole('button', { name: 'Close out', exact: true }).waitFor();
    await screenshot(page, 'spending-expenditure-en');
    await openRow('expenditure-invoice', '26232000000000000001');
    await page.getByRole('button', { name: 'Annul', exact: true }).waitFor();
    await screenshot(page, 'spending-invoice-en');
    await page.goto('/admin/plugins/talent-office/execution');
    const kinds = page.getByRole('heading', { name: 'By kind of spending' });
    await kinds.scrollIntoViewIfNeeded();
    await page.getByText('Project of a unit').first().waitFor();
    await screenshot(page, 'spending-kinds-en');
    await openRow('fund-year', shanghaiYear());
    await page.getByText('For projects').waitFor();
    await screenshot(page, 'spending-budget-en');
  });
});
