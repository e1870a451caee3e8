import type { Browser, Page } from 'playwright-core';

import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const executionPath = '/admin/plugins/talent-office/execution';

/** At the size of an office's screen nothing stands out of the page. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('the page of the execution of the fund', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('shows a year in charts and tables, and leads by keyboard from a figure to its transfers', async () => {
    page = await enterAs(browser, 'office');
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(executionPath);
    await page.getByRole('heading', { name: '资金执行', level: 1 }).waitFor();
    await page.getByRole('heading', { name: '按资金项目' }).waitFor();
    await page.getByRole('table', { name: /按月份/ }).waitFor();
    await page.getByRole('img', { name: /按用途/ }).waitFor();
    await screenshot(page, 'execution');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    const figure = page
      .getByRole('table', { name: /按资金项目/ })
      .getByRole('button')
      .first();
    await figure.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '查看依据' }).first().click();
    await page.getByText('事由').first().waitFor();
    await screenshot(page, 'execution-drill');
  });

  it('gives a balanced trial balance, and clean books', async () => {
    page = await enterAs(browser, 'office');
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(executionPath);
    await page.getByRole('tab', { name: '试算平衡' }).click();
    await page.getByText('已平衡').waitFor();
    await screenshot(page, 'execution-trial-balance');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.getByRole('tab', { name: '核验账簿' }).click();
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByText('账簿完整').waitFor();
    await screenshot(page, 'execution-verification');
  });

  it('is there in English, too, and for nobody without the permission', async () => {
    page = await enterAs(browser, 'finance', 'en');
    await page.goto(executionPath);
    await page.getByRole('heading', { name: 'Fund execution', level: 1 }).waitFor();
    await page.getByRole('table', { name: /By month/ }).waitFor();
    await screenshot(page, 'execution-en');
    await page.goto('/admin');
    await page.getByText('Execution of this year').waitFor();
    await screenshot(page, 'execution-widget-en');
    await page.context().close();
    page = await enterAs(browser, 'discipline');
    await page.goto('/admin');
    await page.getByRole('link', { name: '待办' }).first().waitFor();
    expect(await page.getByRole('link', { name: '资金执行' }).count()).toBe(0);
  });
});
