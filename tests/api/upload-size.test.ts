import { randomUUID } from 'node:crypto';
import { request } from 'node:http';

import { createOffice, type Office } from '../factories/office';
import { signedInTalent } from '../factories/website';
import { maxFileBytes } from '../../plugins/talent-office/server/src/engine/files/limits';
import { leftSince, temporaryFiles } from '../factories/temporary-files';
import { registerFirstAdmin, startSite, type Site } from '../setup';

/** A document of exactly so many bytes. */
const documentOf = (bytes: number): Buffer => {
  const [head, end] = [Buffer.from('%PDF-1.7\n'), Buffer.from('\nstartxref\n0\n%%EOF\n')];
  return Buffer.concat([head, Buffer.alloc(bytes - head.length - end.length, 0x20), end]);
};

interface Answer {
  readonly status: number | undefined;
  readonly body: { error: { message: string; details: Record<string, unknown> } };
}

describe('the size of an attachment', () => {
  let site: Site;
  let office: Office;
  let owner: { token: string; documentId: string };
  let path: string;

  beforeAll(async () => {
    site = await startSite();
    office = createOffice(site.strapi);
    owner = await signedInTalent(site, office, 'owner');
    const benefit = await office.create('benefit', {
      title: '安家补贴',
      slug: 'settling-in',
      use: 'introduction',
      active: true,
    });
    const application = await office.create('fund-application', {
      applicant: owner.documentId,
      benefit: benefit.documentId,
    });
    path = `/api/fund-applications/${application.documentId}/attachments`;
  });
  afterAll(() => site.stop());

  const upload = (bytes: number, language = 'zh') =>
    site.http
      .post(path)
      .set('Authorization', `Bearer ${owner.token}`)
      .set('Accept-Language', language)
      .set('Idempotency-Key', randomUUID())
      .attach('files', documentOf(bytes), '合同.pdf');

  const megabyte = 1024 * 1024;

  /** Sends a file of unknown length, as a client does that streams it. */
  const stream = (megabytes: number, announce?: number): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const boundary = randomUUID();
      const sent = request(`${site.url}${path}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${owner.token}`,
          'Idempotency-Key': randomUUID(),
          'Content-Type': `multipart/form-data; boundary=${boundary}`,
          ...(announce === undefined ? {} : { 'Content-Length': announce }),
        },
      });
      sent.once('error', reject);
      sent.once('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('end', () => {
          sent.destroy();
          resolve({
            status: response.statusCode,
            body: JSON.parse(Buffer.concat(parts).toString()) as Answer['body'],
          });
        });
      });
      sent.write(
        `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`,
      );
      let left = megabytes;
      const more = (): void => {
        while (left > 0) {
          left -= 1;
          if (!sent.write(Buffer.alloc(megabyte))) {
            sent.once('drain', more);
            return;
          }
        }
        if (announce === undefined) sent.end(`\r\n--${boundary}--\r\n`);
      };
      more();
    });

  const expectTooLarge = ({ status, body }: Answer): void => {
    const messages = {
      zh: '文件超过 10 MB，请压缩后再上传。',
      en: 'The file is larger than 10 MB; make it smaller and send it again.',
    };
    expect(status).toBe(413);
    expect(body.error).toMatchObject({
      message: messages.zh,
      details: {
        code: 'FILE_TOO_LARGE',
        facts: { megabytes: 10 },
        messages,
        errors: [{ path: ['files'], messages }],
      },
    });
  };

  it('may be the limit, and not one byte more', async () => {
    const taken = await upload(maxFileBytes);
    expect([taken.status, taken.body.data?.size]).toEqual([200, maxFileBytes]);
    expectTooLarge(await upload(maxFileBytes + 1));
    const english = await upload(maxFileBytes + 1, 'en');
    expect(english.body.error.message).toMatch(/^The file is larger than 10 MB/);
  });

  it('is told by the announced length: nothing of the file is read', async () => {
    const before = await temporaryFiles();
    expectTooLarge(await stream(1, 3_000 * megabyte));
    expect(await leftSince(before)).toEqual([]);
  });

  it('is the same refusal where no length was announced', async () => {
    expectTooLarge(await stream(12));
  });

  it('is the same refusal beyond what Strapi itself reads', async () => {
    expectTooLarge(await stream(205));
  });

  it('is no limit on the media library, where the office keeps its films', async () => {
    const token = await registerFirstAdmin(site);
    await site.http
      .post('/upload')
      .set('Authorization', `Bearer ${token}`)
      .attach('files', documentOf(maxFileBytes + 200 * 1024), 'film.pdf')
      .expect(201);
  });
});
