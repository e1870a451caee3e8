import type { Browser, Page } from 'playwright-core';

import { contentPage, createContentManager, type ContentEntry } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const type = 'fund-application';

describe('papers in the admin panel', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;
  let awarded: ContentEntry;

  const panel = () =>
    page.locator('aside', { has: page.getByRole('heading', { name: '文书', exact: true }) });

  beforeAll(async () => {
    const found = (await content.list(type)).find(({ state }) => state === 'paid');
    if (!found) throw new Error('The demo has no application that is paid.');
    awarded = found;
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('issues an award letter with a number, and makes it void with a reason', async () => {
    page = await enterAs(browser, 'office', 'zh-Hans');
    await page.goto(contentPage(type, awarded.documentId));
    await panel().getByRole('button', { name: '制发核定通知' }).click();
    await panel()
      .getByText(/核定通知 人才核〔\d{4}〕\d+号/)
      .waitFor();
    await screenshot(page, 'papers-of-an-entry');
    await panel().getByRole('button', { name: '作废', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '作废', exact: true }).click();
    await dialog.getByText('请写明理由。').waitFor();
    await dialog.getByRole('textbox').fill('金额有误');
    await dialog.getByRole('button', { name: '作废', exact: true }).click();
    await panel().getByText('已作废：金额有误').waitFor();
  });

  it('lists the numbers that were given, and the templates of each kind', async () => {
    page = await enterAs(browser, 'office', 'zh-Hans');
    await page.goto('/admin/plugins/talent-office/numbers');
    await page
      .getByText(/人才核〔\d{4}〕\d+号/)
      .first()
      .waitFor();
    await screenshot(page, 'register-of-numbers');
    await page.getByRole('tab', { name: '文书模板' }).click();
    await page.getByText('内置版式').first().waitFor();
    await screenshot(page, 'templates');
    await page.getByRole('button', { name: '上传模板' }).first().click();
    await page.getByRole('dialog').getByText('可用的占位符').waitFor();
    await screenshot(page, 'template-upload');
  });
});
