import { readFile } from 'node:fs/promises';

import { Workbook } from 'exceljs';
import type { Browser, Download, Page } from 'playwright-core';

import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { contentPage } from '../factories/content-manager';
import { fileContents } from '../factories/files';
import { appointColleagues, createRoundBenefit } from '../factories/single-office';
import { demoPassword, enterAs, launchBrowser, screenshot } from '../setup/browser';
import { startClockedSite, type ClockedSite } from '../setup/clocked-site';

const panel = '/admin/plugins/talent-office';
const round = '2026年第一批人才支持';
const meeting = '领导小组2026年第2次会议';
const batch = '2026年第一批拨付';
const applicants = ['单甲示例', '单乙示例'] as const;
const accounts = ['6222021234567881', '6222021234567882'] as const;

/** The days of the round, by the calendar of 2026: those between are holidays for nobody here. */
const days = {
  opens: '2026-06-08',
  closed: '2026-06-11',
  // Five working days after the day of posting, and the day after them.
  noticeOver: '2026-06-19',
} as const;

const scan = (name: string) => ({
  ...{ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: fileContents.pdf(name) },
});

/**
 * Single-office mode: the round of an office into whose system nobody else logs in. An administrator has
 * appointed its three people, and workflow, benefit and the year's open budget are there (by REST and by the
 * demo's seeds: other suites' subjects). From opening the round to finance's answer everything is clicked.
 * Days pass by the machine's clock.
 */
