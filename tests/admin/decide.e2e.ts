import type { Browser, Page } from 'playwright-core';

import { demoPassword, enterAs, launchBrowser, screenshot } from '../setup/browser';

const decidePath = '/admin/plugins/talent-office/decide';
const phone = { width: 390, height: 844 };

describe('decisions on a phone', () => {
  let browser: Browser;
  let page: Page;

  const briefs = () => page.locator('main button', { hasText: '区财政局' });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const password = () => dialog().getByLabel(/登录密码|Your password/);
  /** Is all of it on the screen, without a scroll? */
  const isWithinReach = async (name: string): Promise<boolean> => {
    const box = await button(name).boundingBox();
    return (
      box !== null && box.x >= 0 && box.x + box.width <= phone.width && box.y + box.height <= 844
    );
  };
  const fits = async (): Promise<boolean> =>
    (await page.evaluate(() => document.documentElement.scrollWidth)) <= phone.width;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('are read in brief, and signed with the password', async () => {
    page = await enterAs(browser, 'finance');
    await page.setViewportSize(phone);
    await page.goto(decidePath);
    await briefs().first().waitFor();
    const waiting = await briefs().count();
    expect(await fits()).toBe(true);
    await screenshot(page, 'decide-list');

    await briefs().first().click();
    await page.getByRole('heading', { name: '前面各环节意见' }).waitFor();
    await page.getByText('符合条件', { exact: true }).first().waitFor();
    expect(await isWithinReach('同意')).toBe(true);
    expect(await isWithinReach('不予通过')).toBe(true);
    expect(await fits()).toBe(true);
    await screenshot(page, 'decide-case');

    await button('不予通过').click();
    await button('确认不予通过').click();
    await dialog().getByText('退回或不予通过必须写明理由。').waitFor();
    await dialog().getByText('请输入登录密码。').or(password()).first().waitFor();
    await button('取消').click();

    await button('同意').click();
    await dialog().getByLabel('意见').fill('同意。');
    await button('确认同意').click();
    await dialog().getByText('请输入登录密码。').waitFor();
    await password().fill('Wrong-2026');
    await button('确认同意').click();
    await dialog().getByRole('alert').getByText('当前密码不正确。').waitFor();
    await screenshot(page, 'decide-password');
    await password().fill(demoPassword());
    await button('确认同意').click();
    await page.getByText('已签署：同意。').waitFor();
    await page.getByRole('heading', { name: '等我签批' }).waitFor();
    await page.waitForFunction(
      (left) =>
        Array.from(document.querySelectorAll('main button')).filter((one) =>
          one.textContent?.includes('区财政局'),
        ).length === left,
      waiting - 1,
    );
    expect(
      await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
    ).not.toMatch(/proof|Jinlan-2026/i);
  });

  it('read in English, and at a desk', async () => {
    page = await enterAs(browser, 'leader', 'en');
    await page.goto(decidePath);
    await page.getByRole('heading', { name: 'Waiting for my decision' }).waitFor();
    await page.locator('main button').first().click();
    await page.getByRole('heading', { name: 'Earlier opinions' }).waitFor();
    await screenshot(page, 'decide-desk-en');
    await page.getByRole('group', { name: 'Path' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'decide-path-en');
    await button('Approve').click();
    await password().waitFor();
    await screenshot(page, 'decide-dialog-en');
  });
});
