import { existsSync, readFileSync } from 'node:fs';

import type { UID } from '@strapi/strapi';

import {
  fictionalIdentityNumber,
  fictionalMobilePhone,
} from '../../database/seeds/demo/fictional-numbers';
import { nextIdentityNumber } from '../factories/office';
import { registerFirstAdmin, startSite, type Site } from '../setup';

// No types are generated for a plugin's content types.
const profile = 'plugin::talent-office.talent-profile' as UID.CollectionType;
const staff = 'plugin::talent-office.staff' as UID.CollectionType;
const employer = 'plugin::talent-office.employer' as UID.CollectionType;

const li = fictionalIdentityNumber('230111', '1990-05-01', 1);
const wang = fictionalIdentityNumber('230121', '1985-02-28', 2);
const phone = fictionalMobilePhone(12345678);

type Row = Record<string, unknown> & { id: number; documentId: string };

/** What Strapi says to the Content Manager: the code, and the field it belongs to. */
const refusal = async (attempt: Promise<unknown>): Promise<{ code: string; path: string }> => {
  try {
    await attempt;
  } catch (error) {
    const { details } = error as { details?: { code: string; errors: { path: string[] }[] } };
    if (!details) throw error;
    return { code: details.code, path: details.errors[0]?.path.join('.') ?? '' };
  }
  throw new Error('it was not refused');
};

