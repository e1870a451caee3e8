import { application, type Desk } from '../factories/desk';
import {
  createPaperDesk,
  monday,
  tuesday,
  wednesday,
  type PaperDesk,
} from '../factories/paper-desk';
import { startSite, type Site } from '../setup';

const thursday = '2026-11-26';
/** The fifth working day after Wednesday, which is the last day here. */
const fifth = '2026-12-02';
const sixth = '2026-12-03';

/** What came in time on paper waits for a second person, not for the clock. */
describe('paper in hand', () => {
  let site: Site;
  let made: PaperDesk;
  let desk: Desk;
  let paper: PaperDesk['paper'];
  let to: PaperDesk['to'];

  const expired = async (documentId: string): Promise<boolean> => {
    const { one } = await desk.viewOf(application, documentId);
    const run = { proceed: () => Promise.resolve() };
    const done = (await desk.service('approval').expireDue(run)) as { expired: string[] };
    return done.expired.includes(one.publicId);
  };
  const applied = async () => {
    made.setDay(monday);
    return desk.applied(await desk.talent(), to, { statement: made.statement });
  };
  const returned = async () => {
    const documentId = await applied();
    const more = { choice: 'return', parts: ['statement'], comment: '请补充' };
    const answer = await desk.decide(application, documentId, made.officer.token, more);
    expect(answer.status).toBe(200);
    return documentId;
  };
  const recordedOn = async (day: string, documentId: string, receivedOn = day) => {
    made.setDay(day);
    const answer = await paper.recordApplication(documentId, made.clerk, {
      ...{ signedOn: monday, receivedOn },
    });
    expect(paper.told(answer)).toBe('done');
    return String(answer.body.data.records[0].id);
  };

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T02:00:00.000Z` });
    made = await createPaperDesk(site);
    ({ desk, paper } = made);
    const workflow = await desk.workflow(
      'timed',
      application,
      [{ key: 'office', workingDays: 2, expiresWhenOverdue: true }, { key: 'leading-group' }],
      { correctionWorkingDays: 2 },
    );
    const common = { kind: 'timed', amountExpression: '140950', line: made.to.line, workflow };
    const ruleSet = await desk.rules('timed', application, 'subject.tier in ["A", "B"]');
    to = { line: made.to.line, benefit: await desk.benefit({ ...common, ruleSet }) };
  });
  afterAll(() => site.stop());

  it('that was received on the last day is confirmed on the next one', async () => {
    const [kept, idle] = [await returned(), await returned()];
    const id = await recordedOn(wednesday, kept);
    made.setDay(thursday);
    expect(await expired(idle)).toBe(true);
    expect(await expired(kept)).toBe(false);
    const answer = await paper.closeApplication(
      'confirm',
      { documentId: kept, id },
      await desk.signer('recorder'),
    );
    expect(paper.told(answer)).toBe('done');
    expect((await desk.viewOf(application, kept)).one.state).toBe('open');
  });

  it('holds the clock for five working days, and not once it was rejected', async () => {
    const [slow, rejected] = [await returned(), await returned()];
    await recordedOn(tuesday, slow);
    const id = await recordedOn(wednesday, rejected);
    made.setDay(thursday);
    expect(await expired(rejected)).toBe(false);
    await paper.closeApplication('reject', { documentId: rejected, id }, made.second);
    expect(await expired(rejected)).toBe(true);
    made.setDay(fifth);
    expect(await expired(slow)).toBe(false);
    made.setDay(sixth);
    expect(await expired(slow)).toBe(true);
  });

  it('that came after the last day holds nothing', async () => {
    const documentId = await returned();
    await recordedOn(thursday, documentId);
    expect(await expired(documentId)).toBe(true);
  });

  it('that somebody signed in time is confirmed on the next day', async () => {
    const [kept, idle] = [await applied(), await applied()];
    const digest = await paper.print(kept, made.clerk);
    made.setDay(wednesday);
    const { record } = await made.recorded({ id: kept, digest }, { signedOn: wednesday });
    made.setDay(thursday);
    expect(await expired(idle)).toBe(true);
    expect(await expired(kept)).toBe(false);
    expect(paper.told(await paper.close('confirm', record.id, made.second))).toBe('done');
    expect(await made.standing(kept)).toEqual(['open', 'leading-group', 1]);
  });
});
