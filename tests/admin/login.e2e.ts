import type { Browser, Page } from 'playwright-core';

import { launchBrowser, loginAsAdmin, newVisitor, screenshot } from '../setup/browser';

// The only suite that fills the form: with the login of the run these are four of the five that
// Strapi admits to one account within five minutes.
const email = 'super@jinlan.test';

describe('the admin panel of the production build', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it.each(['zh-Hans', 'en'] as const)(
    'lets the super admin in and greets in %s',
    async (language) => {
      page = await (await newVisitor(browser, language)).newPage();
      await loginAsAdmin(page, email);
      await page.waitForURL((url) => !url.pathname.includes('/auth/'));
      await page.locator('main h1').first().waitFor();
      await screenshot(page, `home-${language}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
    },
  );

  it('keeps a wrong password out', async () => {
    page = await (await newVisitor(browser, 'en')).newPage();
    await loginAsAdmin(page, email, 'Wrong-2026');
    await page.getByText('The account or the password is not right.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/auth/login');
  });
});
