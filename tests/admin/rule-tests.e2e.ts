import type { Browser, Page } from 'playwright-core';

import { contentPage, createContentManager, type ContentEntry } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

describe('the tests of a rule set, in the admin panel', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;
  let draft: ContentEntry;

  const open = async (): Promise<void> => {
    await page.goto(contentPage('rule-set', draft.documentId));
    await page.getByRole('heading', { name: String(draft.title) }).waitFor();
  };
  const panel = (text: string) => page.locator('aside', { hasText: text });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const example = (title: string) => page.getByRole('button', { name: title }).first();

  beforeAll(async () => {
    browser = await launchBrowser();
    const found = (await content.list('rule-set')).find(
      ({ key }) => key === 'settling-in-allowance',
    );
    if (!found) throw new Error('no demo rule set');
    draft = found;
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('run, ask for facts by name, and keep a draft that fails from being put in force', async () => {
    page = await enterAs(browser, 'office');
    await open();
    await button('运行 3 个用例').click();
    await page.getByText('3 个用例全部通过。').waitFor();
    await screenshot(page, 'rule-tests-passed');
    await example('合同还有三年的 B 类人才').click();
    await page.getByRole('combobox', { name: '申请人 › 人才层次' }).click();
    await page.getByRole('option', { name: 'E类' }).click();
    await page.getByText('页面上有未保存的修改，请先保存再运行。').waitFor();
    await page.getByRole('combobox', { name: '申请人 › 人才层次' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'rule-tests-facts');
    await button('保存').click();
    await page.getByText('已保存').first().waitFor();
    await button('运行 3 个用例').click();
    await panel('规则用例').getByText('3 个用例中有 1 个未通过，不能使其生效。').waitFor();
    await panel('规则用例').getByText('应为“符合条件”，实为“不符合条件”').waitFor();
    await panel('规则用例').getByText('结论：不符合条件').first().click();
    await screenshot(page, 'rule-tests-failed');
    await button('使其生效').click();
    await button('确认使其生效').click();
    await page
      .getByRole('alert')
      .getByText('规则用例「合同还有三年的 B 类人才」未通过')
      .first()
      .waitFor();
    await screenshot(page, 'rule-tests-refused');
  });

  it('speak English', async () => {
    page = await enterAs(browser, 'office', 'en');
    await open();
    await button('Run 3 tests').click();
    await page.getByText('1 of 3 failed: the rules cannot be put in force.').waitFor();
    await page.getByText('expected "Eligible", found "Not eligible"').waitFor();
    await example('E 类人才不在范围内').click();
    await page.getByText('Facts given').first().scrollIntoViewIfNeeded();
    await page.getByRole('combobox', { name: /Tier/ }).waitFor();
    await screenshot(page, 'rule-tests-en');
  });
});
