import type { Browser, Page } from 'playwright-core';

import { demoPassword, enterAs, launchBrowser, screenshot } from '../setup/browser';

const inboxPath = '/admin/plugins/talent-office/inbox';

describe('many cases signed at once', () => {
  let browser: Browser;
  let page: Page;

  const rows = () => page.locator('tbody tr', { has: page.getByRole('checkbox') });
  const dialog = () => page.getByRole('dialog');
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('are chosen in the inbox, signed with the password, and told one by one', async () => {
    page = await enterAs(browser, 'joint');
    await page.goto(inboxPath);
    await rows().first().waitFor();
    await rows().nth(0).getByRole('checkbox').click();
    await rows().nth(1).getByRole('checkbox').click();
    await page.getByText('已选 2 件').waitFor();
    await screenshot(page, 'bulk-inbox');

    await button('批量同意').click();
    await dialog().getByText('批量签署：同意（2 件）').waitFor();
    expect(await dialog().getByRole('listitem').count()).toBe(2);
    await dialog().getByLabel('意见').fill('同意。');
    await button('确认同意').click();
    await dialog().getByText('请输入登录密码。').waitFor();
    await dialog().getByLabel('登录密码').fill('Wrong-2026');
    await button('确认同意').click();
    await dialog().getByRole('alert').getByText('当前密码不正确。').waitFor();
    await dialog().getByLabel('登录密码').fill(demoPassword());
    await screenshot(page, 'bulk-dialog');
    await button('确认同意').click();
    await dialog().getByText('办理结果：已签署 2 件').waitFor();
    expect(await dialog().getByText('已签署', { exact: true }).count()).toBe(2);
    await screenshot(page, 'bulk-results');
    await dialog().getByRole('button', { name: '关闭' }).last().click();
    await page.getByText('已选 2 件').waitFor({ state: 'detached' });
  });

  it('read in English; a refusal of many needs its reason', async () => {
    page = await enterAs(browser, 'leader', 'en');
    await page.goto(inboxPath);
    await rows().first().waitFor();
    await page.getByRole('checkbox', { name: 'Choose all that can be decided together' }).click();
    await screenshot(page, 'bulk-inbox-en');
    await button('Refuse all chosen').click();
    await button('Refuse').click();
    await dialog().getByText('Type your password.').waitFor();
    await screenshot(page, 'bulk-dialog-en');
    await button('Cancel').click();
    await button('Choose none').click();
    expect(await button('Refuse all chosen').count()).toBe(0);
  });
});
