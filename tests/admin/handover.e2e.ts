import type { Browser, Page } from 'playwright-core';

import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const handoversPath = '/admin/plugins/talent-office/handovers';

describe('the page of handovers', () => {
  let browser: Browser;
  let page: Page;

  const choose = async (label: string, name: string): Promise<void> => {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name, exact: true }).click();
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('shows the list first, and hands over what was shown', async () => {
    page = await enterAs(browser, 'super');
    await page.goto(handoversPath);
    // The auditor signs nothing that another suite waits for.
    await choose('移交人', '沈示例');
    await choose('接收人', '凌示例');
    await page.getByRole('button', { name: '查看移交清单' }).click();
    const list = page.locator('table').first();
    await list.getByText('审计监督岗').waitFor();
    await page.getByRole('button', { name: '确认移交' }).click();
    await page.getByText('请填写事由。').waitFor();
    await page.getByLabel('事由').fill('岗位轮换');
    await screenshot(page, 'handover-list');
    await page.getByRole('button', { name: '确认移交' }).click();
    await page.getByText('已移交。').waitFor();
    await page.getByRole('heading', { name: '已办理的移交' }).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 Word' }).first().click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/\.docx$/);
    await screenshot(page, 'handover-done');
  });

  it('tells in English what the receiver must not hold', async () => {
    page = await enterAs(browser, 'super', 'en');
    await page.goto(handoversPath);
    await choose('From', '任示例');
    await choose('To', '蔡示例');
    await page.getByRole('button', { name: 'Show the list' }).click();
    await page.locator('table').first().waitFor();
    await screenshot(page, 'handover-list-en');
    await page.getByLabel('Reason').fill('Rotation');
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    await page.getByRole('alert').getByText('which are incompatible').waitFor();
    await screenshot(page, 'handover-refused-en');
  });
});
