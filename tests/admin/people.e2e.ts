import type { Browser, Page } from 'playwright-core';

import { contentPage, createContentManager } from '../factories/content-manager';
import { openLastStep } from '../factories/inbox-page';
import { linked } from '../factories/panel';
import { demoPassword, enterAs, launchBrowser, screenshot } from '../setup/browser';

describe('who signs for whom, in the admin panel', () => {
  const administrator = createContentManager('super');
  let browser: Browser;
  let page: Page;
  let acting: string;

  const staff = async (name: string): Promise<string> =>
    (await administrator.list('staff')).find((one) => one.name === name)?.documentId ?? '';
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  beforeAll(async () => {
    browser = await launchBrowser();
    const made = await administrator.create('acting', {
      absentee: linked(await staff('科示例')),
      substitute: linked(await staff('蔡示例')),
      allPositions: true,
      startsOn: '2026-01-01',
      endsOn: '2099-01-01',
      reason: '科示例出差。',
    });
    acting = made.documentId;
  });
  afterEach(() => page.context().close());
  afterAll(async () => {
    // The other suites find the inboxes as the demo fills them.
    await administrator.update('acting', acting, { endsOn: '2026-01-02' });
    await browser.close();
  });

  it('an acting appointment is entered, and what is wrong with it told at its field', async () => {
    page = await enterAs(browser, 'super');
    await page.goto(contentPage('acting', 'create'));
    await page.getByRole('textbox', { name: '事由' }).fill('休假');
    await page.getByRole('combobox', { name: '开始日期' }).fill('01/02/2026');
    await page.keyboard.press('Tab');
    await page.getByRole('combobox', { name: '结束日期' }).fill('02/02/2026');
    await page.keyboard.press('Tab');
    await button('保存').click();
    await page.getByText('请先填写「被代理人」。').first().waitFor();
    await screenshot(page, 'acting-form');
  });

  // Before the step is signed: it may be the only one that other suites have left.
  it('reads in English', async () => {
    page = await enterAs(browser, 'finance', 'en');
    await page.goto('/admin/plugins/talent-office/inbox');
    await page.getByText('For 科示例').first().waitFor();
    await openLastStep(page, '主管部门审核', 'en');
    await page.getByText('蔡示例 (for 科示例)').waitFor();
    await screenshot(page, 'acting-panel-en');
  });

  it('the substitute finds the step in his inbox, and signs in the other’s place', async () => {
    page = await enterAs(browser, 'finance');
    await page.goto('/admin/plugins/talent-office/inbox');
    await page.getByText('代科示例签署').first().waitFor();
    await screenshot(page, 'acting-inbox');
    await openLastStep(page, '主管部门审核');
    await page.getByText('蔡示例（代科示例）').waitFor();
    await screenshot(page, 'acting-panel');
    await button('同意').click();
    await page.getByRole('dialog').getByText('代科示例签署').waitFor();
    await page.getByLabel('登录密码').fill(demoPassword());
    await button('确认同意').click();
    await page.getByText('已签署：同意。').waitFor();
    await page.getByText('代科示例签署', { exact: true }).waitFor();
    await screenshot(page, 'acting-signed');
  });
});
