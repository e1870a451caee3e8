import type { Browser, Page } from 'playwright-core';

import { enterAs, launchBrowser, screenshot } from '../setup/browser';

describe('messages, in the admin panel', () => {
  let browser: Browser;
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const rows = () => page.locator('tbody tr');
  /** The jobs of a site that has just been started remind and deliver within a minute or two. */
  const untilRows = async () => {
    while ((await rows().count()) === 0) {
      await page.waitForTimeout(3000);
      await page.reload();
      await page.getByRole('tab').first().waitFor();
      await page.waitForTimeout(500);
    }
  };
  const toMessages = async (account: string, language?: 'en') => {
    page = await enterAs(browser, account, language);
    await page.goto('/admin/plugins/talent-office/messages');
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('are read by the office, one or all of them, and lead to their entry', async () => {
    await toMessages('office');
    await untilRows();
    await page.getByText(/有 \d+ 条未读消息/).waitFor();
    await screenshot(page, 'messages');
    const first = rows().first();
    await first.getByRole('button', { name: '标为已读' }).click();
    await first.getByText('未读', { exact: true }).waitFor({ state: 'detached' });
    await button('全部标为已读').click();
    await page.getByText('没有未读消息', { exact: true }).waitFor();
    await rows().first().getByRole('link', { name: '打开事项' }).click();
    await page.getByRole('heading', { name: '审批环节' }).waitFor();
  });

  it('that could not be delivered are seen and sent again', async () => {
    await toMessages('office');
    const failed = rows().getByRole('button', { name: '重新投递' });
    for (let tries = 0; (await failed.count()) === 0 && tries < 30; tries += 1) {
      await page.reload();
      await page.getByRole('tab', { name: '投递情况' }).click();
      await page.waitForTimeout(3000);
    }
    await screenshot(page, 'deliveries');
    await rows().first().getByRole('button', { name: '重新投递' }).click();
    await page.getByText('已重新排队', { exact: false }).waitFor();
  });

  it('speak English, too', async () => {
    await toMessages('office', 'en');
    await rows().first().waitFor();
    await screenshot(page, 'messages-en');
    await page.getByRole('tab', { name: 'Deliveries' }).click();
    await page.getByText('WeCom group', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Show' }).click();
    await page.getByRole('option', { name: 'All' }).click();
    await rows().first().waitFor();
    await screenshot(page, 'deliveries-en');
  });

  it('are each colleague’s own; how they were delivered is the office’s to see', async () => {
    await toMessages('department');
    await page.getByRole('heading', { name: '消息' }).waitFor();
    expect(await page.getByRole('tab', { name: '投递情况' }).count()).toBe(0);
  });
});
