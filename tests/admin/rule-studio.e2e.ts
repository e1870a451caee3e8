import type { Browser, Locator, Page } from 'playwright-core';

import { contentPage, createContentManager, type ContentEntry } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const application = 'plugin::talent-office.fund-application';

interface StoredRule {
  readonly code: string;
  readonly expression: string;
}

describe('writing a rule in the admin panel', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;

  const draft = (key: string, expression: string): Promise<ContentEntry> =>
    content.create('rule-set', {
      key,
      title: `规则 ${key}`,
      entryType: application,
      rules: [
        {
          code: 'tier',
          kind: 'hard',
          expression,
          messageZh: '人才层次须符合要求',
          messageEn: 'The tier must be one that is asked for.',
        },
      ],
    });

  const stored = async ({ documentId }: ContentEntry): Promise<string> => {
    const { rules } = await content.read('rule-set', documentId);
    return (rules as StoredRule[])[0]?.expression ?? '';
  };

  const openRule = async ({ documentId, title }: ContentEntry, message: string): Promise<void> => {
    await page.goto(contentPage('rule-set', documentId));
    await page.getByRole('heading', { name: String(title) }).waitFor();
    await page.getByRole('button', { name: message }).first().click();
    await page.getByRole('tab').first().waitFor();
  };

  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const choose = async (control: Locator, option: string): Promise<void> => {
    await control.click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const chooseFact = async (nth: number, typed: string, option: string): Promise<void> => {
    const fact = page.getByRole('combobox', { name: /^(事实|Fact)$/ }).nth(nth);
    await fact.click();
    // While its list is open the rest of the page is hidden from the accessibility tree.
    await page.keyboard.type(typed);
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const facts = () =>
    page
      .getByRole('combobox', { name: /^(事实|Fact)$/ })
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  const editor = () => page.locator('.cm-content');
  const write = async (expression: string): Promise<void> => {
    await editor().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(expression);
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('draws it, breaks it in its text, reads where, mends and saves it, and puts it in force', async () => {
    const made = await draft('studio', 'subject.tier in ["A"]');
    page = await enterAs(browser, 'office');
    await openRule(made, '人才层次须符合要求');
    await button('添加条件').click();
    await page.getByText(/还有条件没有填完/).waitFor();
    await chooseFact(1, '参保', '申请人 › 参保起始日期：至今满几年');
    await choose(page.getByRole('combobox', { name: '比较方式' }).nth(1), '不小于');
    await page.getByRole('textbox', { name: '值', exact: true }).fill('1');
    await page.getByText('表达式没有问题。').waitFor();
    expect(await facts()).toEqual(['申请人 › 人才层次', '申请人 › 参保起始日期：至今满几年']);
    await button('添加一组').scrollIntoViewIfNeeded();
    await screenshot(page, 'rule-drawn');

    await tab('文本').click();
    await page
      .getByText('subject.tier in ["A"] && fullYearsSince(subject.insuredSince) >= 1')
      .waitFor();
    await write('subject.tier in ["A"] &&\n  subject.tear == "B"');
    await page.getByText('第 2 行第 11 列：没有“tear”这个字段，是不是“tier”？').waitFor();
    await page.locator('.cm-lintRange-error').waitFor();
    await screenshot(page, 'rule-broken');

    await tab('图形').click();
    await page.getByText('表达式有误，图形画不出来。请先在“文本”里改正。').waitFor();
    await tab('文本').click();
    await write('subject.tier in ["A", "B"] && subject.flexible == false');
    await page.getByText('表达式没有问题。').waitFor();
    await tab('图形').click();
    await page.getByRole('combobox', { name: '值' }).first().waitFor();
    await screenshot(page, 'rule-mended');
    await button('保存').click();
    await page
      .getByText('文档已保存')
      .or(page.getByText(/已保存/))
      .first()
      .waitFor();
    expect(await stored(made)).toBe('subject.tier in ["A", "B"] && subject.flexible == false');

    await button('使其生效').click();
    await button('确认使其生效').click();
    await page.getByText('第 1 版已生效。').waitFor();
  });

  it('writes the first rule of a new set in its form', async () => {
    page = await enterAs(browser, 'office');
    await page.goto(contentPage('rule-set', 'create'));
    await page.getByRole('textbox', { name: '名称' }).fill('表单新建的规则');
    await page.getByRole('textbox', { name: '代号' }).fill('studio-form');
    await choose(page.getByRole('combobox', { name: '适用的内容类型' }), '资金申请');
    await page.getByText('还没有内容，点击添加。').first().click();
    await page.getByRole('textbox', { name: '编号', exact: false }).first().fill('insured');
    await page.getByRole('textbox', { name: '未满足时的说明（中文）' }).fill('参保须满一年');
    await page.getByRole('textbox', { name: '未满足时的说明（英文）' }).fill('Insured for a year.');
    await button('添加条件').click();
    await chooseFact(0, '参保', '申请人 › 参保起始日期：至今满几年');
    await choose(page.getByRole('combobox', { name: '比较方式' }).first(), '不小于');
    await page.getByRole('textbox', { name: '值', exact: true }).fill('1');
    await page.getByText('表达式没有问题。').waitFor();
    await screenshot(page, 'rule-set-form');
    await button('保存').click();
    await page.getByText('已保存').first().waitFor();
    const made = (await content.list('rule-set')).find(({ key }) => key === 'studio-form');
    expect(made?.entryType).toBe(application);
    expect(made && (await stored(made))).toBe('fullYearsSince(subject.insuredSince) >= 1');
  });

  it('is refused on save where it is broken, and leaves what was written', async () => {
    const made = await draft('studio-refused', 'subject.tier in ["A"]');
    page = await enterAs(browser, 'office');
    await openRule(made, '人才层次须符合要求');
    await tab('文本').click();
    await write('subject.tier in ["Z"]');
    await page
      .getByText(/第 1 行第 18 列：这个字段没有“Z”这个选项/)
      .first()
      .waitFor();
    await button('保存').click();
    await page
      .locator('[data-strapi-field-error]')
      .getByText(/第 1 行第 18 列：这个字段没有“Z”这个选项/)
      .waitFor();
    await page.getByRole('tab').first().scrollIntoViewIfNeeded();
    await screenshot(page, 'rule-refused');
    expect(await stored(made)).toBe('subject.tier in ["A"]');
    expect(await editor().textContent()).toContain('"Z"');
  });

  it('tells in English what the builder cannot draw, completes names, and draws amounts in yuan', async () => {
    const made = await draft('studio-en', 'requestedFen + 1 > 5 || subject.flexible');
    page = await enterAs(browser, 'office', 'en');
    await openRule(made, '人才层次须符合要求');
    await page
      .getByText('The builder cannot draw this expression, for it calculates.', { exact: false })
      .waitFor();
    await screenshot(page, 'rule-undrawn-en');
    await tab('Text').click();
    await write('');
    await page.keyboard.type('subject.tie');
    await page
      .locator('.cm-tooltip-autocomplete')
      .getByText('subject.tier', { exact: true })
      .waitFor();
    await screenshot(page, 'rule-completion-en');
    await page.keyboard.press('Escape');
    await write('requestedFen <= 500000 && (subject.flexible == false || has(subject.employer))');
    await page.getByText('The expression is fine.').waitFor();
    await tab('Builder').click();
    expect(await page.getByRole('textbox', { name: 'Value (yuan)' }).inputValue()).toBe('5,000');
    expect((await facts())[1]).toMatch(/^Applicant › /);
    await page.getByRole('button', { name: 'Add group' }).last().scrollIntoViewIfNeeded();
    await screenshot(page, 'rule-drawn-en');
  });

  it('draws the amount of a benefit: cases, and highest only', async () => {
    const benefit = (await content.list('benefit')).find(
      ({ slug }) => slug === 'settling-in-allowance',
    );
    if (!benefit) throw new Error('no such benefit');
    page = await enterAs(browser, 'office');
    await page.goto(contentPage('benefit', benefit.documentId));
    await tab('图形').waitFor();
    await page.getByRole('textbox', { name: '其他情形的金额（元）' }).waitFor();
    const amounts = page.getByRole('textbox', { name: '金额（元）', exact: true });
    expect(await amounts.nth(0).inputValue()).toBe('200,000');
    expect(await page.getByRole('textbox', { name: '待遇种类', exact: true }).inputValue()).toBe(
      'settling-in',
    );
    await amounts.nth(0).fill('210000');
    await page.getByText('表达式没有问题。').waitFor();
    await page.getByRole('tablist', { name: '编辑方式' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'amount-drawn');
    await tab('文本').click();
    await page.getByText(/\? 21000000 : subject.tier == "C" \? 12000000/).waitFor();
    await page.getByRole('tablist', { name: '编辑方式' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'amount-text');
    await button('保存').click();
    await page.getByText('已保存').first().waitFor();
    const saved = await content.read('benefit', benefit.documentId);
    expect(saved.amountExpression).toContain('? 21000000 : subject.tier == "C" ? 12000000');
    page = await page
      .context()
      .close()
      .then(() => enterAs(browser, 'office', 'en'));
    await page.goto(contentPage('benefit', benefit.documentId));
    await page.getByRole('textbox', { name: 'Amount otherwise (yuan)' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'amount-drawn-en');
  });
});
