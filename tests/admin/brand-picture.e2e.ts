import type { Browser, Page } from 'playwright-core';

import { contentPage, createContentManager } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

/** One black pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

describe('a picture of a brand, in the admin panel', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is uploaded and saved by the office', async () => {
    const { documentId } = await content.create('brand', { name: '示例图片品牌', slug: 'picture' });
    page = await enterAs(browser, 'office');
    await page.goto(contentPage('brand', documentId));
    await page.getByText('点击添加素材').first().click();
    await page.getByRole('dialog').getByRole('button', { name: '添加新素材' }).first().click();
    await page.locator('input[type="file"]').setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: png,
    });
    await screenshot(page, 'brand-picture');
    await page.getByRole('button', { name: /上传/ }).last().click();
    await page.getByRole('button', { name: '完成' }).click();
    const saved = page.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && answer.url().includes(documentId),
    );
    await page.getByRole('button', { name: '保存' }).click();
    expect((await saved).status()).toBe(200);
    expect(await content.read('brand', documentId)).toMatchObject({ logo: { name: 'logo.png' } });
  });
});
