import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { contentPage, createContentManager } from '../factories/content-manager';
import { openLastStep } from '../factories/inbox-page';
import { linked } from '../factories/panel';
import { submitOnPaper } from '../factories/paper-panel';
import { openYear } from '../factories/open-year';
import { demoPassword, enterAs, launchBrowser, screenshot } from '../setup/browser';

describe('who signs for whom, in the admin panel', () => {
  const administrator = createContentManager('super');
  const office = createContentManager('office');
  const director = createContentManager('director');
  const stage = '代理签署';
  let browser: Browser;
  let page: Page;
  let acting: string;

  const staff = async (name: string): Promise<string> =>
    (await administrator.list('staff')).find((one) => one.name === name)?.documentId ?? '';
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  const post = async (path: string): Promise<void> => {
    const { status } = await office
      .send('post', `/talent-office/${path}`)
      .set('Idempotency-Key', randomUUID())
      .send({});
    expect([path, status]).toEqual([path, 200]);
  };

  /** A case of its own: the steps of the demo are other suites' to sign, in any order. */
  const fileOne = async (): Promise<void> => {
    const entryType = 'plugin::talent-office.fund-application';
    const seat = (role: string) => [{ key: role, title: role, role, signatures: 1 }];
    const workflow = await office.create('workflow', {
      ...{ title: '代理签署流程', key: 'people-e2e', entryType },
      stages: [
        { title: stage, key: 'one', kind: 'review', seats: seat('department') },
        { title: '领导小组', key: 'leaders', kind: 'review', seats: seat('leading-group') },
      ],
    });
    await post(`workflows/${workflow.documentId}/enact`);
    const ruleSet = await office.create('rule-set', {
      ...{ title: '代理条件', key: 'people-e2e', entryType },
      rules: [
        {
          ...{ code: 'tier', kind: 'hard', expression: 'subject.tier == "B"' },
          ...{ messageZh: '须为 B 类人才', messageEn: 'Tier B' },
        },
      ],
    });
    await post(`rule-sets/${ruleSet.documentId}/enact`);
    const year = await office.create('fund-year', {
      ...{ year: 2095, shortfallReason: '演示', shortfallResolution: '演示' },
      supplementPlannedOn: '2095-12-01',
    });
    const line = await office.create('fund-line', {
      ...{ title: '代理项目', use: 'introduction', source: 'own-budget', budgetFen: '9000000' },
      fundYear: linked(year.documentId),
    });
    await openYear(year.documentId);
    const [policy] = await office.list('policy');
    const benefit = await office.create('benefit', {
      ...{ title: '代理补贴', slug: 'people-e2e', use: 'introduction', kind: 'people-e2e' },
      ...{ active: true, amountExpression: '1000', policy: linked(policy?.documentId ?? '') },
      ruleSet: linked(ruleSet.documentId),
      workflow: linked(workflow.documentId),
      line: linked(line.documentId),
    });
    const talent = await office.create('talent-profile', {
      ...{ name: '代理人才', tier: 'B', tierSince: '2025-01-01' },
      identityDocument: fictionalIdentityNumber('230121', '1964-04-04', 1),
    });
    const filed = await director.create('fund-application', {
      title: '代理补贴申请',
      applicant: linked(talent.documentId),
      benefit: linked(benefit.documentId),
    });
    await submitOnPaper(filed.documentId);
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    await fileOne();
    const made = await administrator.create('acting', {
      absentee: linked(await staff('科示例')),
      substitute: linked(await staff('蔡示例')),
      allPositions: true,
      startsOn: '2026-01-01',
      endsOn: '2099-01-01',
      reason: '科示例出差。',
    });
    acting = made.documentId;
  }, 300_000);
  afterEach(() => page.context().close());
  afterAll(async () => {
    // The other suites find the inboxes as the demo fills them.
    await administrator.update('acting', acting, { endsOn: '2026-01-02' });
    await browser.close();
  });

  it('an acting appointment is entered, and what is wrong with it told at its field', async () => {
    page = await enterAs(browser, 'super');
    await page.goto(contentPage('acting', 'create'));
    await page.getByRole('textbox', { name: '事由' }).fill('休假');
    await page.getByRole('combobox', { name: '开始日期' }).fill('01/02/2026');
    await page.keyboard.press('Tab');
    await page.getByRole('combobox', { name: '结束日期' }).fill('02/02/2026');
    await page.keyboard.press('Tab');
    await button('保存').click();
    await page.getByText('请先填写「被代理人」。').first().waitFor();
    await screenshot(page, 'acting-form');
  });

  // Before the step is signed.
  it('reads in English', async () => {
    page = await enterAs(browser, 'finance', 'en');
    await page.goto('/admin/plugins/talent-office/inbox');
    await page.getByText('For 科示例').first().waitFor();
    await openLastStep(page, stage, 'en');
    await page.getByText('蔡示例 (for 科示例)').waitFor();
    await screenshot(page, 'acting-panel-en');
  });

  it('the substitute finds the step in his inbox, and signs in the other’s place', async () => {
    page = await enterAs(browser, 'finance');
    await page.goto('/admin/plugins/talent-office/inbox');
    await page.getByText('代科示例签署').first().waitFor();
    await screenshot(page, 'acting-inbox');
    await openLastStep(page, stage);
    await page.getByText('蔡示例（代科示例）').waitFor();
    await screenshot(page, 'acting-panel');
    await button('同意').click();
    await page.getByRole('dialog').getByText('代科示例签署').waitFor();
    await page.getByLabel('登录密码').fill(demoPassword());
    await button('确认同意').click();
    await page.getByText('已签署：同意。').waitFor();
    await page.getByText('代科示例签署', { exact: true }).waitFor();
    await screenshot(page, 'acting-signed');
  });
});
