import type { Browser, Page } from 'playwright-core';

import { openLastStep } from '../factories/inbox-page';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

describe('a case that the office has begin again, in the admin panel', () => {
  let browser: Browser;
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const path = () => page.locator('aside', { hasText: '审批环节' });

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is asked for with a stage and a reason, and is signed there again', async () => {
    page = await enterAs(browser, 'office');
    const title = await openLastStep(page, '人才办审核');
    await button('撤销重办').click();
    await button('确认撤销重办').click();
    await page.getByText('请写明理由。').waitFor();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').click();
    await page.getByRole('option', { name: '2. 主管部门审核' }).click();
    await dialog.getByRole('textbox', { name: '理由' }).fill('主管部门意见有误。');
    await screenshot(page, 'reopen-dialog');
    await button('确认撤销重办').click();
    await page.getByText('已撤销，从所选环节重新办理。').waitFor();
    await path().getByText('第 2 轮', { exact: true }).waitFor();
    await path().getByText('主管部门意见有误。', { exact: true }).waitFor();
    await screenshot(page, 'reopened');
    await page.goto('/admin/plugins/talent-office/inbox');
    await page.getByRole('heading', { name: '待办事项' }).waitFor();
    expect(await page.locator('tbody tr', { hasText: title }).count()).toBe(0);
  });

  it('reads in English', async () => {
    page = await enterAs(browser, 'office', 'en');
    await openLastStep(page, '人才办审核', 'en');
    await button('Begin again').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('From which stage').waitFor();
    // Waits until the dialog has come to rest: a half-faded one is not what a person reads.
    await dialog.getByRole('combobox').hover();
    await screenshot(page, 'reopen-dialog-en');
  });

  it('is not a department’s to ask for', async () => {
    page = await enterAs(browser, 'department');
    await openLastStep(page, '主管部门审核');
    await button('同意').waitFor();
    expect(await button('撤销重办').count()).toBe(0);
  });
});
