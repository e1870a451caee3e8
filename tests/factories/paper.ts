import { randomUUID } from 'node:crypto';

import { proofHeader } from '../../plugins/talent-office/shared/contracts/signing';
import type { Site } from '../setup';
import { application, type Desk } from './desk';
import { fileContents } from './files';

type Token = { readonly token: string };

export const binary = (
  response: NodeJS.ReadableStream,
  done: (error: null, content: Buffer) => void,
): void => {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
};

/** What a desk does with paper: print a form, write down who signed it, and confirm that. */
export const createPaper = (site: Site, desk: Desk) => {
  const told = ({ status, body }: { status: number; body: { error?: { details: object } } }) =>
    status === 200 ? 'done' : String((body.error?.details as { code?: string }).code);
  const caseOf = async (documentId: string): Promise<string> =>
    (await desk.viewOf(application, documentId)).one.publicId;
  const post = (path: string, { token }: Token, key: string = randomUUID()) =>
    site.http
      .post(`/talent-office${path}`)
      .auth(token, { type: 'bearer' })
      .set('Idempotency-Key', key);
  const get = (path: string, { token }: Token) =>
    site.http.get(`/talent-office${path}`).auth(token, { type: 'bearer' });

  const print = async (documentId: string, by: Token): Promise<string> => {
    const { body } = await post(`/cases/${await caseOf(documentId)}/prints`, by).expect(200);
    return String(body.data.digest);
  };
  const form = async (documentId: string, digest: string, format: string, by: Token) =>
    get(`/cases/${await caseOf(documentId)}/prints/${digest}/form?format=${format}`, by)
      .buffer()
      .parse(binary as never);
  const listed = async (documentId: string, by: Token) =>
    (await get(`/cases/${await caseOf(documentId)}/paper-decisions`, by).expect(200)).body.data;

  /** Code of the unit where somebody holds his first position. */
  const unitOf = async (staff: string): Promise<string> => {
    const organisation = desk.service('organisation');
    const [held] = await organisation.seatsOf(await organisation.personBy(`staff:${staff}`));
    return String(held?.unit);
  };

  /** What a clerk sends of a form that somebody signed. */
  const record = async (
    documentId: string,
    by: Token,
    signer: { readonly staff: { readonly documentId: string } },
    { scan = fileContents.pdf(randomUUID()), ...more }: Readonly<Record<string, string | Buffer>>,
  ) => {
    const { one, workflow } = await desk.viewOf(application, documentId);
    const staff = signer.staff.documentId;
    const fields = {
      seat: String(workflow.stages[one.stage].seats[0]?.key),
      choice: 'approve',
      signer: staff,
      unit: await unitOf(staff),
      handler: '王经办',
      ...more,
    };
    const sent = post(`/cases/${String(one.publicId)}/paper-decisions`, by);
    for (const [name, value] of Object.entries(fields)) void sent.field(name, String(value));
    return sent.attach('files', scan as Buffer, '审批表扫描件.pdf');
  };

  const close = async (
    how: 'confirm' | 'reject',
    id: string,
    by: Token,
    { proven = true, key = randomUUID() } = {},
  ) => {
    const sent = post(`/paper-decisions/${id}/${how}`, by, key);
    if (proven) void sent.set(proofHeader, await desk.proofOf(by.token));
    return sent.send(how === 'reject' ? { reason: '扫描件与登记不符' } : {});
  };

  /** What a clerk sends of an application that came on paper. */
  const recordApplication = async (
    documentId: string,
    by: Token,
    {
      scan = fileContents.pdf(randomUUID()),
      key = randomUUID(),
      ...more
    }: Readonly<Record<string, string | Buffer>> = {},
  ) => {
    const today = desk.service('clock').today();
    const fields = { action: 'submit', signedOn: today, receivedOn: today, ...more };
    const path = `/entries/${application}/${documentId}/paper-applications`;
    const sent = post(path, by, String(key));
    for (const [name, value] of Object.entries(fields)) void sent.field(name, String(value));
    return sent.attach('files', scan as Buffer, '申请表扫描件.pdf');
  };
  const applicationsOf = async (documentId: string, by: Token) =>
    (await get(`/entries/${application}/${documentId}/paper-applications`, by).expect(200)).body
      .data;
  const closeApplication = async (
    how: 'confirm' | 'reject',
    { documentId, id }: { documentId: string; id: string },
    by: Token,
    {
      proven = true,
      key = randomUUID(),
      seen,
    }: { proven?: boolean; key?: string; seen?: object } = {},
  ) => {
    const shown = seen ?? (await applicationsOf(documentId, by)).seen;
    const sent = post(`/paper-applications/${id}/${how}`, by, key);
    if (proven) void sent.set(proofHeader, await desk.proofOf(by.token));
    return sent.send(how === 'reject' ? { reason: '与扫描件不符' } : { seen: shown });
  };

  return {
    ...{ told, caseOf, print, form, listed, unitOf, record, close, get, post },
    ...{ recordApplication, applicationsOf, closeApplication },
  };
};
