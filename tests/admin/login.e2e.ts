import type { Browser } from 'playwright-core';
import request from 'supertest';
import { launchBrowser, loginAsAdmin, newVisitor, screenshot, siteUrl } from '../setup/browser';
import { registerFirstAdmin } from '../setup';

const email = 'super@jinlan.test';

describe('the admin panel of the production build', () => {
  let browser: Browser;
  beforeAll(async () => {
    const http = request(siteUrl());
    const init = await http.get('/admin/init').expect(200);
    if (!init.body.data.hasAdmin) await registerFirstAdmin({ http }, email);
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(['zh-Hans', 'en'] as const)(
    'lets the super admin in and greets in %s',
    async (language) => {
      const visitor = await newVisitor(browser, language);
      const page = await visitor.newPage();
      await loginAsAdmin(page, email);
      await screenshot(page, `home-${language}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await visitor.close();
    },
  );

  it('keeps a wrong password out', async () => {
    const visitor = await newVisitor(browser, 'en');
    const page = await visitor.newPage();
    await expect(loginAsAdmin(page, email, 'Wrong-2026')).rejects.toThrow();
    expect(new URL(page.url()).pathname).toBe('/admin/auth/login');
    await visitor.close();
  });
});
