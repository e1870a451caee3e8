import type { Browser, Page } from 'playwright-core';

import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { linked } from '../factories/panel';
import { contentPage, createContentManager } from '../factories/content-manager';
import { fileContents } from '../factories/files';
import { demoPassword, enterAs, launchBrowser, screenshot } from '../setup/browser';

const shanghaiToday = (): string =>
  new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);

describe('an application on paper, in the admin panel', () => {
  let browser: Browser;
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is recorded by one clerk, and submitted when another has confirmed it', async () => {
    const director = createContentManager('director');
    const benefit = (await director.list('benefit')).find(({ slug }) => slug === 'study-support');
    const talent = await director.create('talent-profile', {
      ...{ name: '示例代录人才', tier: 'C', tierSince: '2025-01-01' },
      identityDocument: fictionalIdentityNumber('230111', '1962-02-03', 7),
    });
    const { documentId } = await director.create('fund-application', {
      ...{ title: '纸质申请示例', applicant: linked(talent.documentId) },
      benefit: linked(String(benefit?.documentId)),
    });

    page = await enterAs(browser, 'director');
    await page.goto(contentPage('fund-application', documentId));
    await button('登记纸质申请').click();
    await button('确认登记纸质申请').click();
    await dialog().getByText('请选择签署后的扫描件。').waitFor();
    await dialog().getByLabel('纸面日期').fill(shanghaiToday());
    await dialog()
      .getByLabel('扫描件')
      .setInputFiles({
        ...{ name: '申请表.pdf', mimeType: 'application/pdf', buffer: fileContents.pdf('app') },
      });
    await screenshot(page, 'paper-application-record');
    await button('确认登记纸质申请').click();
    await page.getByText('由另一人复核。').waitFor();
    // It is nobody's to hand in alone.
    expect(await button('提交申请').count()).toBe(0);
    await page.context().close();

    page = await enterAs(browser, 'super', 'en');
    await page.goto('/admin/plugins/talent-office/inbox');
    await page.getByRole('status').getByText('for you to confirm').waitFor();
    await screenshot(page, 'paper-waiting-inbox-en');
    await page.getByRole('link', { name: 'Look at them' }).click();
    await page.getByRole('link', { name: '纸质申请示例' }).waitFor();
    await screenshot(page, 'paper-waiting-en');
    await page.getByRole('link', { name: '纸质申请示例' }).click();
    await button('Confirm the paper').click();
    await dialog().getByLabel('Your password').fill(demoPassword());
    await screenshot(page, 'paper-application-confirm-en');
    await dialog()
      .getByRole('button', { name: /Confirm the paper/ })
      .click();
    await page
      .getByText('Handed in on paper; recorded by 祝示例, confirmed by 高示例')
      .first()
      .waitFor();
    await screenshot(page, 'paper-application-confirmed-en');
  });
});
