import { randomUUID } from 'node:crypto';

import { createDesk, type Actor, type Desk } from '../factories/desk';
import { nomination } from '../factories/frozen';
import { startSite, type Site } from '../setup';

const quota = 'api::unit-quota.unit-quota';

describe('a nomination', () => {
  let site: Site;
  let desk: Desk;
  let first: { actor: Actor; token: string };
  let second: { actor: Actor; token: string };
  let documentId: string;
  let talent: Actor;

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const standing = async () => {
    const { state, termEndsOn } = await desk.stored(nomination, documentId);
    return [state, termEndsOn];
  };
  const decide = async (choice: string) => {
    const { status, body } = await desk.decide(nomination, documentId, second.token, {
      choice,
      comment: '说明',
    });
    expect([status, body.error]).toEqual([200, undefined]);
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    first = await desk.signer('office');
    second = await desk.signer('office');
    await desk.rules('nomination', nomination, 'subject.tier in ["A", "B"]');
    await desk.workflow('nomination', nomination, [{ key: 'office' }]);
    await desk.workflow('second-person', nomination, [{ key: 'second-person', role: 'office' }]);
    const unit = await desk.office.create('unit', { name: '街道', code: 'street', kind: 'street' });
    const category = await desk.create('api::nomination-category.nomination-category', {
      name: '类别',
      code: 'category',
      termYears: 3,
    });
    const place = { batch: '2026', category: category.documentId, unit: unit.documentId };
    const places = await desk.create(quota, { ...place, places: 1 });
    await desk.act(quota, places.documentId, 'adopt', first.actor);
    const agent = await desk.talent();
    const employer = await desk.office.create('employer', { name: '单位', agent: agent.userId });
    const nominee = await desk.talent();
    talent = nominee.actor;
    ({ documentId } = await desk.create(nomination, {
      ...place,
      talent: nominee.profile.documentId,
      employer: employer.documentId,
    }));
    await desk.act(nomination, documentId, 'submit', agent.actor);
    await decide('approve');
  });
  afterAll(() => site.stop());

  it('is named for a term from that day on', async () => {
    expect(await standing()).toEqual(['named', '2029-11-23']);
  });

  it('keeps its term when an exit is refused or withdrawn', async () => {
    setDay('2027-06-01');
    await desk.act(nomination, documentId, 'exit', first.actor);
    await decide('refuse');
    expect(await standing()).toEqual(['named', '2029-11-23']);

    await desk.act(nomination, documentId, 'exit', first.actor);
    const target = { type: nomination, documentId };
    const withdraw = (actor: unknown) =>
      desk.service('lifecycle').withdraw({ ...target, actor, operation: randomUUID() });
    // The office began it: it is not the talent's to stop.
    await expect(withdraw(talent)).rejects.toMatchObject({ code: 'NOT_BY_YOU' });
    await withdraw(first.actor);
    expect(await standing()).toEqual(['named', '2029-11-23']);
  });

  it('ends when an exit is approved by a second person', async () => {
    await desk.act(nomination, documentId, 'exit', first.actor);
    await decide('approve');
    expect(await standing()).toEqual(['ended', '2029-11-23']);
    // The naming was asked for; that his removal passed is no news that a message brings him.
    const token = await desk.websiteToken(talent.id);
    const { body } = await site.http
      .get('/api/me/messages')
      .auth(token, { type: 'bearer' })
      .expect(200);
    const kinds = body.data.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['case-ended']);
    // Who began the exits hears how two of them ended; the third he took back himself.
    expect((await desk.messagesOf(documentId)).length).toBe(4);
  });
});
