import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { contentPage, createContentManager } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const masked = /^1\d{2}\*+\d{4}$/;

describe('a sensitive value in the admin panel', () => {
  let browser: Browser;
  let page: Page;
  let documentId: string;

  const personal = () => page.locator('aside', { hasText: '个人信息' });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const openProfile = async (account: string): Promise<void> => {
    page = await enterAs(browser, account);
    // Before the page runs: the minute for which it shows a value passes when the test says so.
    await page.clock.install();
    await page.goto(contentPage('talent-profile', documentId));
    await page.getByRole('button', { name: '保存' }).waitFor();
  };

  beforeAll(async () => {
    const [profile] = await createContentManager('office').list('talent-profile');
    documentId = profile?.documentId ?? '';
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is shown in full for a minute, to who says why', async () => {
    await openProfile('office');
    await personal().getByText(masked).waitFor();
    await screenshot(page, 'masked');
    await button('查看「手机号码」').click();
    await button('确认查看').click();
    await page.getByText('请写明理由。').waitFor();
    await page.getByRole('dialog').getByRole('textbox').fill('联系本人补充材料。');
    await screenshot(page, 'reveal-dialog');
    await button('确认查看').click();
    const inFull = personal().getByText(/^1\d{10}$/);
    await inFull.waitFor();
    await screenshot(page, 'revealed');
    await page.clock.fastForward(60_000);
    await inFull.waitFor({ state: 'detached' });
    await personal().getByText(masked).waitFor();
  });

  it('is not shown to who has no permission, in the panel or past it', async () => {
    await openProfile('department');
    expect(await personal().count()).toBe(0);
    const route = `/talent-office/entries/plugin::talent-office.talent-profile/${documentId}`;
    await createContentManager('department')
      .send('post', `${route}/reveals/phone`)
      .set('Idempotency-Key', randomUUID())
      .send({ reason: '想看一看。' })
      .expect(403);
  });
});
