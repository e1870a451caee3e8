import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import type { MeetingBody } from '../../plugins/talent-office/shared/contracts/committee';
import { contentPage, createContentManager } from '../factories/content-manager';
import { nextIdentityNumber } from '../factories/office';
import { linked } from '../factories/panel';
import { submitOnPaper } from '../factories/paper-panel';
import { openYear } from '../factories/open-year';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const application = 'plugin::talent-office.fund-application';
const awardFen = 1_200_000;
const count = 12;

/** A committee sits on twelve cases of which one lacks money, from the agenda to the signed minutes. */
describe('a committee in the admin panel', () => {
  const office = createContentManager('office');
  const director = createContentManager('director');
  const administrator = createContentManager('super');
  let browser: Browser;
  let page: Page;
  let meetingId: string;
  let entries: string[];

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
  const read = async (): Promise<MeetingBody> => {
    const { body } = await office.send('get', `/talent-office/meetings/${meetingId}`).expect(200);
    return body.data as MeetingBody;
  };
  const open = async (account: string, language: 'zh-Hans' | 'en' = 'zh-Hans'): Promise<void> => {
    page = await enterAs(browser, account, language);
    await page.goto(`/admin/plugins/talent-office/meetings/${meetingId}`);
    await page.getByRole('heading', { name: '领导小组专题会议' }).waitFor();
  };

  /** A leading group of one unit: people who sit in it need no account of their own. */
  const createMembers = async (): Promise<string> => {
    const unit = await administrator.create('unit', {
      name: '人才工作专题会议',
      code: 'special-committee',
      kind: 'leading-group',
    });
    const position = await administrator.create('position', {
      name: '专题会议成员',
      code: 'special-committee.leading-group',
      role: 'leading-group',
      unit: linked(unit.documentId),
    });
    const made: string[] = [];
    for (const name of ['主持示例', '成员甲', '成员乙', '成员丙', '成员丁']) {
      const staff = await administrator.create('staff', { name });
      await administrator.create('appointment', {
        staff: linked(staff.documentId),
        position: linked(position.documentId),
        startsOn: '2020-01-01',
      });
      made.push(staff.documentId);
    }
    return made[0] ?? '';
  };

  const createBenefit = async (): Promise<string> => {
    const workflow = await office.create('workflow', {
      title: '专题会议审批',
      key: 'special-committee',
      entryType: application,
      stages: [
        {
          title: '领导小组会议',
          key: 'committee',
          kind: 'committee',
          onPass: { award: 'reserved' },
          sets: ['awardedFen'],
          committee: {
            role: 'leading-group',
            unitCode: 'special-committee',
            quorum: 'two-thirds',
            majority: 'more-than-half',
            form: 'either',
          },
        },
      ],
    });
    await post(office, `/talent-office/workflows/${workflow.documentId}/enact`);
    const ruleSet = await office.create('rule-set', {
      title: '专题会议条件',
      key: 'special-committee',
      entryType: application,
      rules: [
        {
          code: 'tier',
          kind: 'hard',
          expression: 'subject.tier == "B"',
          messageZh: '须为 B 类人才',
          messageEn: 'Tier B',
        },
      ],
    });
    await post(office, `/talent-office/rule-sets/${ruleSet.documentId}/enact`);
    const year = await office.create('fund-year', {
      year: 2099,
      shortfallReason: '演示',
      shortfallResolution: '演示',
      supplementPlannedOn: '2099-12-01',
    });
    const line = await office.create('fund-line', {
      title: '专题引进项目',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: String(11 * awardFen + 50_000),
      fundYear: linked(year.documentId),
    });
    await openYear(year.documentId);
    const [policy] = await office.list('policy');
    const benefit = await office.create('benefit', {
      title: '专题安家补贴',
      slug: 'special-committee',
      policy: linked(policy?.documentId ?? ''),
      use: 'introduction',
      kind: 'special-committee',
      active: true,
      amountExpression: String(awardFen),
      ruleSet: linked(ruleSet.documentId),
      workflow: linked(workflow.documentId),
      line: linked(line.documentId),
    });
    return benefit.documentId;
  };

  const createApplications = async (benefit: string): Promise<string[]> => {
    const made: string[] = [];
    for (let number = 1; number <= count; number += 1) {
      const talent = await office.create('talent-profile', {
        name: `示例人才${number}`,
        tier: 'B',
        tierSince: '2025-01-01',
        identityDocument: nextIdentityNumber(),
      });
      const filed = await director.create('fund-application', {
        title: `专题安家补贴申请 ${number}`,
        applicant: linked(talent.documentId),
        benefit: linked(benefit),
      });
      await submitOnPaper(filed.documentId);
      made.push(filed.documentId);
    }
    return made;
  };

  beforeAll(async () => {
    const chair = await createMembers();
    entries = await createApplications(await createBenefit());
    const meeting = await office.create('meeting', {
      title: '领导小组专题会议',
      form: 'meeting',
      heldOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      place: '区委二楼会议室',
      committeeRole: 'leading-group',
      committeeUnit: 'special-committee',
      chair: linked(chair),
    });
    meetingId = meeting.documentId;
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is reached from the meeting’s form, and takes the cases that wait', async () => {
    page = await enterAs(browser, 'office');
    await page.goto(contentPage('meeting', meetingId));
    const link = page.getByRole('link', { name: '议程、表决与决议' });
    await link.waitFor();
    const choice = (name: string) => page.getByRole('combobox', { name });
    await choice('成员的岗位职责').getByText('领导小组').waitFor();
    await choice('成员所在单位').getByText('人才工作专题会议').waitFor();
    await screenshot(page, 'committee-form');
    await link.click();
    await page.getByText('议程上还没有事项。').waitFor();
    await button('添加事项').click();
    await page.getByRole('checkbox', { name: `全部选中（${count} 项）` }).check();
    await screenshot(page, 'committee-add');
    await confirm('确认添加事项');
    await page
      .getByText(/专题引进项目：本次合计 144,000 元，可用 132,500 元，缺 11,500 元/)
      .waitFor();
    expect(await page.getByText('资金不足', { exact: true }).count()).toBe(1);
    await screenshot(page, 'committee-agenda');
    await button('召集会议').click();
    await confirm('确认召集会议');
    await page.getByText('已召集').waitFor();
  });

  it('has its votes written down, whoever presides last, and its money told beforehand', async () => {
    await open('office');
    await button('到会人员').click();
    await screenshot(page, 'committee-attendance');
    await confirm('确认到会人员');
    await page.getByText('应到 5 人，实到 5 人').waitFor();
    const first = page.getByRole('row').nth(1);
    await first.getByRole('button', { name: '登记回避' }).click();
    await dialog().getByRole('combobox').click();
    await page.getByRole('option', { name: '成员丁' }).click();
    await dialog().getByRole('textbox', { name: '理由' }).fill('近亲属为申请人');
    await screenshot(page, 'committee-recusal');
    await confirm('确认登记回避');
    await page.getByText('回避：成员丁（近亲属为申请人）').waitFor();
    const second = page.getByRole('row').nth(2);
    await second.getByRole('button', { name: '记录表决' }).click();
    await dialog().getByRole('combobox', { name: '成员甲' }).click();
    await page.getByRole('option', { name: '不同意', exact: true }).click();
    await screenshot(page, 'committee-votes');
    await confirm('确认记录表决');
    await second.getByText('同意 4 · 不同意 1 · 缓议 0 · 弃权 0').waitFor();
    await button('其余各项全体同意').click();
    await confirm('确认其余各项全体同意');
    await page.getByText('您记录了表决，须由另一位同事形成决议。').waitFor();
    expect(await button('形成决议').count()).toBe(0);
    await screenshot(page, 'committee-voted');
  });

  it('is resolved by a second colleague, and applied but for what lacks money', async () => {
    await open('director');
    await button('形成决议').click();
    await screenshot(page, 'committee-record');
    await confirm('确认形成决议');
    await button(`执行决议（${count} 项）`).click();
    await confirm(`确认执行决议（${count} 项）`);
    await page.getByText('已决议，资金不足').waitFor();
    const { items } = await read();
    expect(items.map(({ state }) => state)).toEqual([
      ...Array<string>(count - 1).fill('applied'),
      'unfunded',
    ]);
    await screenshot(page, 'committee-applied');
    await page.getByText('已决议，资金不足').scrollIntoViewIfNeeded();
    await screenshot(page, 'committee-unfunded');
    const last = await office.read('fund-application', entries.at(-1) ?? '');
    expect(last.state).not.toBe('awarded');
    await page.goto(contentPage('fund-application', entries.at(-1)));
    await page.getByRole('heading', { name: '审批环节' }).waitFor();
    await screenshot(page, 'committee-case-open');
  });

  it('has minutes that are drafted, written on and signed, and reads in English', async () => {
    await open('office');
    await button('起草纪要').click();
    const minutes = page.getByRole('textbox', { name: '会议纪要' });
    await minutes.waitFor();
    expect(await minutes.inputValue()).toContain('应到成员5人，实到5人，共议事项12项');
    await minutes.fill(`${await minutes.inputValue()}\n会议要求：资金到位后及时办理。`);
    await button('保存纪要').click();
    await page.getByText('纪要已保存。').first().waitFor();
    await minutes.scrollIntoViewIfNeeded();
    await screenshot(page, 'committee-minutes');
    const { body } = await office.send('get', `/talent-office/meetings/${meetingId}/minutes`);
    const printed = await page.context().newPage();
    await printed.setContent(String(body.data.html));
    await screenshot(printed, 'committee-minutes-print');
    await printed.close();
    await button('签发纪要').click();
    await confirm('确认签发纪要');
    await page.getByText('纪要已签发').first().waitFor();
    await page.context().close();
    await open('auditor', 'en');
    await page.getByText('Resolved, unfunded').waitFor();
    await screenshot(page, 'committee-en');
    await page.getByText('Resolved, unfunded').scrollIntoViewIfNeeded();
    await screenshot(page, 'committee-unfunded-en');
    expect(await page.getByRole('button', { name: /Apply/ }).count()).toBe(0);
  });

  it('is read on a phone: no column is cut off, no title stands on its edge', async () => {
    page = await enterAs(browser, 'office');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/admin/plugins/talent-office/meetings/${meetingId}`);
    await page.getByText('已决议，资金不足').waitFor();
    const cells = await page.locator('td').evaluateAll((all) =>
      all.map((cell) => {
        const { left, right, width } = cell.getBoundingClientRect();
        return left >= 0 && right <= 390 && width > 200;
      }),
    );
    expect(cells.every(Boolean)).toBe(true);
    await page.locator('td').first().scrollIntoViewIfNeeded();
    await screenshot(page, 'committee-phone');
  });
});
