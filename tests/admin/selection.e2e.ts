import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { contentPage, createContentManager } from '../factories/content-manager';
import { linked } from '../factories/panel';
import { submitOnPaper } from '../factories/paper-panel';
import { openYear } from '../factories/open-year';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const application = 'plugin::talent-office.fund-application';
const checks = [{ key: 'credit', zh: '信用记录良好', en: 'No entry in the credit register' }];
const proofs = [
  { key: 'agreement', zh: '签署的协议', en: 'The signed agreement', uploader: 'by-applicant' },
];

/** Six cases are drawn for two places, from the commitment to the reserve list. */
describe('a selection in the admin panel', () => {
  const office = createContentManager('office');
  const director = createContentManager('director');
  let browser: Browser;
  let page: Page;
  let workflowId: string;

  type Manager = typeof office;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const confirm = async (name: string): Promise<void> => {
    await dialog().getByRole('button', { name, exact: true }).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
  };
  const post = async (by: Manager, path: string, body: object = {}) => {
    const answer = await by.send('post', path).set('Idempotency-Key', randomUUID()).send(body);
    expect([path, answer.status, answer.body.error]).toEqual([path, 200, undefined]);
    return answer.body.data;
  };

  const createBenefit = async (): Promise<string> => {
    const seat = (role: string) => [{ key: role, title: role, role, signatures: 1 }];
    const workflow = await office.create('workflow', {
      title: '抽签遴选审批',
      key: 'selection-e2e',
      entryType: application,
      stages: [
        {
          ...{ title: '抽签遴选', key: 'selection', kind: 'selection' },
          selection: {
            ...{ method: 'by-lot', ties: 'no-ties', seed: 'server-seed', reserveDays: 30 },
          },
        },
        { title: '逐项核查', key: 'check', kind: 'check', checks, seats: seat('department') },
        { title: '签订协议', key: 'proof', kind: 'proof', proofs, seats: seat('finance') },
        { title: '领导小组', key: 'leaders', kind: 'review', seats: seat('leading-group') },
      ],
    });
    workflowId = workflow.documentId;
    await post(office, `/talent-office/workflows/${workflowId}/enact`);
    const ruleSet = await office.create('rule-set', {
      ...{ title: '抽签条件', key: 'selection-e2e', entryType: application },
      rules: [
        {
          ...{ code: 'tier', kind: 'hard', expression: 'subject.tier == "B"' },
          ...{ messageZh: '须为 B 类人才', messageEn: 'Tier B' },
        },
      ],
    });
    await post(office, `/talent-office/rule-sets/${ruleSet.documentId}/enact`);
    const year = await office.create('fund-year', {
      ...{ year: 2098, shortfallReason: '演示', shortfallResolution: '演示' },
      supplementPlannedOn: '2098-12-01',
    });
    const line = await office.create('fund-line', {
      ...{ title: '抽签项目', use: 'introduction', source: 'own-budget', budgetFen: '9000000' },
      fundYear: linked(year.documentId),
    });
    await openYear(year.documentId);
    const [policy] = await office.list('policy');
    const benefit = await office.create('benefit', {
      ...{ title: '抽签补贴', slug: 'selection-e2e', use: 'introduction', kind: 'selection-e2e' },
      ...{ active: true, amountExpression: '1000', policy: linked(policy?.documentId ?? '') },
      ruleSet: linked(ruleSet.documentId),
      workflow: linked(workflowId),
      line: linked(line.documentId),
    });
    return benefit.documentId;
  };

  beforeAll(async () => {
    const benefit = await createBenefit();
    for (let number = 1; number <= 6; number += 1) {
      const talent = await office.create('talent-profile', {
        ...{ name: `抽签人才${number}`, tier: 'B', tierSince: '2025-01-01' },
        identityDocument: fictionalIdentityNumber('230121', '1963-03-03', number),
      });
      const filed = await director.create('fund-application', {
        title: `抽签补贴申请 ${number}`,
        applicant: linked(talent.documentId),
        benefit: linked(benefit),
      });
      await submitOnPaper(filed.documentId);
    }
    browser = await launchBrowser();
  }, 300_000);
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is bound, closed, drawn and applied, and shows who stands where and why', async () => {
    page = await enterAs(browser, 'office');
    await page.goto('/admin/plugins/talent-office/selections');
    await page.getByRole('link', { name: /抽签遴选审批/ }).waitFor();
    await screenshot(page, 'selections');
    await page.getByRole('link', { name: /抽签遴选审批/ }).click();
    await page.getByText('截止之前须先公布种子摘要，或指明公开事件。').waitFor();
    await button('公布种子摘要').click();
    await confirm('确认公布种子摘要');
    await page.getByText('事先公布的摘要（SHA-256）').waitFor();
    await screenshot(page, 'selection-bound');
    await button('截止').click();
    await dialog().getByRole('button', { name: '确认截止', exact: true }).click();
    await page.getByText('请填写 1 以上的整数。').waitFor();
    await dialog().getByRole('textbox', { name: '名额' }).fill('2');
    await screenshot(page, 'selection-close');
    await confirm('确认截止');
    await button('抽签').click();
    await confirm('确认抽签');
    await page.getByText('候补第 4 位').waitFor();
    await screenshot(page, 'selection-drawn');
    const saved = page.waitForEvent('download');
    await button('下载名单').click();
    expect((await saved).suggestedFilename()).toBe('selection-1.csv');
    await button('执行入选（2 项）').click();
    await confirm('确认执行入选（2 项）');
    await page.getByText('入选，已执行').first().waitFor();
    expect(await page.getByText('入选，已执行').count()).toBe(2);
    await screenshot(page, 'selection-applied');
  });

  it('is told in English, too', async () => {
    page = await enterAs(browser, 'office', 'en');
    await page.goto('/admin/plugins/talent-office/selections');
    await page.getByRole('tab', { name: 'In order' }).click();
    await page.getByRole('link', { name: /抽签遴选审批/ }).click();
    await page.getByText('Reserve no. 4').waitFor();
    await screenshot(page, 'selection-en');
  });

  it('has its points answered one by one where its next stage checks them', async () => {
    const inbox = await createContentManager('department').send('get', '/talent-office/inbox');
    const { target } = inbox.body.data.find(({ kind }: { kind: string }) => kind === 'check');
    page = await enterAs(browser, 'department');
    await page.goto(contentPage('fund-application', target.documentId));
    await button('同意').click();
    await dialog().getByRole('combobox', { name: '信用记录良好' }).click();
    await page.getByRole('option', { name: '不适用' }).click();
    await dialog().getByRole('textbox', { name: '理由：信用记录良好' }).fill('无信用记录');
    await screenshot(page, 'selection-check');
  });

  it('is drawn in the map of its workflow, and each kind asks what it needs', async () => {
    page = await enterAs(browser, 'office');
    await page.goto(contentPage('workflow', workflowId));
    await page.getByText('候补名单自排序之日起有效 30 天').first().waitFor();
    await page.getByText('核查：信用记录良好').first().waitFor();
    await page.getByText('须提交：签署的协议').first().waitFor();
    const first = page.locator('[data-stage="0"]');
    await first.scrollIntoViewIfNeeded();
    await first.click();
    await page.getByLabel('候补名单有效期（自然日）').waitFor();
    await screenshot(page, 'selection-workflow');
  });
});
