import { randomUUID } from 'node:crypto';

import request from 'supertest';

/** An application as its applicant reads it on the website. */
export interface OwnApplication {
  readonly id: string;
  readonly title: string;
  readonly state: { readonly code: string; readonly zh: string; readonly en: string };
}

/** A website user with the applications that are his. */
export interface Applicant {
  readonly applications: readonly OwnApplication[];
  read(id: string): Promise<OwnApplication>;
  /** Hands a draft of his in, with one file. */
  submitWith(id: string, content: Buffer, name: string): Promise<void>;
}

const accounts = ['talent1', 'talent2', 'talent3', 'talent4', 'talent5'];

/** The demo's website users, signed in at the site of this URL. */
export const applicantsOf = async (url: string, password: string): Promise<Applicant[]> => {
  const http = request(url);
  const applicants: Applicant[] = [];
  for (const account of accounts) {
    const { body } = await http
      .post('/api/auth/local')
      .send({ identifier: `${account}@jinlan.test`, password })
      .expect(200);
    const get = async (path: string) => {
      const answer = await http.get(path).auth(String(body.jwt), { type: 'bearer' }).expect(200);
      return answer.body.data;
    };
    applicants.push({
      applications: (await get('/api/fund-applications')) as OwnApplication[],
      submitWith: async (id, content, name) => {
        const post = (path: string) =>
          http
            .post(`/api/fund-applications/${id}/${path}`)
            .auth(String(body.jwt), { type: 'bearer' })
            .set('Idempotency-Key', randomUUID());
        await post('attachments').attach('files', content, name).expect(200);
        await post('submit').expect(200);
      },
      read: async (id) => (await get(`/api/fund-applications/${id}`)) as OwnApplication,
    });
  }
  return applicants;
};
