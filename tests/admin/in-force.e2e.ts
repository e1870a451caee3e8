import type { Browser, BrowserContext, Page } from 'playwright-core';
import request from 'supertest';

import {
  demoPassword,
  launchBrowser,
  loginAsAdmin,
  newVisitor,
  screenshot,
  siteUrl,
} from '../setup/browser';

const workflows = 'plugin::talent-office.workflow';
const ruleSets = 'plugin::talent-office.rule-set';

interface Stage {
  readonly key: string;
  readonly seats: readonly object[];
}

interface Draft {
  readonly documentId: string;
  readonly key: string;
  readonly title: string;
  readonly stages: readonly Stage[];
}

describe('what the office puts in force, stops and looks into, in the admin panel', () => {
  let browser: Browser;
  let visitor: BrowserContext;
  let page: Page;
  let token: string;

  const enter = async (account: string, language: 'zh-Hans' | 'en' = 'zh-Hans'): Promise<void> => {
    visitor = await newVisitor(browser, language);
    page = await visitor.newPage();
    await loginAsAdmin(page, `${account}@jinlan.test`);
  };

  const content = (method: 'get' | 'post' | 'put', path: string) =>
    request(siteUrl())
      [method](`/content-manager/collection-types/${path}`)
      .auth(token, { type: 'bearer' });

  const draftOf = async (type: string, key: string): Promise<Draft> => {
    const { body } = await content('get', `${type}?pageSize=100`).expect(200);
    const found = (body.results as Draft[]).find((draft) => draft.key === key);
    if (!found) throw new Error(`No ${type} ${key}`);
    const whole = await content('get', `${type}/${found.documentId}`).expect(200);
    return whole.body.data as Draft;
  };

  const openDraft = async (type: string, { documentId, title }: Draft): Promise<void> => {
    await page.goto(`/admin/content-manager/collection-types/${type}/${documentId}`);
    await page.getByRole('heading', { name: title }).waitFor();
  };

  /** Opens the last step in this inbox: other suites take the first. */
  const openLastStep = async (): Promise<void> => {
    await page.goto('/admin/plugins/talent-office/inbox');
    await page.locator('tbody tr').first().waitFor();
    await page.locator('tbody tr').last().click();
    await page.getByRole('heading', { name: '审批环节' }).waitFor();
  };

  const panel = (text: string) => page.locator('aside', { hasText: text });
  const reason = (text: string) =>
    page.getByRole('dialog').getByRole('textbox', { name: '说明' }).fill(text);
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  beforeAll(async () => {
    const { body } = await request(siteUrl())
      .post('/admin/login')
      .send({ email: 'office@jinlan.test', password: demoPassword() })
      .expect(200);
    token = body.data.accessToken ?? body.data.token;
    browser = await launchBrowser();
  });
  afterEach(() => visitor.close());
  afterAll(() => browser.close());

  it('makes what is saved a version, and warns of the seat that nobody can sign', async () => {
    const draft = await draftOf(workflows, 'second-person');
    const stages = draft.stages.map((stage) => ({
      ...stage,
      seats: stage.seats.map((seat) => ({ ...seat, signatures: 3 })),
    }));
    await content('put', `${workflows}/${draft.documentId}`).send({ stages }).expect(200);
    await enter('office');
    await openDraft(workflows, draft);
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
    const draft = await draftOf(ruleSets, 'nomination');
    await enter('office');
    await openDraft(ruleSets, draft);
    await button('使其生效').click();
    await button('确认使其生效').click();
    await page.getByText('内容没有变化，第 1 版继续有效。').waitFor();
    await page.getByLabel('名称').first().fill(`${draft.title}(修订)`);
    await page.getByText('页面上有未保存的修改，请先保存再使其生效。').waitFor();
    expect(await button('使其生效').isDisabled()).toBe(true);
    await screenshot(page, 'enact-unsaved');
  });

  it('says in English why a workflow cannot be put in force', async () => {
    const seat = { key: 'office', title: '人才办', role: 'office', signatures: 1 };
    const { body } = await content('post', workflows)
      .send({
        key: 'fund-by-the-office-alone',
        title: '人才办单独审批',
        entryType: 'plugin::talent-office.fund-application',
        stages: [{ key: 'office', title: '人才办审核', kind: 'review', seats: [seat] }],
      })
      .expect(201);
    const draft = body.data as Draft;
    await enter('office', 'en');
    await openDraft(workflows, draft);
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
    const draft = await draftOf(workflows, 'nomination');
    await enter('department');
    await openDraft(workflows, draft);
    await panel('生效版本').getByText('第 1 版').waitFor();
    expect(await button('使其生效').count()).toBe(0);
  });

  it('stops the time of a case with a reason, and lets it run again', async () => {
    await enter('office');
    await openLastStep();
    await button('暂停办理').click();
    await button('确认暂停办理').click();
    await page.getByText('请写明理由。').waitFor();
    await reason('等待法院判决。');
    await screenshot(page, 'pause-dialog');
    await button('确认暂停办理').click();
    await button('恢复办理').waitFor();
    expect(await button('同意').count()).toBe(0);
    await panel('审批环节').getByText('暂停办理', { exact: true }).waitFor();
    await screenshot(page, 'paused');
    await button('恢复办理').click();
    await reason('法院已作出判决。');
    await button('确认恢复办理').click();
    await button('同意').waitFor();
    await panel('审批环节').getByText('办理中', { exact: true }).waitFor();
  });

  it('leaves the time of a case to the office', async () => {
    await enter('department');
    await openLastStep();
    await button('暂停办理').click();
    await reason('想等一等。');
    await button('确认暂停办理').click();
    await page.getByRole('alert').getByText('「暂停办理」须由 人才办 办理。').waitFor();
    await screenshot(page, 'pause-refused');
  });

  it('shows a phone number in full for a minute, to who says why', async () => {
    const list = await content('get', 'plugin::talent-office.talent-profile?pageSize=1').expect(
      200,
    );
    const [{ documentId }] = list.body.results as [{ documentId: string }];
    await enter('office');
    await page.clock.install();
    await page.goto(
      `/admin/content-manager/collection-types/plugin::talent-office.talent-profile/${documentId}`,
    );
    const personal = panel('手机号码');
    await personal.getByText(/^1\d{2}\*+\d{4}$/).waitFor();
    await button('查看「手机号码」').click();
    await button('确认查看').click();
    await page.getByText('请写明理由。').waitFor();
    await reason('联系本人补充材料。');
    await screenshot(page, 'reveal-dialog');
    await button('确认查看').click();
    const inFull = personal.getByText(/^1\d{10}$/);
    await inFull.waitFor();
    await screenshot(page, 'revealed');
    await page.clock.fastForward(60_000);
    await inFull.waitFor({ state: 'detached' });
    await personal.getByText(/^1\d{2}\*+\d{4}$/).waitFor();
  });
});
