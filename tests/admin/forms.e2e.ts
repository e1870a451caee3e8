import type { Browser, Page } from 'playwright-core';

import { contentPage } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

describe('the forms that Strapi makes, filled in by the office', () => {
  let browser: Browser;
  let page: Page;

  const fill = (label: string, value: string) =>
    page.getByRole('textbox', { name: label, exact: true }).fill(value);
  const choose = async (label: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option }).click();
  };
  const row = (text: string) => page.locator('tbody tr', { hasText: text });

  /** Clicks Strapi's own button and waits until the new entry has a page of its own. */
  const save = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/create'));
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('make a fund year and a line of it, with money in yuan', async () => {
    page = await enterAs(browser, 'office');
    await page.goto(contentPage('fund-year', 'create'));
    await fill('年度', '2031');
    const floor = page.getByRole('textbox', { name: '自有预算下限（元）' });
    expect(await floor.inputValue()).toBe('1,200,000');
    await floor.fill('1300000.5');
    await screenshot(page, 'form-fund-year');
    await save('保存');
    await page.getByText('已保存').waitFor();
    expect(await floor.inputValue()).toBe('1,300,000.50');
    await screenshot(page, 'form-fund-year-saved');
    // Strapi's button to its own website.
    expect(await page.getByText('预览').count()).toBe(0);

    await page.goto(contentPage('fund-line', 'create'));
    await fill('名称', '引才补助');
    await choose('年度', '2031');
    await choose('用途', '人才引进');
    await choose('资金来源', '本区预算');
    await fill('预算（元）', '1,200,000.505');
    await page.getByText('请填写金额，最多两位小数。').waitFor();
    await fill('预算（元）', '1,200,000.50');
    await screenshot(page, 'form-fund-line');
    await save('保存');
    await page.goto(contentPage('fund-line'));
    await row('引才补助').getByText('1,200,000.50 元').waitFor();
    await row('引才补助').getByText('2031').waitFor();
    await screenshot(page, 'list-fund-lines');
  });

  it('refuse a floor below the least, in the reader’s language alone', async () => {
    page = await enterAs(browser, 'office', 'en');
    await page.goto(contentPage('fund-year', 'create'));
    await fill('Year', '2032');
    await fill('Floor of the own budget (yuan)', '12000');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('must be between 1,200,000 yuan').first().waitFor();
    expect(await page.getByText('须在').count()).toBe(0);
    await screenshot(page, 'form-refused-en');
    await fill('Floor of the own budget (yuan)', '1200000');
    await save('Save');
    await screenshot(page, 'form-saved-en');
  });
});
