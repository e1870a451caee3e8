import { readFile } from 'node:fs/promises';

import type { Browser, Page } from 'playwright-core';

import { applicantsOf, type Applicant, type OwnApplication } from '../factories/demo-applicants';
import { fileContents } from '../factories/files';
import { demoPassword, enterAs, launchBrowser, screenshot, siteUrl } from '../setup/browser';

const inboxPath = '/admin/plugins/talent-office/inbox';

describe('a case in the admin panel of the production build', () => {
  let browser: Browser;
  let page: Page;
  let applicants: Applicant[];

  /** The steps of one stage: the office's inbox also holds those of others that nobody can sign. */
  const stepsOf = (stage: string) => page.locator('tbody tr', { hasText: stage });

  /** Titles of the entries that wait at a stage. */
  const openInbox = async (stage: string): Promise<string[]> => {
    await page.goto(inboxPath);
    await stepsOf(stage).first().waitFor();
    return stepsOf(stage).locator('td:first-child span:first-child').allInnerTexts();
  };

  const openEntry = async (title: string): Promise<void> => {
    await page.locator('tbody tr', { hasText: title }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('heading', { name: '审批环节' }).waitFor();
  };

  /** An application in this inbox that one of the website's users handed in himself. */
  const ownedOf = (
    titles: readonly string[],
  ): { applicant: Applicant; application: OwnApplication } => {
    for (const applicant of applicants) {
      const application = applicant.applications.find(({ title }) => titles.includes(title));
      if (application) return { applicant, application };
    }
    throw new Error(`No website user owns one of: ${titles.join(', ')}`);
  };

  const choose = (choice: string) =>
    page.getByRole('button', { name: choice, exact: true }).click();
  const comment = (text: string) => page.getByLabel('意见').fill(text);

  const password = () => page.getByLabel('登录密码').fill(demoPassword());

  beforeAll(async () => {
    applicants = await applicantsOf(siteUrl(), demoPassword());
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is found in the inbox, explained, approved, and seen by its applicant', async () => {
    page = await enterAs(browser, 'leader');
    await page.goto('/admin');
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
    await page.getByText('件等您签署').waitFor();
    await screenshot(page, 'home-leader');
    const { applicant, application } = ownedOf(await openInbox('领导小组审批'));
    await screenshot(page, 'inbox');
    expect(application.state.code).toBe('review');

    await openEntry(application.title);
    await page.getByText('符合条件', { exact: true }).waitFor();
    await screenshot(page, 'procedure');
    await choose('同意');
    await comment('同意资助。');
    await password();
    await choose('确认同意');
    await page.getByText('已签署：同意。').waitFor();

    // The panel tells what was decided without being loaded again.
    await page.locator('aside', { hasText: '审批环节' }).getByText('同意资助。').waitFor();
    expect(await page.getByRole('button', { name: '同意', exact: true }).count()).toBe(0);
    const { state } = await applicant.read(application.id);
    expect(state).toEqual({ code: 'notice', zh: '公示中', en: 'In public notice' });
    expect(await openInbox('领导小组审批')).not.toContain(application.title);
  });

  it('shows what its applicant attached, to be saved, and the amount with its working', async () => {
    const { applicant, application } = ownedOf(
      applicants.flatMap(({ applications }) =>
        applications.filter(({ state }) => state.code === 'draft').map(({ title }) => title),
      ),
    );
    const content = fileContents.pdf('劳动合同');
    await applicant.submitWith(application.id, content, '劳动合同.pdf');

    page = await enterAs(browser, 'office');
    await openInbox('人才办受理');
    await openEntry(application.title);
    await page.getByRole('heading', { name: '附件' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'files');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载：劳动合同.pdf' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('劳动合同.pdf');
    expect(await readFile(await download.path())).toEqual(content);
    await page.getByRole('heading', { name: '金额测算' }).scrollIntoViewIfNeeded();
    await page.getByText('计算公式（以分计）').waitFor();
    await screenshot(page, 'working');
  });

  it('is returned with what is to be mended', async () => {
    page = await enterAs(browser, 'department');
    const { applicant, application } = ownedOf(await openInbox('主管部门审核'));
    await openEntry(application.title);
    await choose('退回补正');
    await choose('确认退回补正');
    await page.getByText('请至少勾选一项需要补正的内容。').waitFor();
    await page.getByRole('checkbox', { name: '申请说明' }).click();
    await comment('请补充业绩说明。');
    await password();
    await choose('确认退回补正');
    await page.getByText('已签署：退回补正。').waitFor();
    await screenshot(page, 'returned');
    const { state } = await applicant.read(application.id);
    expect(state).toEqual({ code: 'returned', zh: '退回补正', en: 'Returned for correction' });
  });

  it('is not refused without a reason', async () => {
    page = await enterAs(browser, 'office');
    const [title = ''] = await openInbox('人才办审核');
    await openEntry(title);
    await choose('不予通过');
    await choose('确认不予通过');
    await page.getByText('退回或不予通过必须写明理由。').waitFor();
    await choose('取消');
    expect(await openInbox('人才办审核')).toContain(title);
  });

  it('says why, when one person wants to sign a second stage', async () => {
    page = await enterAs(browser, 'joint');
    const [title = ''] = await openInbox('主管部门审核');
    await openEntry(title);
    await choose('同意');
    await password();
    await choose('确认同意');
    await page.getByText('「区人社局」不由您签署：您已签署过这个事项的另一个环节。').waitFor();
    expect(await page.getByRole('button', { name: '同意', exact: true }).count()).toBe(0);
    await screenshot(page, 'second-stage');
  });

  it('reads in English', async () => {
    page = await enterAs(browser, 'office', 'en');
    await page.goto(inboxPath);
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    await stepsOf('人才办审核').first().click();
    await page.getByRole('heading', { name: 'Rule check' }).waitFor();
    await page.getByRole('button', { name: 'Approve', exact: true }).waitFor();
    await page.getByText('Nothing is attached.').scrollIntoViewIfNeeded();
    await screenshot(page, 'procedure-en');
    await page.getByRole('heading', { name: 'Working of the amount' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'working-en');
  });
});
