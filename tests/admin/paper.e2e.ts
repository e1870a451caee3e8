import type { Browser, Page } from 'playwright-core';

import { fileContents } from '../factories/files';
import { openLastStep } from '../factories/inbox-page';
import { demoPassword, enterAs, launchBrowser, screenshot } from '../setup/browser';

const shanghaiToday = (): string =>
  new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);

describe('what is signed on paper, in the admin panel', () => {
  let browser: Browser;
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const printed = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
    return download.suggestedFilename();
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is printed and recorded by one clerk, and confirmed by another', async () => {
    page = await enterAs(browser, 'office');
    await openLastStep(page, '人才办审核');
    const address = page.url();
    const name = await printed('打印审批表（PDF）');
    expect(name).toMatch(/^审批表-[0-9A-F]{12}\.pdf$/);
    const digest = name.slice(4, 16);
    expect(await printed('打印审批表（Word）')).toBe(`审批表-${digest}.docx`);
    await page.getByText(`审批表校验码：${digest}`).waitFor();
    await screenshot(page, 'paper-printed');

    await button('登记纸质签署').click();
    await button('确认登记纸质签署').click();
    await dialog().getByText('请选择签署后的扫描件。').waitFor();
    await dialog().getByLabel('校验码').fill(digest);
    await dialog().getByRole('combobox', { name: '签署人' }).click();
    await page.getByRole('option').first().click();
    await dialog().getByLabel('经办人').fill('王经办');
    await dialog().getByLabel('纸面签署日期').fill(shanghaiToday());
    await dialog()
      .getByLabel('扫描件')
      .setInputFiles({
        ...{ name: '扫描件.pdf', mimeType: 'application/pdf', buffer: fileContents.pdf('paper') },
      });
    await screenshot(page, 'paper-record');
    await button('确认登记纸质签署').click();
    await page.getByText('待复核', { exact: true }).waitFor();
    // Whoever recorded it is not the second person.
    await page.getByText('由另一人复核。').waitFor();
    expect(await button('复核通过').count()).toBe(0);
    await button('退回登记').scrollIntoViewIfNeeded();
    await screenshot(page, 'paper-waiting');
    await page.context().close();

    page = await enterAs(browser, 'super', 'en');
    await page.goto(address);
    await button('Confirm the paper').click();
    await dialog().getByLabel('Your password').fill(demoPassword());
    await screenshot(page, 'paper-confirm-en');
    await dialog()
      .getByRole('button', { name: /Confirm the paper/ })
      .click();
    await page.getByText('confirmed', { exact: true }).waitFor();
    const made = page.getByText(/On paper, .*; recorded by 任示例, confirmed by 高示例/);
    await made.scrollIntoViewIfNeeded();
    await screenshot(page, 'paper-confirmed-en');
  });
});
