import { randomUUID } from 'node:crypto';

import request from 'supertest';

import { proofHeader } from '../../plugins/talent-office/shared/contracts/signing';
import { demoPassword, sessionOf, siteUrl } from '../setup/browser';
import { application } from './desk';
import { fileContents } from './files';

const shanghaiToday = (): string =>
  new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** A draft that the demo's director keyed in from paper is submitted: he records it, and the administrator confirms. */
export const submitOnPaper = async (documentId: string): Promise<void> => {
  const http = request(siteUrl());
  const post = (path: string, account: string) =>
    http
      .post(`/talent-office${path}`)
      .auth(sessionOf(account), { type: 'bearer' })
      .set('Idempotency-Key', randomUUID());
  const { body: recorded } = await post(
    `/entries/${application}/${documentId}/paper-applications`,
    'director',
  )
    .field('action', 'submit')
    .field('signedOn', shanghaiToday())
    .field('receivedOn', shanghaiToday())
    .attach('files', fileContents.pdf(documentId), '申请表.pdf')
    .expect(200);
  const { body: proof } = await post('/signing-proofs', 'super')
    .send({ password: demoPassword() })
    .expect(200);
  const { seen, records } = recorded.data;
  await post(`/paper-applications/${records[0].id}/confirm`, 'super')
    .set(proofHeader, proof.data.proof)
    .send({ seen })
    .expect(200);
};
