import request from 'supertest';

import { sessionOf, siteUrl } from '../setup/browser';

/** An entry as the Content Manager gives it. */
export interface ContentEntry {
  readonly documentId: string;
  readonly [attribute: string]: unknown;
}

const office = (type: string): string => `plugin::talent-office.${type}`;

/** What the admin panel asks the server for, asked by an administrator of the demo. */
export const createContentManager = (account: string) => {
  const send = (method: 'get' | 'post' | 'put', path: string) =>
    request(siteUrl())[method](path).auth(sessionOf(account), { type: 'bearer' });
  const entries = (type: string): string => `/content-manager/collection-types/${office(type)}`;

  return {
    send,
    list: async (type: string): Promise<ContentEntry[]> => {
      const { body } = await send('get', `${entries(type)}?pageSize=100`).expect(200);
      return body.results as ContentEntry[];
    },
    read: async (type: string, documentId: string): Promise<ContentEntry> => {
      const { body } = await send('get', `${entries(type)}/${documentId}`).expect(200);
      return body.data as ContentEntry;
    },
    /** The entry that a relation points to, where it points to one. */
    related: async (
      type: string,
      documentId: string,
      attribute: string,
    ): Promise<ContentEntry | undefined> => {
      const path = `/content-manager/relations/${office(type)}/${documentId}/${attribute}`;
      const { body } = await send('get', path).expect(200);
      return (body.results as ContentEntry[])[0];
    },
    create: async (type: string, data: object): Promise<ContentEntry> => {
      const { body } = await send('post', entries(type)).send(data).expect(201);
      return body.data as ContentEntry;
    },
    update: async (type: string, documentId: string, data: object): Promise<void> => {
      await send('put', `${entries(type)}/${documentId}`)
        .send(data)
        .expect(200);
    },
  };
};

/** Where the admin panel lists the entries of a type, or shows one. */
export const contentPage = (type: string, documentId = ''): string =>
  `/admin/content-manager/collection-types/${office(type)}/${documentId}`;
