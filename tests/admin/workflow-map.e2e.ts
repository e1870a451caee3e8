import type { Browser, Locator, Page } from 'playwright-core';

import { contentPage, createContentManager } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

describe('the workflow map', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;

  const button = (name: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true });
  const stage = (number: number) => page.locator(`[data-stage="${number - 1}"]`);
  const form = (number: number) => page.getByRole('region', { name: `第 ${number} 环节` });
  const choose = async (within: Locator | Page, label: string, option: string | RegExp) => {
    await within.getByRole('combobox', { name: label }).first().click();
    await page.getByRole('option', { name: option }).click();
  };
  /** What has the keyboard. */
  const focused = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute('data-stage') ?? null);

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is drawn from nothing, broken, mended and put in force', async () => {
    page = await enterAs(browser, 'office');
    await page.goto(`${contentPage('workflow')}create`);
    await page.getByRole('textbox', { name: '名称' }).first().fill('专家引进审批');
    await page.getByRole('textbox', { name: '代号' }).first().fill('drawn-by-hand');
    await choose(page, '适用的内容类型', '资金申请');
    await page.getByText('还没有环节。').waitFor();

    await button('增加环节').click();
    await form(1).getByRole('textbox', { name: '名称' }).fill('主管部门审核');
    // Nobody signs it: told at the stage and at the field, before anything is saved.
    await stage(1).getByText('审核环节「主管部门审核」没有签署席位。').waitFor();
    await form(1).getByText('审核环节「主管部门审核」没有签署席位。').waitFor();
    await screenshot(page, 'map-broken');
    await button('增加：会签席位', form(1)).click();
    await form(1).getByRole('textbox', { name: '名称' }).nth(1).fill('区人社局');
    await choose(form(1), '签署岗位职责', '主管部门');
    await choose(form(1), '哪个单位的岗位', /人力资源/);
    await button('增加：按金额增加签署人数', form(1)).click();
    await form(1).getByRole('textbox', { name: '起始金额（元）' }).fill('100,000');
    await stage(1).getByText('100,000 元起 2 人').waitFor();

    await button('在后面增加', form(1)).click();
    await form(2).getByRole('textbox', { name: '名称' }).fill('领导小组审批');
    await button('增加：会签席位', form(2)).click();
    await form(2).getByRole('textbox', { name: '名称' }).nth(1).fill('领导小组');
    await choose(form(2), '签署岗位职责', '领导小组');
    await choose(form(2), '通过后的占用：资助金额', '预留');
    await button('在后面增加', form(2)).click();
    await choose(form(3), '方式', '公示');
    await form(3).getByRole('textbox', { name: '名称' }).fill('拟资助人选公示');
    await stage(3)
      .getByText('公示环节「拟资助人选公示」没有填写公示期（工作日或自然日）。')
      .waitFor();
    await form(3).getByLabel('公示期（工作日）').fill('5');
    await page.getByText('每件事项至少需要 3 名不同的人').waitFor();
    await screenshot(page, 'map-drawn');

    // The same by keyboard: from stage to stage, into one, and back.
    await stage(1).focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('1');
    await page.keyboard.press('End');
    expect(await focused()).toBe('2');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await form(2).waitFor();
    expect(await focused()).toBeNull();
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('1');
    await page.keyboard.press('Enter');
    await button('后移', form(2)).click();
    await stage(3).getByText('领导小组审批').waitFor();
    await button('前移', form(3)).click();

    await button('保存').click();
    await page.getByText('已保存').first().waitFor();
    await button('使其生效').click();
    await button('确认使其生效').click();
    await page.getByText('第 1 版已生效。').waitFor();

    const saved = (await content.list('workflow')).find(({ key }) => key === 'drawn-by-hand');
    const { stages } = await content.read('workflow', saved?.documentId ?? '');
    expect(stages).toMatchObject([
      {
        title: '主管部门审核',
        seats: [
          {
            role: 'department',
            unitCode: 'human-resources-bureau',
            signaturesAbove: [{ fromFen: '10000000', signatures: 2 }],
          },
        ],
      },
      { title: '领导小组审批', onPass: { award: 'reserved' }, seats: [{ role: 'leading-group' }] },
      { title: '拟资助人选公示', kind: 'notice', noticeWorkingDays: 5 },
    ]);
  });

  it('reads in English, fits a phone, and prints with the people that it needs', async () => {
    const fund = (await content.list('workflow')).find(({ key }) => key === 'fund');
    page = await enterAs(browser, 'office', 'en');
    await page.goto(contentPage('workflow', fund?.documentId));
    await stage(3).waitFor();
    expect(await stage(1).getAttribute('aria-label')).toMatch(/^1\. 人才办受理; Acceptance; /);
    expect(await stage(3).getAttribute('aria-label')).toMatch(/^3\. 部门联审; Review; 区人社局/);
    await screenshot(page, 'map-en');
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await button('Print').click();
    await page.emulateMedia({ media: 'print' });
    await page
      .locator('[data-printed]')
      .getByText(/A case needs at least \d+ different people/)
      .waitFor();
    await screenshot(page, 'map-printed-en');
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 390, height: 844 });
    await stage(1).scrollIntoViewIfNeeded();
    await stage(1).click();
    await screenshot(page, 'map-phone-en');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
  });

  it('asks each kind of stage for what it needs, by name', async () => {
    page = await enterAs(browser, 'office');
    await page.goto(`${contentPage('workflow')}create`);
    await choose(page, '适用的内容类型', '资金申请');
    await button('增加环节').click();
    await choose(form(1), '方式', '受理');
    await form(1)
      .getByLabel(/受理号格式/)
      .waitFor();
    await choose(form(1), '督办岗位职责', '领导小组');
    await form(1).getByLabel('逾期几个工作日后提请督办').fill('3');
    await stage(1).getByText('逾期 3 个工作日提请领导小组督办').waitFor();
    await screenshot(page, 'map-acceptance');
    await button('增加：会签席位', form(1)).click();

    // What the other kind does not ask for is gone with its fields.
    await choose(form(1), '方式', '上会表决');
    expect(await button('增加：会签席位', form(1)).count()).toBe(0);
    expect(await form(1).getByLabel('督办岗位职责').count()).toBe(1);
    await choose(form(1), '成员的岗位职责', '领导小组');
    await choose(form(1), '主持人的岗位职责', '领导小组');
    await choose(form(1), '通过票数', '全体');
    await stage(1).getByText('到会三分之二以上，赞成全体').waitFor();
    await stage(1).getByText('领导小组主持').waitFor();
    await form(1).getByText('须为文字。').waitFor({ state: 'detached' });
    expect(await form(1).getByText('documentId').count()).toBe(0);
    await screenshot(page, 'map-committee');
    await stage(1).scrollIntoViewIfNeeded();
    await screenshot(page, 'map-committee-card');
  });

  it('is read by a department, not written', async () => {
    const fund = (await content.list('workflow')).find(({ key }) => key === 'fund');
    page = await enterAs(browser, 'department');
    await page.goto(contentPage('workflow', fund?.documentId));
    await stage(1).click();
    expect(await button('增加环节').isDisabled()).toBe(true);
    expect(await form(1).getByRole('textbox', { name: '名称' }).first().isDisabled()).toBe(true);
  });
});
