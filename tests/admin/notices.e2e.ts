import type { Browser, Page } from 'playwright-core';

import { contentPage } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

/** The office's page of public notices, and what lies beside an objection. */
describe('notices in the panel', () => {
  let browser: Browser;

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  const address = '/admin/plugins/talent-office/notices';

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('are proven, and given to other sites', async () => {
    const page = await enterAs(browser, 'office');
    await page.goto(address);
    await page.getByRole('heading', { name: '公示', exact: true }).waitFor();
    await screenshot(page, 'notices');
    const card = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { level: 2 }) })
      .filter({ hasText: '公示中' })
      .first();
    await card.getByText('公示中').first().waitFor();
    await screenshot(page, 'notices-running');
    await card.getByRole('button', { name: '登记发布证明' }).click();
    await page.getByRole('textbox', { name: '发布渠道或地点' }).fill('区政府网站');
    await page.getByRole('textbox', { name: '网址' }).fill('www.hulan.gov.cn');
    await button(page, '确认登记发布证明').click();
    await page.getByText('请填写以 http:// 或 https:// 开头的网址。').waitFor();
    await page.getByRole('textbox', { name: '网址' }).fill('https://www.hulan.gov.cn/1');
    await screenshot(page, 'notices-proof');
    await button(page, '确认登记发布证明').click();
    await page.getByText('发布证明已登记。').waitFor();
    await card.getByText(/区政府网站，.*发布/).waitFor();
    await screenshot(page, 'notices-proven');
    for (const [name, end] of [
      ['下载 HTML', '.html'],
      ['下载 DOCX', '.docx'],
    ] as const) {
      const saved = page.waitForEvent('download');
      await card.getByRole('button', { name }).click();
      expect((await saved).suggestedFilename()).toMatch(new RegExp(`${end}$`));
    }
    await page.getByRole('tab', { name: '待发布' }).click();
    await page.getByText(/没有待发布的事项/).waitFor();
    await screenshot(page, 'notices-waiting');
    await page.close();
  });

  it('are told in English, too', async () => {
    const page = await enterAs(browser, 'office', 'en');
    await page.goto(address);
    await page
      .getByText(/posted on/)
      .first()
      .waitFor();
    await screenshot(page, 'notices-en');
    await page.close();
  });

  it('have a redacted copy beside an objection', async () => {
    const page = await enterAs(browser, 'discipline');
    await page.goto(contentPage('objection'));
    await page.locator('tbody tr').first().click();
    await button(page, '制作隐名副本').click();
    await page.getByRole('textbox', { name: '隐名副本' }).fill('反映的情况与事实不符（隐名）。');
    await screenshot(page, 'objection-copy-dialog');
    await button(page, '确认制作隐名副本').click();
    await page.getByText('隐名副本已保存。').waitFor();
    await page.locator('aside').getByText('反映的情况与事实不符（隐名）。').waitFor();
    await screenshot(page, 'objection-copy');
    await page.close();
  });
});