describe('an office that works alone', () => {
  let site: ClockedSite;
  let browser: Browser;
  let page: Page;

  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  const dialog = () => page.getByRole('dialog').last();
  const answer = async (name: string): Promise<void> => {
    await dialog().getByRole('button', { name, exact: true }).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
  };
  /** Presses a button that asks once more, and answers it. */
  const act = async (name: string, confirm = name): Promise<void> => {
    await button(name).click();
    await answer(confirm);
  };
  const as = async (account: 'office' | 'director' | 'cashier', address: string): Promise<void> => {
    await page?.context().close();
    page = await enterAs(browser, account);
    await site.showDay(page);
    await page.goto(address);
  };
  const turnTo = async (day: string): Promise<void> => {
    site.turnTo(day);
    await site.logIn('office', 'director', 'cashier');
  };
  const fill = (label: string, value: string) =>
    page.getByRole('textbox', { name: label, exact: true }).fill(value);
  const fillDate = async (label: string, day: string): Promise<void> => {
    const field = page.getByRole('combobox', { name: label });
    await field.fill(day.replaceAll('-', '/'));
    await page.keyboard.press('Tab');
  };
  const choose = async (label: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.keyboard.type(option, { delay: 20 });
    await page.getByRole('option', { name: option }).first().click();
  };
  const pick = async (label: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const save = async (): Promise<void> => {
    await button('保存').click();
    await page.waitForURL((url) => !url.pathname.endsWith('/create'));
  };
  /** What a job of the server's brings about within seconds. */
  const seesSoon = async (text: string): Promise<void> => {
    const told = page.getByText(text).first();
    for (let tries = 0; tries < 30 && !(await told.isVisible()); tries += 1) {
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    await told.waitFor();
  };
  const confirmPaper = async (): Promise<void> => {
    await button('复核通过').click();
    await dialog().getByLabel('登录密码').fill(demoPassword());
    await answer('确认复核通过');
  };
  const download = async (name: string): Promise<Download> => {
    const [saved] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
    return saved;
  };
  /** The rounds' page, and this round on it. */
  const openRound = async (account: 'office' | 'director'): Promise<void> => {
    await as(account, `${panel}/rounds`);
    await page.getByRole('link', { name: round }).click();
    await page.getByRole('heading', { name: round, level: 1 }).waitFor();
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await startClockedSite(days.opens);
    await site.logIn('super', 'office');
    await appointColleagues();
    await createRoundBenefit('批次支持');
    await site.logIn('office', 'director', 'cashier');
  }, 400_000);
  afterAll(async () => {
    await browser.close();
    await site?.stop();
  });

  it('opens a round', async () => {
    await as('office', `${panel}/rounds`);
    await page.getByRole('link', { name: '新建批次' }).click();
    await fill('名称', round);
    await fill('申报通知文号', '呼人才办〔2026〕1号');
    await choose('资金年度', '2026');
    await fillDate('受理开始日期', '2026-06-08');
    await fillDate('受理截止日期（含当日）', '2026-06-10');
    await pick('资金不足时', '同比例核减');
    await screenshot(page, 'single-round-form');
    await save();
    await page.goto(contentPage('round-benefit', 'create'));
    await choose('申报批次', round);
    await choose('待遇', '批次支持');
    await save();
    await page.goto(`${panel}/rounds`);
    await page.getByRole('link', { name: round }).click();
    await page.getByRole('link', { name: '打开批次条目' }).click();
    await act('发布');
    await page.getByText('已发布').first().waitFor();
    await screenshot(page, 'single-round-announced');
  });

  it('keys in talents and their applications from paper, which another colleague confirms', async () => {
    for (const [index, name] of applicants.entries()) {
      await as('director', contentPage('talent-profile', 'create'));
      await fill('姓名', name);
      await fill('证件号码', fictionalIdentityNumber('230111', '1975-05-05', 31 + index));
      await pick('人才层次', 'B类');
      await fillDate('认定日期', '2025-01-01');
      await save();
      await page.goto(contentPage('fund-application', 'create'));
      await fill('标题', `${name}的申请`);
      await choose('申请人', name);
      await choose('申请待遇', '批次支持');
      await save();
      await button('登记纸质申请').click();
      await dialog().getByLabel('纸面日期').fill('2026-06-08');
      await dialog().getByLabel('扫描件').setInputFiles(scan('申请表'));
      await answer('确认登记纸质申请');
      await page.getByText('由另一人复核。').waitFor();
    }
    await screenshot(page, 'single-application');
    for (const name of applicants) {
      await as('cashier', `${panel}/paper`);
      await page.getByRole('link', { name: `${name}的申请` }).click();
      await confirmPaper();
      await page.getByRole('heading', { name: '审批环节' }).waitFor();
      await as('office', `${panel}/inbox`);
      await page.locator('tbody tr', { hasText: `${name}的申请` }).click();
      await button('受理').click();
      await dialog().getByLabel('登录密码').fill(demoPassword());
      await answer('确认受理');
    }
    await screenshot(page, 'single-accepted');
  });

  it('has both bureaus’ opinions from a workbook with a seal', async () => {
    await turnTo(days.closed);
    for (const unit of ['人力资源', '财政局']) {
      await as('office', `${panel}/paper`);
      await page.getByRole('tab', { name: '部门联审名单' }).click();
      const scope = page.locator('tbody tr', { hasText: '批次审批' }).filter({ hasText: unit });
      await scope.getByRole('button', { name: '送出名单' }).click();
      const workbook = await download('下载工作簿');
      const book = new Workbook();
      await book.xlsx.load((await readFile(await workbook.path())) as never);
      const [sheet] = book.worksheets;
      for (const row of [7, 8]) if (sheet) sheet.getCell(`K${row}`).value = '同意';
      await page.getByLabel('填好的工作簿（XLSX）').setInputFiles({
        ...{ name: 'list.xlsx', mimeType: 'application/octet-stream' },
        buffer: Buffer.from(await book.xlsx.writeBuffer()),
      });
      await button('核对工作簿').click();
      await page.getByLabel('经办人').fill('王经办');
      await page.getByLabel('盖章扫描件').setInputFiles(scan('盖章'));
      await screenshot(page, 'single-joint-review');
      await button('登记可以登记的意见').click();
      await page.getByText('由另一人复核。').waitFor();
      await as('director', `${panel}/paper`);
      await page.getByRole('tab', { name: '部门联审名单' }).click();
      await button('打开').first().click();
      await confirmPaper();
      await page.getByText('已作出决定').first().waitFor();
    }
  });

  it('fixes the list against what is free, and puts it on an agenda as it was cut', async () => {
    await as('office', contentPage('meeting', 'create'));
    await fill('会议名称', meeting);
    await fillDate('日期', days.closed);
    await pick('成员所在单位', '区委人才工作领导小组');
    await choose('主持人', '凌示例');
    await save();
    await openRound('office');
    await seesSoon('已关闭');
    await screenshot(page, 'single-round-closed');
    await button('固定名单').click();
    await page.getByText(/第 1 号名单：2 件/).waitFor();
    await button('列入会议议程').click();
    await dialog().getByRole('combobox').click();
    await page.getByRole('option', { name: new RegExp(meeting) }).click();
    await screenshot(page, 'single-round-agenda');
    await answer('确认列入会议议程');
  });

  it('records what the leading group resolved on paper', async () => {
    await as('office', contentPage('meeting'));
    await page.locator('tbody tr', { hasText: meeting }).click();
    await page.getByRole('link', { name: '议程、表决与决议' }).click();
    await page.getByRole('heading', { name: meeting }).waitFor();
    const address = page.url();
    await screenshot(page, 'single-agenda');
    await act('召集会议', '确认召集会议');
    await act('到会人员', '确认到会人员');
    await act('其余各项全体同意', '确认其余各项全体同意');
    await as('director', address);
    await act('形成决议', '确认形成决议');
    await act('执行决议（2 项）', '确认执行决议（2 项）');
    await button('起草纪要').click();
    await page.getByRole('textbox', { name: '会议纪要' }).waitFor();
    await act('签发纪要', '确认签发纪要');
    await page.getByText('纪要已签发').first().waitFor();
    await page.getByLabel('添加附件').setInputFiles(scan('签到表和表决票'));
    await page.getByText('签到表和表决票.pdf', { exact: true }).waitFor();
    await screenshot(page, 'single-resolved');
  });

  it('posts one notice for the list, with proof, and awards when its days are over', async () => {
    await openRound('office');
    await act('合并公示', '确认合并公示');
    await page.goto(`${panel}/notices`);
    const card = page.locator('section', { hasText: `${round}拟支持人选公示` }).last();
    await card.getByRole('button', { name: '登记发布证明' }).click();
    await fill('发布渠道或地点', '区政府网站');
    await fill('网址', 'https://www.hulan.gov.cn/1');
    await answer('确认登记发布证明');
    await screenshot(page, 'single-notice');
    await turnTo(days.noticeOver);
    await openRound('office');
    await seesSoon('已通过');
    await screenshot(page, 'single-awarded');
    await page.getByRole('link', { name: '打开批次条目' }).click();
    await act('审定完毕');
  });

  it('has each account entered by one colleague and typed again by another', async () => {
    for (const [index, name] of applicants.entries()) {
      await as('office', `${panel}/payments`);
      await page.getByRole('tab', { name: '收款账户' }).click();
      await button('登记账户').click();
      await dialog().getByRole('combobox', { name: '收款对象' }).last().click();
      await page.keyboard.type(name, { delay: 30 });
      await page
        .getByRole('option', { name: new RegExp(name) })
        .first()
        .click();
      await dialog()
        .getByRole('textbox', { name: /开户银行/ })
        .fill('示例银行');
      await dialog()
        .getByRole('textbox', { name: /银行账号/ })
        .fill(accounts[index] ?? '');
      await answer('登记账户');
      await as('cashier', `${panel}/payments`);
      await page.getByRole('tab', { name: '收款账户' }).click();
      await button(`办理 ${name}`).click();
      await button('核对账号').click();
      await dialog()
        .getByRole('textbox', { name: /银行账号/ })
        .fill(accounts[index] ?? '');
      await dialog().getByRole('button', { name: '核对账号', exact: true }).click();
      await page.getByText('账号一致，已核对。').waitFor();
    }
  });

  it('pays by a list that three colleagues have looked at, with a numbered letter', async () => {
    await as('office', `${panel}/payments`);
    await button('新建批次').click();
    // The year that is open comes from the server.
    await dialog().getByText('2026', { exact: true }).waitFor();
    await dialog().getByRole('textbox', { name: /名称/ }).fill(batch);
    await dialog().getByRole('button', { name: '新建批次', exact: true }).click();
    await page.getByRole('heading', { name: batch, level: 1 }).waitFor();
    const address = page.url();
    await button('添加应拨项').click();
    for (const name of applicants) {
      await dialog().locator('tbody tr', { hasText: name }).getByRole('checkbox').click();
    }
    await screenshot(page, 'single-candidates');
    await answer('添加 2 项');
    await button('查看第 2 行').waitFor();
    await act('核对名单');
    await as('cashier', address);
    await act('复核锁定');
    await page
      .getByText(/^已锁定 · /)
      .first()
      .waitFor();
    await as('office', address);
    await act('报批');
    await as('director', address);
    await button('同意').click();
    await dialog().getByLabel('登录密码').fill(demoPassword());
    await answer('确认同意');
    await as('office', address);
    await button('制发拨款函').click();
    await page
      .getByText(/人才拨〔2026〕\d+号/)
      .first()
      .waitFor();
    const letter = page.getByRole('button', { name: /^下载 DOCX：/ });
    const [saved] = await Promise.all([page.waitForEvent('download'), letter.click()]);
    expect(saved.suggestedFilename()).toMatch(/\.docx$/);
    await screenshot(page, 'single-letter');
  });

  it('gives finance a workbook, and reads its answer from it', async () => {
    await as('office', `${panel}/payments`);
    await page.getByRole('link', { name: batch }).click();
    const book = new Workbook();
    await book.xlsx.load((await readFile(await (await download('导出拨付明细')).path())) as never);
    await act('送财政');
    const [sheet] = book.worksheets;
    if (!sheet) throw new Error('the workbook has no sheet');
    // As finance fills them in.
    const head = (sheet.getRow(1).values as unknown[]).map(String);
    for (const row of [2, 3]) {
      for (const [title, value] of [
        ['结果（已付、未付）', '已付'],
        ['凭证号', `2026-${row}`],
        ['银行日期', days.noticeOver],
      ] as const) {
        sheet.getCell(row, head.indexOf(title)).value = value;
      }
    }
    await button('导入财政反馈').click();
    await dialog()
      .getByLabel('反馈文件')
      .setInputFiles({
        ...{ name: 'answer.xlsx', mimeType: 'application/octet-stream' },
        buffer: Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer),
      });
    await dialog().getByRole('button', { name: '预览', exact: true }).click();
    await dialog().getByText('可以登记：已付 2 笔，未付 0 笔。').waitFor();
    await screenshot(page, 'single-answer');
    await answer('登记反馈');
    await page
      .getByText(/^已全部反馈 · /)
      .first()
      .waitFor();
    await screenshot(page, 'single-answered');
  });
});
