import type { Browser, Page } from 'playwright-core';

import { contentPage, createContentManager, type ContentEntry } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

interface Rule {
  readonly code: string;
  readonly expression: string;
}

describe('a backtest, in the admin panel', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;
  let draft: ContentEntry;

  const open = async (): Promise<void> => {
    await page.goto(contentPage('rule-set', draft.documentId));
    await page.getByRole('heading', { name: String(draft.title) }).waitFor();
  };
  const panel = (text: string) => page.locator('aside', { hasText: text });

  beforeAll(async () => {
    browser = await launchBrowser();
    const found = (await content.list('rule-set')).find(({ key }) => key === 'living-allowance');
    if (!found) throw new Error('no demo rule set');
    draft = await content.read('rule-set', found.documentId);
    const rules = (draft.rules as Rule[]).map((rule) =>
      rule.code === 'tier'
        ? { ...rule, expression: 'subject.tier in ["A", "B", "C", "D", "E", "F"]' }
        : { ...rule, expression: 'daysUntil(subject.contractEndsOn) > 900' },
    );
    await content.update('rule-set', found.documentId, { rules });
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is started beside the rule set, and tells who would be judged otherwise', async () => {
    page = await enterAs(browser, 'office');
    await open();
    await page.getByRole('button', { name: '按全部对象回测' }).click();
    await panel('回测').getByText('等待开始，通常在一分钟以内。').waitFor();
    await panel('回测').getByRole('progressbar', { name: '回测进度' }).waitFor();
    await panel('回测').getByRole('button', { name: '取消回测' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'backtest-waiting');
    await panel('回测')
      .getByText(/已完成：\d+ 条。/)
      .waitFor({ timeout: 150_000 });
    await panel('回测').getByRole('status').first().scrollIntoViewIfNeeded();
    await screenshot(page, 'backtest-done');
    await panel('回测')
      .getByRole('link', { name: /全部对象/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /^回测：/ }).waitFor();
    await page.getByRole('grid', { name: '结论变化' }).waitFor();
    await page.getByRole('grid', { name: '资金差额' }).waitFor();
    await screenshot(page, 'backtest-report');
    await page.getByRole('grid', { name: '有变化的条目' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'backtest-changes');
  }, 240_000);

  it('speaks English', async () => {
    page = await enterAs(browser, 'office', 'en');
    await open();
    await panel('Backtest')
      .getByRole('link', { name: /Everybody/ })
      .first()
      .click();
    await page.getByRole('grid', { name: 'Money' }).waitFor();
    await screenshot(page, 'backtest-report-en');
    await page.getByRole('grid', { name: 'Entries judged otherwise' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'backtest-changes-en');
  });
});
