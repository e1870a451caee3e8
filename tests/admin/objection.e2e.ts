import type { Browser, Page } from 'playwright-core';

import { contentPage } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

/** What comes by phone is keyed in where the clerk looks at the notice: he knows no number of it. */
describe('an objection that came to the desk', () => {
  let browser: Browser;
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const box = (name: string) => page.getByRole('dialog').getByRole('textbox', { name });

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await enterAs(browser, 'office');
  });
  afterAll(() => browser.close());

  it('is recorded at its notice, and told beside it', async () => {
    await page.goto(`${contentPage('fund-application')}?pageSize=100`);
    await page.locator('tbody tr', { hasText: '办理中 · 拟资助人选公示' }).last().click();
    await button('登记异议').click();
    await button('确认登记异议').click();
    await page.getByRole('dialog').getByText('请填写').first().waitFor();
    await screenshot(page, 'objection-needed');
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await page.getByRole('dialog').locator('input[type="date"]').fill(today);
    await box('异议内容').fill('反映的情况与事实不符。');
    await page.getByRole('dialog').getByRole('checkbox').uncheck();
    await screenshot(page, 'objection-dialog');
    await button('确认登记异议').click();
    await page.getByText('异议已登记。').waitFor();
    await page
      .locator('aside')
      .getByText(/收到异议 \d 件，\d 件未处理/)
      .waitFor();
    await screenshot(page, 'objection-recorded');
  });
});
