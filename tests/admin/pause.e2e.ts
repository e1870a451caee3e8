import type { Browser, Page } from 'playwright-core';

import { contentPage } from '../factories/content-manager';
import { openLastStep } from '../factories/inbox-page';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

describe('the time of a case, in the admin panel', () => {
  let browser: Browser;
  let page: Page;

  const inList = async (title: string) => {
    await page.goto(`${contentPage('fund-application')}?_q=${encodeURIComponent(title)}`);
    return page.locator('tbody tr', { hasText: title });
  };
  const procedure = () => page.locator('aside', { hasText: '审批环节' });
  const reason = (text: string) =>
    page.getByRole('dialog').getByRole('textbox', { name: '理由' }).fill(text);
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is stopped with a reason by the office, and runs again', async () => {
    page = await enterAs(browser, 'office');
    const title = await openLastStep(page, '人才办审核');
    await button('暂停办理').click();
    await button('确认暂停办理').click();
    await page.getByText('请写明理由。').waitFor();
    await reason('等待法院判决。');
    await screenshot(page, 'pause-dialog');
    await button('确认暂停办理').click();
    await button('恢复办理').waitFor();
    expect(await button('同意').count()).toBe(0);
    await procedure().getByText('暂停办理', { exact: true }).first().waitFor();
    await procedure().getByText('等待法院判决。', { exact: true }).waitFor();
    await screenshot(page, 'paused');

    const row = await inList(title);
    await row.getByText('暂停办理', { exact: true }).waitFor();
    await row.getByText(title).click();
    await button('恢复办理').click();
    await reason('法院已作出判决。');
    await button('确认恢复办理').click();
    await button('同意').waitFor();
    await procedure().getByText('办理中 · 人才办审核', { exact: true }).waitFor();
  });

  it('is not a department’s to stop', async () => {
    page = await enterAs(browser, 'department');
    await openLastStep(page, '主管部门审核');
    await button('同意').waitFor();
    expect(await button('暂停办理').count()).toBe(0);
  });
});
