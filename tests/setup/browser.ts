import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

type Language = 'zh-Hans' | 'en';

const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the suite with npm run test:e2e.`);
  return value;
};

/** Where the production site of this run answers. */
export const siteUrl = (): string => setting('E2E_URL');

/** The password of every account of the demo. */
export const demoPassword = (): string => setting('DEMO_PASSWORD');

/** Access tokens of the demo's administrators, by account: the run has logged each in once. */
export const sessionOf = (account: string): string => {
  const sessions = JSON.parse(setting('E2E_SESSIONS')) as Readonly<Record<string, string>>;
  const token = sessions[account];
  if (!token) throw new Error(`${account} is no administrator of the demo.`);
  return token;
};

/** Debian's Chromium without what it would fetch by itself. Close it in `afterAll`. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: setting('CHROMIUM'),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });

/** A visitor with an empty profile on a common screen, whose admin panel speaks `language`. */
export const newVisitor = async (browser: Browser, language: Language): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: siteUrl(),
    locale: language === 'en' ? 'en-US' : 'zh-CN',
    viewport: { width: 1366, height: 768 },
    // A picture of a dialog that is still fading in shows nothing.
    reducedMotion: 'reduce',
  });
  // Beside the checks, on a machine a third as fast as on a good day, a form takes half a minute to appear.
  context.setDefaultTimeout(90_000);
  await context.addInitScript((chosen) => {
    localStorage.setItem('strapi-admin-language', chosen);
    // Strapi's tour would lie over the page; without the list of actions its forms break.
    localStorage.setItem(
      'STRAPI_GUIDED_TOUR',
      JSON.stringify({ enabled: false, hidden: true, tours: {}, completedActions: [] }),
    );
  }, language);
  return context;
};

/** A page of a visitor who is logged in: `office` is office@jinlan.test. */
export const enterAs = async (
  browser: Browser,
  account: string,
  language: Language = 'zh-Hans',
): Promise<Page> => {
  const visitor = await newVisitor(browser, language);
  // Where Strapi's panel keeps its access token until the browser is closed.
  await visitor.addCookies([{ name: 'jwtToken', value: sessionOf(account), url: siteUrl() }]);
  return visitor.newPage();
};

/** Fills the login form and sends it, as a person does. */
export const loginAsAdmin = async (
  page: Page,
  email: string,
  password = demoPassword(),
): Promise<void> => {
  await page.goto('/admin/auth/login');
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
};

/** Keeps what the page shows as .data/screenshots/<name>.png. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  const folder = path.resolve(__dirname, '../../.data/screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
};
