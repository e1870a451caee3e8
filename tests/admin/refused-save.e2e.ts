import type { Browser, Locator, Page } from 'playwright-core';

import { contentPage, createContentManager, type ContentEntry } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

/** Minutes of typing must not be gone because of a slip in one of the fields. */
describe('an entry whose save is refused', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;

  const entryOf = async (type: string, title: string): Promise<ContentEntry> => {
    const found = (await content.list(type)).find((entry) => entry.title === title);
    if (!found) throw new Error(`No ${type} ${title}`);
    return content.read(type, found.documentId);
  };

  const open = async (type: string, title: string): Promise<ContentEntry> => {
    const entry = await entryOf(type, title);
    page = await enterAs(browser, 'office');
    await page.goto(contentPage(type, entry.documentId));
    await page.getByRole('heading', { name: title }).waitFor();
    return entry;
  };

  const save = () => page.getByRole('button', { name: '保存', exact: true }).click();
  const box = (label: string): Locator => page.getByRole('textbox', { name: label });

  /** What the fields hold once everything that a save sets off has come back. */
  const settled = async (...fields: Locator[]): Promise<string[]> => {
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    return Promise.all(
      fields.map((field) =>
        field.evaluate((shown) => (shown as HTMLInputElement).value ?? shown.textContent),
      ),
    );
  };

  const expression = (): Locator => page.locator('.cm-content');
  const write = async (typed: string): Promise<void> => {
    if (!(await expression().isVisible())) {
      await page.getByRole('tab', { name: '文本', exact: true }).click();
    }
    await expression().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(typed);
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('keeps what was typed, to be mended and saved', async () => {
    const { documentId } = await open('benefit', '健康体检补助');
    const summary = box('简介');
    await write('subject.tierr == "A" ? 100 : 200');
    await summary.fill('每年一次。');
    await save();
    await page.getByText('tierr').first().waitFor();
    const typed = ['subject.tierr == "A" ? 100 : 200', '每年一次。'];
    expect(await settled(expression(), summary)).toEqual(typed);
    await screenshot(page, 'save-refused');

    await write('300000');
    await save();
    await page.getByText('已保存').waitFor();
    expect(await settled(summary)).toEqual(['每年一次。']);
    const { amountExpression, summary: saved } = await content.read('benefit', documentId);
    expect([amountExpression, saved]).toEqual(['300000', '每年一次。']);
    expect(await page.getByRole('button', { name: '保存', exact: true }).isDisabled()).toBe(true);
  });

  it('keeps it in a part of the form, too', async () => {
    await open('rule-set', '安家补贴条件');
    await page.getByRole('button', { name: '须为 A、B、C、D 类人才。' }).click();
    await page.getByRole('tab').first().waitFor();
    await write('subject.tierr in ["A"]');
    await save();
    await page.getByText('tierr').first().waitFor();
    expect(await settled(expression())).toEqual(['subject.tierr in ["A"]']);
    await screenshot(page, 'save-refused-rule');
  });

  it('keeps it when the server cannot be reached', async () => {
    await open('benefit', '健康体检补助');
    const summary = box('简介');
    await summary.fill('两年一次。');
    const lost = async () =>
      page.route(/content-manager\/collection-types/, (route) =>
        route.request().method() === 'PUT' ? route.abort() : route.continue(),
      );
    await lost();
    await save();
    await page.getByRole('alert').first().waitFor();
    expect(await settled(summary)).toEqual(['两年一次。']);
    await page.unroute(/content-manager\/collection-types/);
    await save();
    await page.getByText('已保存').waitFor();
    expect(await settled(summary)).toEqual(['两年一次。']);
  });
});
