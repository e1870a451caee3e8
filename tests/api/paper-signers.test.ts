import { application, type Desk } from '../factories/desk';
import { nextIdentityNumber } from '../factories/office';
import { createPaperDesk, monday, wednesday, type PaperDesk } from '../factories/paper-desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('a signature on paper', () => {
  let site: Site;
  let desk: Desk;
  let paper: PaperDesk['paper'];
  let officer: Signer;
  let leader: Signer;
  let clerk: Signer;
  let second: Signer;
  let to: PaperDesk['to'];
  let printed: PaperDesk['printed'];
  let printedOf: PaperDesk['printedOf'];
  let recorded: PaperDesk['recorded'];
  let standing: PaperDesk['standing'];
  let setDay: PaperDesk['setDay'];

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T02:00:00.000Z` });
    const made = await createPaperDesk(site);
    ({ desk, paper, officer, leader, clerk, second, to } = made);
    ({ printed, printedOf, recorded, standing, setDay } = made);
  });
  beforeEach(() => setDay(monday));
  afterAll(() => site.stop());

  describe('binds its signer', () => {
    it('who holds the seat at that unit on that day', async () => {
      const form = await printed();
      const told = async (more: Parameters<typeof recorded>[1], signer = officer) =>
        (await recorded(form, more, { signer })).told;
      expect(await told({}, leader)).toBe('PAPER_SIGNER_SEAT');
      expect(await told({ unit: await paper.unitOf(leader.staff.documentId) })).toBe(
        'PAPER_SIGNER_SEAT',
      );
      const left = await desk.signer('office');
      const unit = await paper.unitOf(left.staff.documentId);
      const appointments = 'plugin::talent-office.appointment';
      const [appointment] = await site.strapi
        .documents(appointments)
        .findMany({ filters: { staff: { documentId: left.staff.documentId } } as never });
      await site.strapi.documents(appointments).update({
        documentId: String(appointment?.documentId),
        data: { endsOn: wednesday } as never,
      });
      expect(await told({ unit, signedOn: wednesday }, left)).toBe('PAPER_SIGNER_SEAT');
      const before = await desk.signer('office');
      const [gone] = await site.strapi
        .documents(appointments)
        .findMany({ filters: { staff: { documentId: before.staff.documentId } } as never });
      await site.strapi.documents(appointments).update({
        documentId: String(gone?.documentId),
        data: { endsOn: monday } as never,
      });
      const offered = (await paper.listed(form.id, clerk)).signers.map(
        ({ staff }: { staff: string }) => staff,
      );
      expect(offered).toContain(left.staff.documentId);
      expect(offered).not.toContain(before.staff.documentId);
      // He signed while he was in office.
      expect(await told({ unit }, left)).toBe('done');
    });

    it('who is not the applicant, and signs a case once', async () => {
      const identityDocument = nextIdentityNumber();
      const own = await desk.talent({ identityDocument });
      const relative = await desk.signer('office', { identityDocument });
      const refused = await recorded(await printed(own), {}, { signer: relative });
      expect(refused.body.error.details).toMatchObject({
        code: 'PAPER_SIGNER_EXCLUDED',
        facts: { why: 'subject' },
      });
      const form = await printed();
      const first = await recorded(form);
      await paper.close('confirm', first.record.id, second);
      await desk.appoint(officer.staff.documentId, 'leading-group');
      const next = { id: form.id, digest: await paper.print(form.id, clerk) };
      const units = await desk
        .service('organisation')
        .seatsOf({ id: '', keys: [`staff:${officer.staff.documentId}`] });
      const unit = units.find(({ role }: { role: string }) => role === 'leading-group').unit;
      const values = JSON.stringify({ awardedFen: 100_000 });
      const asked = { unit, values, signedOn: wednesday };
      expect((await recorded(next, asked)).body.error.details).toMatchObject({
        code: 'PAPER_SIGNER_EXCLUDED',
        facts: { why: 'signer' },
      });
      // Another one, with a lower amount: the same door.
      const lower = { values, signedOn: wednesday };
      const { told, record } = await recorded(next, lower, { signer: leader });
      expect(told).toBe('done');
      await paper
        .close('confirm', record.id, second)
        .then(({ status }) => expect(status).toBe(200));
      expect((await desk.stored(application, form.id)).awardedFen).toBe('100000');
      expect((await standing(form.id))[0]).toBe('approved');
    });
  });

  describe('and not those who record and confirm it', () => {
    it('who may have keyed the case in', async () => {
      const who = await desk.talent();
      const form = await printedOf(() => desk.keyedIn(clerk.actor, who, to));
      const { told, record } = await recorded(form);
      expect(told).toBe('done');
      expect(paper.told(await paper.close('confirm', record.id, second))).toBe('done');
    });

    it('but who are not the applicant', async () => {
      const identityDocument = nextIdentityNumber();
      const own = await desk.talent({ identityDocument });
      const party = await desk.signer('recorder', { identityDocument });
      const form = await printed(own);
      expect((await recorded(form, {}, { by: party })).told).toBe('CLERK_IS_PARTY');
      const { record } = await recorded(form);
      expect(paper.told(await paper.close('confirm', record.id, party))).toBe('CLERK_IS_PARTY');
    });
  });
});
