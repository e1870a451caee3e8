import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import type { Rectifications } from '../../plugins/talent-office/shared/contracts/rectifications';
import { contentPage, createContentManager, type ContentEntry } from '../factories/content-manager';
import { enterAs, launchBrowser, screenshot } from '../setup/browser';

const type = 'fund-application';

describe('a rectification in the admin panel', () => {
  const content = createContentManager('office');
  let browser: Browser;
  let page: Page;
  let applications: ContentEntry[];
  /** Where the applicant of the first awarded application works, as his profile now has it. */
  let right: ContentEntry;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const panel = (title = '更正') =>
    page.locator('aside', { has: page.getByRole('heading', { name: title, exact: true }) });
  const dialog = () => page.getByRole('dialog');
  const routeOf = ({ documentId }: ContentEntry) =>
    `/talent-office/entries/plugin::talent-office.${type}/${documentId}/rectifications`;

  const inState = (state: string, nth = 0): ContentEntry => {
    const found = applications.filter((one) => one.state === state)[nth];
    if (!found) throw new Error(`The demo has no application ${nth} that is ${state}.`);
    return found;
  };
  const open = async (
    account: string,
    entry: ContentEntry,
    language: 'zh-Hans' | 'en' = 'zh-Hans',
  ): Promise<void> => {
    page = await enterAs(browser, account, language);
    await page.goto(contentPage(type, entry.documentId));
    await page.getByRole('heading', { name: String(entry.title) }).waitFor();
  };
  /** The request that waits, as its reader is told of it. */
  const waiting = async (account: string): Promise<Rectifications['requests'][number]> => {
    const path = routeOf(inState('awarded'));
    const { body } = await createContentManager(account).send('get', path).expect(200);
    const [request] = (body.data as Rectifications).requests;
    if (request?.state !== 'requested') throw new Error('Nothing waits to be put right.');
    return request;
  };
  const confirmPast = (account: string, documentId: string) =>
    createContentManager(account)
      .send('post', `/talent-office/rectifications/${documentId}/confirm`)
      .set('Idempotency-Key', randomUUID())
      .send({});

  beforeAll(async () => {
    applications = await content.list(type);
    const { documentId } = inState('awarded');
    const profile = await content.related(type, documentId, 'applicant');
    const wrong = await content.related(type, documentId, 'employer');
    const other = (await content.list('employer')).find(
      (one) => one.documentId !== wrong?.documentId,
    );
    if (!profile || !other) throw new Error('The demo has no other employer.');
    right = other;
    // What was wrong is mended where it came from.
    const employer = { connect: [{ id: right.id, documentId: right.documentId }], disconnect: [] };
    await content.update('talent-profile', profile.documentId, { employer });
    browser = await launchBrowser();
  });
  afterEach(() => page.context().close());
  afterAll(() => browser.close());

  it('is asked for with a reason, and waits for somebody else', async () => {
    await open('office', inState('awarded'));
    await button('提出更正').click();
    await button('确认提出更正').click();
    await page.getByText('请写明理由。').waitFor();
    await page.getByText('请至少勾选一项。').waitFor();
    await screenshot(page, 'rectify-needed');
    await dialog().getByRole('checkbox', { name: '用人单位' }).check();
    await dialog().getByRole('textbox', { name: '理由' }).fill('录入时单位填错，已核对劳动合同。');
    await screenshot(page, 'rectify-dialog');
    await button('确认提出更正').click();
    await page.getByText('已提出更正，等待另一人复核。').waitFor();
    await panel().getByText('待复核', { exact: true }).waitFor();
    await panel()
      .getByText(`用人单位：${String(right.name)}`, { exact: true })
      .waitFor();
    await panel().getByText('由另一人复核。').waitFor();
    await button('不予更正').waitFor();
    expect(await button('确认更正').count()).toBe(0);
    expect(await button('提出更正').count()).toBe(0);
    await panel().scrollIntoViewIfNeeded();
    await screenshot(page, 'rectify-waits');
  });

  it('is not for who asked, nor for who holds no position of the office, past the panel either', async () => {
    const { documentId, byReader } = await waiting('office');
    expect(byReader).toBe(true);
    for (const [account, code] of [
      ['office', 'NOT_BY_SAME_PERSON'],
      ['super', 'NOT_BY_YOU'],
    ] as const) {
      const { body } = await confirmPast(account, documentId).expect(403);
      expect([account, body.error.details.code]).toEqual([account, code]);
    }
    await confirmPast('department', documentId).expect(403);
    await open('department', inState('awarded'));
    await page.getByRole('heading', { name: '审批环节' }).waitFor();
    expect(await panel().count()).toBe(0);
  });

  it('is read by the auditor, who decides nothing', async () => {
    await open('auditor', inState('awarded'), 'en');
    await panel('Rectification').getByText('Requested', { exact: true }).waitFor();
    await panel('Rectification').scrollIntoViewIfNeeded();
    await screenshot(page, 'rectify-auditor-en');
    expect(await panel('Rectification').getByRole('button').count()).toBe(0);
  });

  it('is confirmed by a second person: the entry is put right', async () => {
    await open('director', inState('awarded'));
    await panel().getByText('任示例').waitFor();
    await panel().scrollIntoViewIfNeeded();
    await screenshot(page, 'rectify-to-confirm');
    await button('确认更正').click();
    // Waits until the dialog has come to rest: a half-faded one is not what a person reads.
    await dialog().getByRole('button', { name: '取消' }).hover();
    await screenshot(page, 'rectify-confirm-dialog');
    await dialog().getByRole('button', { name: '确认更正', exact: true }).click();
    await panel().getByText('已更正', { exact: true }).waitFor();
    expect(await button('确认更正').count()).toBe(0);
    await button('提出更正').waitFor();
    const { documentId } = inState('awarded');
    const employer = await content.related(type, documentId, 'employer');
    expect(employer?.documentId).toBe(right.documentId);
    // The form beside it shows what it now is.
    const shown = page.getByRole('main').getByText(String(right.name), { exact: true });
    await shown.waitFor();
    await shown.scrollIntoViewIfNeeded();
    await screenshot(page, 'rectify-confirmed');
  });

  it('of a payment is a text, that its form shows once it is confirmed', async () => {
    const paid = (await content.list('payment')).find(({ state }) => state === 'paid');
    const openPaid = async (account: string): Promise<void> => {
      page = await enterAs(browser, account);
      await page.goto(contentPage('payment', paid?.documentId));
    };
    await openPaid('office');
    await button('提出更正').click();
    await dialog().getByRole('textbox', { name: '理由' }).fill('收款人姓名有误。');
    await button('确认提出更正').click();
    await page.getByText('请填写。').waitFor();
    await screenshot(page, 'rectify-text-needed');
    await dialog().getByRole('textbox', { name: '「收款人」更正为' }).fill(' 欧阳示例 ');
    await button('确认提出更正').click();
    await panel().getByText('收款人：欧阳示例', { exact: true }).waitFor();
    await page.context().close();
    await openPaid('director');
    await button('确认更正').click();
    await dialog().getByRole('button', { name: '确认更正', exact: true }).click();
    await panel().getByText('已更正', { exact: true }).waitFor();
    await page.locator('input[name="payeeName"][value="欧阳示例"]').waitFor();
    await screenshot(page, 'rectify-payment');
  });

  it('is rejected with a reason, and reads in English', async () => {
    await open('office', inState('awarded', 1), 'en');
    await button('Ask for a rectification').click();
    await dialog().getByRole('checkbox', { name: 'Employer' }).check();
    await dialog().getByRole('checkbox', { name: 'Profile at submission' }).check();
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('The unit was keyed in wrongly.');
    await screenshot(page, 'rectify-dialog-en');
    await dialog().getByRole('button', { name: 'Ask for a rectification', exact: true }).click();
    await panel('Rectification')
      .getByText(/^Employer: ./)
      .waitFor();
    await panel('Rectification').scrollIntoViewIfNeeded();
    await screenshot(page, 'rectify-waits-en');
    await button('Reject').click();
    await dialog().getByRole('button', { name: 'Reject', exact: true }).click();
    await page.getByText('A reason is needed.').waitFor();
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('Asked for by mistake.');
    await screenshot(page, 'rectify-reject-dialog-en');
    await dialog().getByRole('button', { name: 'Reject', exact: true }).click();
    await panel('Rectification').getByText('Rejected', { exact: true }).waitFor();
    await panel('Rectification').getByText('Why it was rejected: Asked for by mistake.').waitFor();
    await button('Ask for a rectification').waitFor();
  });

  it('is not there before a good end', async () => {
    const draft = inState('draft');
    page = await enterAs(browser, 'office');
    const asked = page.waitForResponse((one) => one.url().endsWith(routeOf(draft)));
    await page.goto(contentPage(type, draft.documentId));
    expect((await asked).status()).toBe(200);
    await page.getByText('当前状态').waitFor();
    expect(await panel().count()).toBe(0);
  });
});
