import type { Browser, Page } from 'playwright-core';

import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const lineagePath = '/admin/plugins/talent-office/lineage';

describe('the page of the lineage of policies', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('shows three levels, what is covered and what is missing, and what was delegated', async () => {
    page = await enterAs(browser, 'office');
    await page.goto(lineagePath);
    await page.getByRole('heading', { name: '政策衔接', level: 1 }).waitFor();
    for (const level of ['省级', '市级', '区级']) {
      await page.getByRole('heading', { name: level, exact: true }).waitFor();
    }
    // Of the province's four, one is done and one does not apply.
    await page.getByText('覆盖 2 / 4').waitFor();
    await page.getByText('理由：本区没有省属高校（示例）。').waitFor();
    await screenshot(page, 'lineage-items');
    await page.getByRole('tab', { name: '覆盖率和缺口' }).click();
    await page.getByText('资金未落实').first().waitFor();
    await page.getByText('没有牵头单位').first().waitFor();
    await screenshot(page, 'lineage-gaps');
    await page.getByRole('tab', { name: '下放权限' }).click();
    await page.getByText('检查逾期').waitFor();
    await screenshot(page, 'lineage-powers');
    await page.getByRole('link', { name: '中级职称评审权（示例）' }).click();
    await page.getByRole('button', { name: '收回权限' }).waitFor();
    await screenshot(page, 'lineage-power');
  });

  it('tells the same in English, to who may only read it', async () => {
    page = await enterAs(browser, 'discipline', 'en');
    await page.goto(lineagePath);
    await page.getByText('2 of 4 covered').waitFor();
    await screenshot(page, 'lineage-items-en');
    await page.getByRole('tab', { name: 'Coverage and gaps' }).click();
    await page.getByText('Unfunded').first().waitFor();
    await screenshot(page, 'lineage-gaps-en');
    await page.getByRole('tab', { name: 'Delegated powers' }).click();
    await page.getByText('Check overdue').waitFor();
    await screenshot(page, 'lineage-powers-en');
  });

  it('is not there for who has no permission for it', async () => {
    page = await enterAs(browser, 'finance');
    await page.goto('/admin');
    await page.getByRole('link', { name: '待办' }).first().waitFor();
    expect(await page.getByRole('link', { name: '政策衔接' }).count()).toBe(0);
  });

  it('leads to an item, whose way goes on by its buttons', async () => {
    page = await enterAs(browser, 'office');
    await page.goto(lineagePath);
    await page.getByRole('link', { name: '示例三 支持基层人才研修' }).click();
    await page.getByRole('button', { name: '认定不适用' }).click();
    await screenshot(page, 'lineage-set-aside');
    await page.getByLabel('不适用的理由').last().fill('由区级条目直接落实。');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /认定不适用/ })
      .click();
    await page.getByText('不适用', { exact: true }).first().waitFor();
    await screenshot(page, 'lineage-item');
  });
});
