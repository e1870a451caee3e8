import type { Browser, Page } from 'playwright-core';

import { openLastStep } from '../factories/inbox-page';
import { demoPassword, enterAs, launchBrowser, screenshot } from '../setup/browser';

describe('the acceptance of an application, in the admin panel', () => {
  let browser: Browser;
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('reads in English, and asks of each part what is missing', async () => {
    page = await enterAs(browser, 'office', 'en');
    await openLastStep(page, '人才办受理', 'en');
    await button('Decline').waitFor();
    await screenshot(page, 'acceptance-en');
    await button('Return').click();
    await dialog().getByRole('checkbox').first().click();
    await dialog().getByRole('button', { name: 'Return' }).click();
    await page.getByText('Say what is missing').waitFor();
    await screenshot(page, 'acceptance-return-en');
  });

  it('takes it on with a number, whose receipt is printed, or returns it with all that is missing', async () => {
    page = await enterAs(browser, 'office');
    const title = await openLastStep(page, '人才办受理');
    await button('退回补正').click();
    await page.getByRole('checkbox', { name: '申请说明' }).click();
    await button('确认退回补正').click();
    await page.getByText('请写明缺少什么，一次性告知。').waitFor();
    await dialog().getByRole('textbox', { name: '「申请说明」' }).fill('缺少近三年业绩。');
    await screenshot(page, 'acceptance-return');
    await button('取消').click();
    await button('受理').click();
    await dialog().getByLabel('登录密码').fill(demoPassword());
    await button('确认受理').click();
    await page.getByText('已受理，受理号和回执已生成。').waitFor();
    const number = page.getByText(/^呼人才受〔\d{4}〕\d+号$/);
    await number.waitFor();
    await page.getByText(/办理时限 20 个工作日，已用 0 个/).waitFor();
    await screenshot(page, 'accepted');

    await button('打印受理回执').click();
    const frame = page.locator('iframe[sandbox]');
    await frame.waitFor({ state: 'attached' });
    const receipt = (await frame.getAttribute('srcdoc')) ?? '';
    expect(receipt).toContain(await number.innerText());
    expect(receipt).toContain(title.replaceAll('&', '&amp;'));
    await page.setContent(receipt);
    await screenshot(page, 'receipt');

    await page.context().close();
    page = await enterAs(browser, 'department');
    await page.goto('/admin/plugins/talent-office/inbox');
    await page.locator('tbody tr', { hasText: title }).getByText('呼人才受').waitFor();
    await screenshot(page, 'inbox-numbers');
  });
});