describe('personal data', () => {
  let site: Site;
  let created: Row;

  const table = () => site.strapi.db.connection('talent_office_talent_profiles');
  const raw = async (documentId = created.documentId): Promise<Record<string, unknown>> =>
    (await table().where({ document_id: documentId }).first()) as Record<string, unknown>;
  const create = async (data: object): Promise<Row> =>
    (await site.strapi.documents(profile).create({ data })) as unknown as Row;
  const update = (data: object) =>
    site.strapi.documents(profile).update({ documentId: created.documentId, data });

  const reveal = (request: object = {}): Promise<string | null> => {
    const given = {
      type: profile,
      documentId: created.documentId,
      attribute: 'identityDocument',
      actor: { kind: 'admin', id: 1 },
      reason: 'the bank asked for it',
      ...request,
    };
    const { transaction, privacy } = services();
    return transaction((tx) => privacy.reveal(tx, given));
  };

  const services = () => ({
    privacy: site.strapi.plugin('talent-office').service('privacy') as {
      reveal(tx: unknown, request: object): Promise<string | null>;
      indexOf(type: string, attribute: string, typed: string): string | null;
      protect(type: string, documentId: string, data: object): Record<string, unknown>;
    },
    transaction: async <T>(work: (tx: unknown) => Promise<T>): Promise<T> =>
      site.strapi.db.transaction(({ trx }) => work(trx)),
  });

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T02:00:00.000Z' });
  });
  afterAll(() => site.stop());

  beforeEach(async () => {
    await table().delete();
    await site.strapi.db.connection('talent_office_staff').delete();
    created = await create({ name: '李明', identityDocument: li.toLowerCase(), phone });
  });

  it('is stored encrypted, with index and birth year, and given back masked', async () => {
    const row = await raw();
    expect(row.identity_document).toMatch(/^v1\.k1\./);
    expect(row.phone).toMatch(/^v1\.k1\./);
    expect(row.identity_index).toMatch(/^[0-9a-f]{64}$/);
    expect(row.birth_year).toBe(1990);
    expect(created).toMatchObject({
      identityDocument: `**************${li.slice(-4)}`,
      phone: '199****5678',
      birthYear: 1990,
    });
  });

  it.each([
    ['documents().findOne', () => site.strapi.documents(profile).findFirst()],
    ['documents().findMany', () => site.strapi.documents(profile).findMany()],
    ['db.query findOne', () => site.strapi.db.query(profile).findOne({ where: { name: '李明' } })],
    ['db.query findMany', () => site.strapi.db.query(profile).findMany()],
    [
      'db.query with a selection',
      () => site.strapi.db.query(profile).findMany({ select: ['identityDocument', 'phone'] }),
    ],
    [
      'an update',
      () => site.strapi.db.query(profile).update({ where: { name: '李明' }, data: { title: 'x' } }),
    ],
    ['a deletion', () => site.strapi.db.query(profile).delete({ where: { name: '李明' } })],
  ])('shows neither number nor ciphertext to %s', async (_path, read) => {
    const shown = JSON.stringify(await read());
    expect(shown).toContain('*');
    expect(shown).not.toContain(li);
    expect(shown).not.toContain(phone);
    expect(shown).not.toContain('v1.k1.');
  });

  it('stays masked where another entry is read with it', async () => {
    const application = 'plugin::talent-office.fund-application' as UID.CollectionType;
    await site.strapi.db.query(application).create({ data: { applicant: created.id } as never });
    const [read] = await site.strapi.db
      .query(application)
      .findMany({ populate: { applicant: true } });
    const applicant = (read as { applicant: Row }).applicant;
    expect(applicant.phone).toBe('199****5678');
    expect(applicant.identityDocument).toBe(`**************${li.slice(-4)}`);
  });

  it('keeps the value when the admin sends the masked form back', async () => {
    const token = await registerFirstAdmin(site);
    const before = await raw();
    const url = `/content-manager/collection-types/${profile}/${created.documentId}`;
    const { body } = await site.http.get(url).auth(token, { type: 'bearer' }).expect(200);
    expect(body.data.phone).toBe('199****5678');
    // What Strapi itself writes is not part of the form.
    const own = new Set(['id', 'documentId', 'createdAt', 'updatedAt']);
    const form = Object.fromEntries(Object.entries(body.data).filter(([name]) => !own.has(name)));
    const sent = { ...form, title: 'Engineer', createdBy: undefined, updatedBy: undefined };
    const saved = await site.http
      .put(url)
      .auth(token, { type: 'bearer' })
      .send({ ...sent, localizations: undefined, status: undefined });
    expect(saved.status).toBe(200);
    expect(await raw()).toMatchObject({
      title: 'Engineer',
      identity_document: before.identity_document,
      identity_index: before.identity_index,
      birth_year: 1990,
      phone: before.phone,
    });
  });

  it('keeps the ciphertext when the same value is entered again', async () => {
    const before = await raw();
    await update({ identityDocument: ` ${li} ` });
    expect((await raw()).identity_document).toBe(before.identity_document);
  });

  it('is encrypted by db.query too, with index and derivations', async () => {
    const before = await raw();
    await site.strapi.db
      .query(profile)
      .update({ where: { id: created.id }, data: { identityDocument: wang } });
    const after = await raw();
    expect(after.identity_document).toMatch(/^v1\.k1\./);
    expect(after.identity_index).not.toBe(before.identity_index);
    expect(after.birth_year).toBe(1985);
    expect(await reveal()).toBe(wang);
  });

  it('goes with its index and derivations when it is emptied', async () => {
    await update({ identityDocument: '' });
    expect(await raw()).toMatchObject({
      identity_document: null,
      identity_index: null,
      birth_year: null,
    });
  });

  it('takes neither index nor birth year from a request', async () => {
    const before = await raw();
    await site.strapi.db
      .query(profile)
      .update({ where: { id: created.id }, data: { identityIndex: 'forged', birthYear: 1949 } });
    expect(await raw()).toMatchObject({
      identity_index: before.identity_index,
      birth_year: 1990,
    });
  });

  it.each([
    ['IDENTITY_CHECK_CHARACTER', { identityDocument: '230111199005010000' }],
    ['IDENTITY_DATE', { identityDocument: fictionalIdentityNumber('230111', '1990-02-30', 1) }],
    ['IDENTITY_FUTURE', { identityDocument: fictionalIdentityNumber('230111', '2026-11-24', 1) }],
    ['IDENTITY_FORM', { identityDocument: '12345678901234567890' }],
    ['PHONE_FORM', { phone: '12345' }],
    ['SENSITIVE_VALUE_MASKED', { phone: '199****0000' }],
  ])('refuses with %s, at its field', async (code, data) => {
    const expected = { code, path: Object.keys(data)[0] };
    expect(await refusal(update(data))).toEqual(expected);
    expect(await refusal(create({ name: '王', ...data }))).toEqual(expected);
  });

  it('refuses a number that another entry holds, at its field, and not its own', async () => {
    const taken = { code: 'ALREADY_ON_FILE', path: 'identityDocument' };
    const other = await create({ name: '赵', identityDocument: nextIdentityNumber() });
    const { identity_index: index } = await raw();
    expect(index).not.toBeNull();
    const identityDocument = await reveal();
    expect(await refusal(create({ name: '王', identityDocument }))).toEqual(taken);
    const onto = site.strapi.documents(profile).update({
      documentId: other.documentId,
      data: { identityDocument },
    });
    expect(await refusal(onto)).toEqual(taken);
    await update({ identityDocument });
    // A phone is nobody's alone.
    await create({ name: '钱', phone });
    await create({ name: '孙', phone });
  });

  it('refuses a copy that carries only masks', async () => {
    const clone = site.strapi.documents(profile).clone({ documentId: created.documentId });
    expect(await refusal(clone)).toMatchObject({ code: 'SENSITIVE_VALUE_MASKED' });
  });

  it('is never written to many rows at once', async () => {
    const query = site.strapi.db.query(profile);
    for (const attempt of [
      query.updateMany({ where: {}, data: { phone } }),
      query.updateMany({ where: {}, data: { identityIndex: 'forged' } }),
      query.createMany({ data: [{ name: '王' }, { name: '王', phone } as never] }),
    ]) {
      expect(await refusal(attempt)).toMatchObject({ code: 'SENSITIVE_ONE_BY_ONE' });
    }
    const two = await create({ name: '李明' });
    const ambiguous = query.update({ where: { name: '李明' }, data: { phone } });
    expect(await refusal(ambiguous)).toMatchObject({ code: 'SENSITIVE_ONE_BY_ONE' });
    expect((await raw(two.documentId)).phone).toBeNull();
  });

  it('is found and compared by its index: one human in two registers', async () => {
    const index = services().privacy.indexOf(profile, 'identityDocument', ` ${li}`);
    expect((await raw()).identity_index).toBe(index);
    expect(services().privacy.indexOf(profile, 'identityDocument', 'nobody')).toBeNull();
    await site.strapi.documents(staff).create({ data: { name: '李明', identityDocument: li } });
    const member = (await site.strapi.db.connection('talent_office_staff').first()) as Row;
    expect(member.identity_index).toBe(index);
    expect(member.identity_document).not.toBe((await raw()).identity_document);
  });

  it('is revealed for a reason, with a row of audit in the same transaction', async () => {
    expect(await reveal()).toBe(li);
    const row = (await site.strapi.db
      .connection('talent_office_audit')
      .where({ action: 'sensitive.reveal', target_document_id: created.documentId })
      .first()) as Record<string, unknown>;
    expect(row).toMatchObject({ actor_kind: 'admin', actor_id: '1', target_type: profile });
    expect(row.reason).toBe('the bank asked for it');
    expect(JSON.stringify(row)).not.toContain(li);
  });

  it('is not revealed without a reason, nor for an unknown entry or attribute', async () => {
    await expect(reveal({ reason: ' ' })).rejects.toMatchObject({ code: 'REVEAL_NEEDS_REASON' });
    await expect(reveal({ documentId: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(reveal({ attribute: 'name' })).rejects.toThrow('no sensitive attribute');
    const none = await create({ name: '王' });
    expect(await reveal({ documentId: none.documentId })).toBeNull();
  });

  it('does not open in another row or another column', async () => {
    const other = await create({ name: '王芳', identityDocument: wang });
    const { identity_document: swapped } = await raw(other.documentId);
    await table().where({ id: created.id }).update({ identity_document: swapped });
    await expect(reveal()).rejects.toMatchObject({ code: 'SENSITIVE_UNREADABLE' });
    const read = await site.strapi.documents(profile).findOne({ documentId: created.documentId });
    expect((read as unknown as Row).identityDocument).toBe('******');
    const { phone: moved } = await raw();
    await table().where({ id: created.id }).update({ identity_document: moved });
    await expect(reveal()).rejects.toMatchObject({ code: 'SENSITIVE_UNREADABLE' });
  });

  it('keeps what does not open when the form comes back, and takes a new value', async () => {
    await table().where({ id: created.id }).update({ phone: 'v1.k1.AAAA.AAAA.AAAA' });
    await update({ phone: '******', title: 'Engineer' });
    expect(await raw()).toMatchObject({ phone: 'v1.k1.AAAA.AAAA.AAAA', title: 'Engineer' });
    await update({ phone });
    expect(await reveal({ attribute: 'phone' })).toBe(phone);
  });

  it('is hidden where a row was written past us in the clear', async () => {
    await table().where({ id: created.id }).update({ phone });
    const read = await site.strapi.documents(profile).findOne({ documentId: created.documentId });
    expect((read as unknown as Row).phone).toBe('******');
  });

  it('is protected for rows that the engine writes itself', async () => {
    const data = services().privacy.protect(profile, created.documentId, {
      name: '李明',
      identityDocument: wang,
    });
    expect(data).toMatchObject({ name: '李明', birthYear: 1985 });
    await table().where({ id: created.id }).update({ identity_document: data.identityDocument });
    expect(await reveal()).toBe(wang);
  });

  it('is in no file of the database', async () => {
    const canaries = [
      fictionalIdentityNumber('230121', '1971-07-13', 713),
      fictionalMobilePhone(71_307_130),
    ];
    const [identityDocument, canaryPhone] = canaries;
    const { documentId } = await create({ name: '赵', identityDocument, phone: canaryPhone });
    const { filename } = site.strapi.config.get<{ filename?: string }>(
      'database.connection.connection',
    );
    const files = [filename, `${filename}-wal`].filter((file) => file && existsSync(file));
    const bytes = files.map((file) => readFileSync(file as string, 'latin1')).join('');
    const found = (text: string): boolean => bytes.includes(text);
    expect(canaries.filter(found)).toEqual([]);
    const row = await raw(documentId);
    for (const canary of canaries) expect(JSON.stringify(row)).not.toContain(canary);
    // The search itself finds what is there.
    if (files.length > 0) expect(found(String(row.identity_index))).toBe(true);
  });

  it('is masked in the log, whoever writes it', () => {
    const lines: unknown[] = [];
    const keep = (entry: Record<symbol, unknown>) => lines.push(entry[Symbol.for('message')]);
    site.strapi.log.on('data', keep);
    site.strapi.log.error(`a test of the log: ${li} ${phone}`);
    site.strapi.log.off('data', keep);
    expect(String(lines[0])).toContain(`a test of the log: **************${li.slice(-4)} 199****`);
    expect(String(lines[0])).not.toContain(phone);
  });

  it('reads a name by surname, and leaves a reading that somebody set', async () => {
    const zeng = await create({ name: '曾国强' });
    expect(zeng).toMatchObject({ namePinyin: 'zeng guo qiang', nameInitials: 'zgq' });
    const rename = async (data: object) =>
      (await site.strapi
        .documents(profile)
        .update({ documentId: zeng.documentId, data })) as unknown as Row;
    // The admin's form carries the old reading along.
    const form = { namePinyin: 'zeng guo qiang', nameInitials: 'zgq' };
    expect(await rename({ name: '仇英', ...form })).toMatchObject({ namePinyin: 'qiu ying' });
    await rename({ name: '仇英', namePinyin: 'chou ying' });
    expect(await rename({ name: '仇英才', namePinyin: 'chou ying' })).toMatchObject({
      namePinyin: 'chou ying',
      nameInitials: 'qyc',
    });
  });

  it('takes an employer’s credit code in one form only', async () => {
    const made = await site.strapi
      .documents(employer)
      .create({ data: { name: '甲公司', unifiedCode: '91350100m000100y43' } });
    expect(made).toMatchObject({ unifiedCode: '91350100M000100Y43' });
    const wrong = { name: '乙公司', unifiedCode: '91350100M000100Y44' };
    expect(await refusal(site.strapi.documents(employer).create({ data: wrong }))).toEqual({
      code: 'CREDIT_CODE_CHECK_CHARACTER',
      path: 'unifiedCode',
    });
    const both = { ...wrong, contactPhone: '123' };
    await expect(site.strapi.documents(employer).create({ data: both })).rejects.toMatchObject({
      details: { errors: [{ path: ['unifiedCode'] }, { path: ['contactPhone'] }] },
    });
  });
});
