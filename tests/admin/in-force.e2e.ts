import type { Browser, Page } from 'playwright-core';

import { contentPage, createContentManager, type ContentEntry } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

interface Stage {
  readonly seats: readonly object[];
}

describe('what the office puts in force, in the admin panel', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;

  const draftOf = async (type: string, key: string): Promise<ContentEntry> => {
    const found = (await content.list(type)).find((draft) => draft.key === key);
    if (!found) throw new Error(`No ${type} ${key}`);
    return content.read(type, found.documentId);
  };

  const openDraft = async (type: string, { documentId, title }: ContentEntry): Promise<void> => {
    await page.goto(contentPage(type, documentId));
    await page.getByRole('heading', { name: String(title) }).waitFor();
  };

  const panel = (text: string) => page.locator('aside', { hasText: text });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('makes what is saved a version, and warns of the seat that nobody can sign', async () => {
    const draft = await draftOf('workflow', 'second-person');
    const stages = (draft.stages as Stage[]).map((stage) => ({
      ...stage,
      seats: stage.seats.map((seat) => ({ ...seat, signatures: 3 })),
    }));
    await content.update('workflow', draft.documentId, { stages });
    page = await enterAs(browser, 'office');
    await openDraft('workflow', draft);
    await panel('生效版本').getByText('第 1 版').waitFor();
    expect(await page.getByRole('textbox', { name: '生效版本' }).isDisabled()).toBe(true);
    await button('使其生效').click();
    await page.getByText('正在办理的事项仍按提交时生效的版本办理。').waitFor();
    await screenshot(page, 'enact-dialog');
    await button('确认使其生效').click();
    await page.getByText('第 2 版已生效。').waitFor();
    await panel('生效版本').getByText('第 2 版').waitFor();
    await panel('生效版本').getByText('复核 › 人才办（第 3 位）').waitFor();
    await screenshot(page, 'enacted');
  });

  it('waits until what is on the page is saved', async () => {
    const draft = await draftOf('rule-set', 'nomination');
    page = await enterAs(browser, 'office');
    await openDraft('rule-set', draft);
    await button('使其生效').click();
    await button('确认使其生效').click();
    await page.getByText('内容没有变化，第 1 版继续有效。').waitFor();
    await page
      .getByLabel('名称')
      .first()
      .fill(`${String(draft.title)}(修订)`);
    await page.getByText('页面上有未保存的修改，请先保存再使其生效。').waitFor();
    expect(await button('使其生效').isDisabled()).toBe(true);
    await screenshot(page, 'enact-unsaved');
  });

  it('says in English why a workflow cannot be put in force', async () => {
    const seat = { key: 'office', title: '人才办', role: 'office', signatures: 1 };
    const draft = await content.create('workflow', {
      key: 'fund-by-the-office-alone',
      title: '人才办单独审批',
      entryType: 'plugin::talent-office.fund-application',
      stages: [{ key: 'office', title: '人才办审核', kind: 'review', seats: [seat] }],
    });
    page = await enterAs(browser, 'office', 'en');
    await openDraft('workflow', draft);
    await panel('Version in force').getByText('None yet').waitFor();
    await button('Put in force').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click();
    await page
      .getByRole('alert')
      .getByText(/needs a review stage that ".+" signs\./)
      .waitFor();
    await screenshot(page, 'enact-refused-en');
  });

  it('is seen, not done, by a department', async () => {
    const draft = await draftOf('workflow', 'nomination');
    page = await enterAs(browser, 'department');
    await openDraft('workflow', draft);
    await panel('生效版本').getByText('第 1 版').waitFor();
    expect(await button('使其生效').count()).toBe(0);
  });
});
