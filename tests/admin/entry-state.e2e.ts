import type { Browser, Page } from 'playwright-core';

import type { LatestCases } from '../../plugins/talent-office/shared/contracts/cases';
import { contentPage, createContentManager, type ContentEntry } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const type = 'fund-application';

describe('where an entry stands, in the admin panel', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;
  let entries: ContentEntry[];
  let cases: LatestCases;

  /** An entry that still keeps its initial state, by the state of its last case. */
  const draftWith = (state: string | undefined): ContentEntry => {
    const drafts = entries.filter((entry) => entry.state === 'draft');
    const found = drafts.find(({ documentId }) => cases[documentId]?.state === state);
    if (!found) throw new Error(`No draft whose case is ${state ?? 'none'}`);
    return found;
  };

  const closedAs = (end: string): ContentEntry => {
    const found = entries.find(
      ({ state, documentId }) => state === 'closed' && cases[documentId]?.state === end,
    );
    if (!found) throw new Error(`No closed entry whose case was ${end}`);
    return found;
  };

  const standing = (label: string, state: string) =>
    page
      .locator('aside div', { has: page.getByText(label, { exact: true }) })
      .getByText(state, { exact: true })
      .last();

  beforeAll(async () => {
    entries = await content.list(type);
    const documentIds = entries.map(({ documentId }) => documentId).join(',');
    const query = `type=plugin::talent-office.${type}&documentIds=${documentIds}`;
    const { body } = await content.send('get', `/talent-office/latest-cases?${query}`).expect(200);
    cases = body.data as LatestCases;
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it.each([
    ['zh-Hans', { none: '草稿', returned: '退回补正', refused: '未通过', open: '办理中' }],
    ['en', { none: 'Draft', returned: 'Returned', refused: 'Refused', open: 'In progress' }],
  ] as const)('reads as its last case does, in the list in %s', async (language, words) => {
    page = await enterAs(browser, 'office', language);
    const questions: string[] = [];
    page.on('request', (sent) => {
      if (sent.url().includes('/talent-office/latest-cases')) questions.push(sent.url());
    });
    await page.goto(`${contentPage(type)}?pageSize=100&sort=title:ASC`);
    const row = (entry: ContentEntry) => page.locator('tbody tr', { hasText: String(entry.title) });
    await row(draftWith('returned')).getByText(words.returned, { exact: true }).waitFor();
    await row(draftWith(undefined)).getByText(words.none, { exact: true }).waitFor();
    expect(await row(draftWith('returned')).getByText(words.none, { exact: true }).count()).toBe(0);
    await row(closedAs('refused')).getByText(words.refused, { exact: true }).waitFor();
    const noticed = entries.find(({ documentId }) => cases[documentId]?.stage === '拟资助人选公示');
    const told = `${words.open} · 拟资助人选公示`;
    await row(noticed as ContentEntry)
      .getByText(told, { exact: true })
      .waitFor();
    expect(questions).toHaveLength(1);
    await row(draftWith('returned')).scrollIntoViewIfNeeded();
    await screenshot(page, `list-${language}`);
  });

  it.each([
    ['zh-Hans', { field: '状态', label: '当前状态', state: '退回补正' }],
    ['en', { field: 'State', label: 'State', state: 'Returned' }],
  ] as const)('is told by the panel beside its form alone, in %s', async (language, words) => {
    page = await enterAs(browser, 'office', language);
    const entry = draftWith('returned');
    await page.goto(contentPage(type, entry.documentId));
    await standing(words.label, words.state).waitFor();
    expect(await page.getByLabel(words.field, { exact: true }).count()).toBe(0);
    await screenshot(page, `returned-${language}`);
  });

  it('is told to who reads no case of it, without a fault', async () => {
    const [year] = await createContentManager('finance').list('fund-year');
    page = await enterAs(browser, 'finance');
    await page.goto(contentPage('fund-year', year?.documentId));
    await standing('当前状态', '已开放').waitFor();
    await screenshot(page, 'not-a-reader');
    expect(await page.locator('aside').getByRole('alert').count()).toBe(0);
  });
});
