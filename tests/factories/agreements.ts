import { randomUUID } from 'node:crypto';

import type { Site } from '../setup';
import type { Desk } from './desk';
import { fileContents } from './files';
import type { Signer } from './payments';

export const agreementType = 'plugin::talent-office.agreement';
export const conditionType = 'plugin::talent-office.instalment-condition';
export const interruptionType = 'plugin::talent-office.service-interruption';

export const amendmentType = 'plugin::talent-office.agreement-amendment';
export const changeType = 'plugin::talent-office.instalment-change';

const paths: Readonly<Record<string, (id: string) => string>> = {
  [agreementType]: (id) => `/agreements/${id}/scan`,
  [amendmentType]: (id) => `/agreement-amendments/${id}/scan`,
  [conditionType]: (id) => `/instalment-conditions/${id}/evidence`,
  [interruptionType]: (id) => `/service-interruptions/${id}/evidence`,
};

/** Two colleagues of the office who draw up agreements, and what they do with them. */
export const createAgreements = async (site: Site, desk: Desk) => {
  const writer = await desk.signer('office');
  const second = await desk.signer('office');

  /** Hands in a file as the panel does; gives its code, or `done`. */
  const upload = async (type: string, id: string, by: Pick<Signer, 'token'>) => {
    const { status, body } = await site.http
      .post(`/talent-office${paths[type]?.(id) ?? ''}`)
      .auth(by.token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID())
      .attach('files', fileContents.pdf(id), '扫描件.pdf');
    return status === 200 ? 'done' : String(body.error?.details?.code ?? status);
  };
  const act = (type: string, id: string, action: string, by: Signer, input: object = {}) =>
    desk.act(type, id, action, by.actor, input);

  const drawn = async (application: string, data: object = {}): Promise<string> => {
    const { documentId } = await desk.create(agreementType, {
      ...{ title: '人才协议', application, serviceFrom: '2026-12-01', termMonths: 60, ...data },
    });
    return documentId;
  };
  const condition = async (
    agreement: string,
    disbursement: string | null,
    kind = 'assessment-passed',
  ): Promise<string> => {
    const data = { requirement: '年度考核合格', agreement, disbursement, kind };
    return (await desk.create(conditionType, data)).documentId;
  };

  /** Signed, and its signed copy compared by the second one. */
  const signed = async (id: string, signedOn: string, type = agreementType): Promise<string> => {
    await act(type, id, 'finalise', writer);
    await upload(type, id, writer);
    await act(type, id, 'execute', second, { signedOn });
    return id;
  };

  /** An amendment of it, of which nothing is changed but what is said. */
  const amendment = async (agreement: string, effectiveOn: string, data: object = {}) => {
    const { documentId } = await desk.create(amendmentType, {
      ...{ title: '补充协议', agreement, reason: '项目延期', terms: '其余条款不变。', effectiveOn },
      ...data,
    });
    return documentId;
  };

  /** An interruption that was accepted. */
  const interrupted = async (
    agreement: string,
    startsOn: string,
    resumedOn: string | null,
  ): Promise<string> => {
    const data = { reason: '脱产进修', agreement, startsOn, resumedOn };
    const { documentId } = await desk.create(interruptionType, data);
    await act(interruptionType, documentId, 'enter', writer);
    await upload(interruptionType, documentId, writer);
    const action = resumedOn === null ? 'acceptOngoing' : 'accept';
    await act(interruptionType, documentId, action, second, { decisionNote: '材料齐全' });
    return documentId;
  };

  return { writer, second, upload, act, drawn, condition, signed, amendment, interrupted };
};

export type Agreements = Awaited<ReturnType<typeof createAgreements>>;
