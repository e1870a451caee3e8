import { readFile } from 'node:fs/promises';

import { Workbook } from 'exceljs';
import type { Browser, Page } from 'playwright-core';

import { fileContents } from '../factories/files';
import { demoPassword, enterAs, launchBrowser, screenshot } from '../setup/browser';

const paperPage = '/admin/plugins/talent-office/paper';

describe('joint review by list, in the admin panel', () => {
  let browser: Browser;
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });

  /** The workbook with an opinion on its first case. */
  const filled = async (path: string, opinion: string): Promise<Buffer> => {
    const book = new Workbook();
    await book.xlsx.load((await readFile(path)) as never);
    const [sheet] = book.worksheets;
    if (!sheet) throw new Error('no sheet');
    sheet.getCell('K7').value = opinion;
    return Buffer.from(await book.xlsx.writeBuffer());
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('goes out as a workbook, is read row by row, and is confirmed by another colleague', async () => {
    page = await enterAs(browser, 'office');
    await page.goto(paperPage);
    await page.getByRole('tab', { name: '部门联审名单' }).click();
    const scope = page.locator('tbody tr', { hasText: '人力资源' }).first();
    await scope.getByRole('button', { name: '送出名单' }).click();
    await page.getByRole('heading', { name: '登记退回的名单' }).waitFor();
    await screenshot(page, 'review-list-sent');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button('下载工作簿').click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^联审名单-.*-[0-9A-F]{12}\.xlsx$/);
    const comesBack = async (opinion: string): Promise<void> => {
      const buffer = await filled(await download.path(), opinion);
      await page.getByLabel('填好的工作簿（XLSX）').setInputFiles({
        ...{ name: 'list.xlsx', mimeType: 'application/octet-stream', buffer },
      });
    };
    await comesBack('也许');
    await page.getByRole('combobox', { name: '签署人' }).click();
    await page.getByRole('option').first().click();
    await button('核对工作簿').click();
    const noOpinion = page.getByText('K 栏：意见只能是“同意”、“不同意”或“退回补正”。');
    await noOpinion.waitFor();
    await screenshot(page, 'review-list-no-opinion');
    await comesBack('同意');
    await noOpinion.waitFor({ state: 'detached' });
    await button('核对工作簿').click();
    await page.getByLabel('经办人').fill('王经办');
    await page.getByLabel('盖章扫描件').setInputFiles({
      ...{ name: '盖章.pdf', mimeType: 'application/pdf', buffer: fileContents.pdf('sealed') },
    });
    await screenshot(page, 'review-list-checked');
    await button('登记可以登记的意见').click();
    await page.getByText('由另一人复核。').waitFor();
    await screenshot(page, 'review-list-waiting');
    await page.context().close();

    page = await enterAs(browser, 'super', 'en');
    await page.goto(paperPage);
    await page.getByRole('tab', { name: 'Joint review lists' }).click();
    await button('Open').first().click();
    await button('Confirm the paper').click();
    await page.getByRole('dialog').getByLabel('Your password').fill(demoPassword());
    await screenshot(page, 'review-list-confirm-en');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Confirm the paper/ })
      .click();
    await page.getByText('decided', { exact: true }).first().waitFor();
    await screenshot(page, 'review-list-confirmed-en');
  });
});
