import type { Browser, Page } from 'playwright-core';

import { contentPage, createContentManager, type ContentEntry } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

interface Rule {
  readonly code: string;
  readonly expression: string;
}

interface Profile {
  readonly tier: string | null;
  readonly contractEndsOn: string | null;
}

const profiles = '/content-manager/collection-types/plugin::talent-office.talent-profile';
const candidate = 2_000_000;

/** The outcome in words of conditions, of which one may not be known. */
const verdictOf = (...conditions: readonly (boolean | null)[]): string => {
  if (conditions.includes(false)) return '不符合条件';
  return conditions.includes(null) ? '缺少信息' : '符合条件';
};

/** What the report is to say, worked out from the profiles by what the rules say in words. */
const expectedOf = (people: readonly Profile[], onDay: string) => {
  const counts = new Map<string, number>();
  const sum = { before: 0, after: 0 };
  for (const { tier, contractEndsOn } of people) {
    const of = (tiers: string) => (tier === null ? null : tiers.includes(tier));
    const days = contractEndsOn && (Date.parse(contractEndsOn) - Date.parse(onDay)) / 86_400_000;
    const beyond = (least: number) => (typeof days === 'number' ? days > least : null);
    const before = verdictOf(of('ABCDE'), beyond(365));
    const after = verdictOf(of('ABCDEF'), beyond(900));
    const key = `${before}/${after}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (before === '符合条件') sum.before += of('ABC') ? 3_600_000 : 1_800_000;
    if (after === '符合条件') sum.after += candidate;
  }
  return { outcomes: [...counts].map(([key, count]) => [...key.split('/'), String(count)]), sum };
};

const fenIn = (told = ''): number => Math.round(Number(told.replaceAll(/[^\d.-]/g, '')) * 100);

describe('a backtest, in the admin panel', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;
  let draft: ContentEntry;

  const open = async (): Promise<void> => {
    await page.goto(contentPage('rule-set', draft.documentId));
    await page.getByRole('heading', { name: String(draft.title) }).waitFor();
  };
  const allProfiles = async (): Promise<Profile[]> => {
    const found: Profile[] = [];
    for (let at = 1, pages = 1; at <= pages; at += 1) {
      const { body } = await content.send('get', `${profiles}?pageSize=100&page=${at}`).expect(200);
      found.push(...(body.results as Profile[]));
      pages = body.pagination.pageCount;
    }
    return found;
  };
  const cellsOf = async (grid: string): Promise<string[][]> => {
    const rows = await page.getByRole('grid', { name: grid }).locator('tbody tr').all();
    return Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
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
    await page.getByLabel('“生活补贴”的候选金额').fill(String(candidate));
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
    const path = `/talent-office/rule-sets/${draft.documentId}/backtests`;
    const { body } = await content.send('get', path).expect(200);
    const { outcomes, sum } = expectedOf(await allProfiles(), body.data[0].onDay);
    const sorted = (rows: string[][]) => rows.map((row) => row.join(' ')).sort();
    expect(sorted(await cellsOf('结论变化'))).toEqual(sorted(outcomes));
    expect(outcomes.length).toBeGreaterThan(1);
    const total = (await cellsOf('资金差额')).at(-1) ?? [];
    expect(total[0]).toBe('合计');
    expect(total.slice(2).map(fenIn)).toEqual([
      sum.before,
      sum.after,
      sum.after - sum.before,
      // Nothing that could not be told.
      0,
    ]);
    await page.getByText(new RegExp(`“生活补贴”：.* → ${candidate}`)).waitFor();
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
