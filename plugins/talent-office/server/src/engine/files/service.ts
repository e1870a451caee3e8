import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';

import type { Knex } from 'knex';

import {
  actorKey,
  fileTooLarge,
  getService,
  isGranted,
  lockEntry,
  reading,
  refuse,
  writeEntry,
  type Actor,
  type ServiceFactory,
  type Tx,
  type Upload,
} from '../../platform';

import { privateFolder } from './folder';
import { kindOfContent, madeKinds, type MadeKind } from './kinds';
import { maxFileBytes, maxFilesPerEntry } from './limits';
import { fileName } from './names';
import {
  fileByPublicId,
  filesOf,
  forgetFiles,
  forgetOrphans,
  insertFile,
  takeOff,
  type FileOwner,
  type FileRecord,
} from './records';
import { createStore } from './store';
import { sweep } from './sweep';

/** A content that is in the store, and no entry refers to yet. */
export interface StoredContent {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

/** Who hands a file in or takes it back. */
export interface FileCause {
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** Private files (附件): in a store of their own, never under the site's public folder. */
export interface Files {
  /**
   * In `register()`: the JSON attribute that lists the files of an entry of this type, with their
   * hashes. This room alone writes it; guarded, it freezes with the entry.
   */
  keepListIn(type: string, attribute: string): void;
  /** The attribute of a type that this room writes; empty where none was registered. */
  listsOf(type: string): readonly string[];
  /**
   * Judges a file by its bytes and puts it into the store. Called before the transaction that
   * attaches it: what that transaction does not keep is swept later.
   * @throws Refusal FILE_TOO_LARGE, FILE_KIND
   */
  store(upload: Upload): Promise<StoredContent>;
  /**
   * A file of a record that is no entry and has no list, such as the scan of a signed form. Its room says
   * who reads it.
   */
  keep(tx: Tx, owner: FileOwner, content: StoredContent, cause: FileCause): Promise<FileRecord>;
  /** A document that the house itself has made: of a kind that nobody may hand in. */
  keepMade(
    tx: Tx,
    owner: FileOwner,
    made: { readonly content: Buffer; readonly name: string; readonly kind: MadeKind },
    cause: FileCause,
  ): Promise<FileRecord>;
  /** @throws Refusal NOT_FOUND */
  byId(publicId: string): Promise<FileRecord>;
  /** @throws Refusal NOT_FOUND, FILES_TOO_MANY */
  attach(tx: Tx, owner: FileOwner, content: StoredContent, cause: FileCause): Promise<FileRecord>;
  /**
   * Takes a file off its entry. `keep` where somebody has signed what was in it: content and row stay.
   * @throws Refusal NOT_FOUND
   */
  detach(
    tx: Tx,
    owner: FileOwner,
    publicId: string,
    keep: boolean,
    cause: FileCause,
  ): Promise<void>;
  /** An entry is gone that was in no case: nobody has signed what its files hold. */
  forget(tx: Tx, owner: FileOwner): Promise<void>;
  /** The files on an entry. */
  of(owner: FileOwner): Promise<FileRecord[]>;
  /**
   * A file for one reader of the cases of its entry; one that was taken off only for who reads all.
   * @throws Refusal NOT_FOUND: what he may not read is not there
   */
  readableBy(reader: Actor, publicId: string): Promise<FileRecord>;
  /** @throws Refusal FILE_UNREADABLE when the store does not hold what was put into it */
  read(file: FileRecord): Promise<Readable>;
  /**
   * Removes contents that no file refers to and that are a day old: of transactions that rolled back,
   * of files taken off and of drafts that were deleted. Resolves to their number; a repeat, here or on another instance, does no
   * harm.
   */
  sweep(): Promise<number>;
}

declare module '../../platform/services' {
  interface Services {
    files: Files;
  }
}

/** @throws Error when PRIVATE_FILES_DIR lies in the public folder */
export const createFiles: ServiceFactory<'files'> = ({ strapi }) => {
  const lists = new Map<string, string>();
  const kept = createStore(privateFolder(strapi));
  const now = (): Date => getService(strapi, 'clock').now();

  /** The entry's own list, by which the gate and every signature hold its files. */
  const writeList = async (tx: Tx, owner: FileOwner, id: number): Promise<void> => {
    const attribute = lists.get(owner.type);
    if (attribute === undefined) throw new Error(`${owner.type} keeps no list of files`);
    const list = (await filesOf(tx, owner)).map(({ publicId, sha256 }) => ({
      id: publicId,
      sha256,
    }));
    await writeEntry(tx, strapi, owner.type, id, { [attribute]: list });
  };

  const record = (
    tx: Tx,
    verb: 'attach' | 'detach',
    { owner, publicId, sha256, size, mediaType }: FileRecord,
    { actor, requestId }: FileCause,
  ): Promise<void> =>
    getService(strapi, 'audit').record(tx, {
      actor,
      action: `file.${verb}`,
      target: owner,
      details: { file: publicId, sha256, size, mediaType },
      requestId,
    });

  return {
    keepListIn: (type, attribute) => {
      lists.set(type, attribute);
    },
    listsOf: (type) => [lists.get(type)].filter((name) => name !== undefined),
    store: async ({ path, name, size }) => {
      if (size > maxFileBytes) throw fileTooLarge(maxFileBytes);
      const content = await readFile(path);
      const kind = kindOfContent(content);
      if (!kind) throw refuse('FILE_KIND', { name }, 'files');
      const sha256 = createHash('sha256').update(content).digest('hex');
      await kept.put(sha256, content);
      const { mediaType } = kind;
      return { sha256, size: content.length, mediaType, name: fileName(name, kind) };
    },
    keep: async (tx, owner, content, cause) => {
      const file = await insertFile(tx, {
        ...content,
        owner,
        createdBy: actorKey(cause.actor),
        createdAt: now().toISOString(),
      });
      await record(tx, 'attach', file, cause);
      return file;
    },
    keepMade: async (tx, owner, { content, name, kind }, cause) => {
      const { mediaType, extension } = madeKinds[kind];
      const sha256 = createHash('sha256').update(content).digest('hex');
      await kept.put(sha256, content);
      const file = await insertFile(tx, {
        ...{ sha256, size: content.length, mediaType, owner },
        name: fileName(name, { mediaType, extension, alike: [extension] }),
        createdBy: actorKey(cause.actor),
        createdAt: now().toISOString(),
      });
      await record(tx, 'attach', file, cause);
      return file;
    },
    byId: (publicId) => reading(strapi, (knex: Knex) => fileByPublicId(knex, publicId)),
    attach: async (tx, owner, content, cause) => {
      const entry = await lockEntry(tx, strapi, owner.type, owner.documentId);
      if ((await filesOf(tx, owner)).length >= maxFilesPerEntry) {
        throw refuse('FILES_TOO_MANY', { most: maxFilesPerEntry }, 'files');
      }
      const file = await insertFile(tx, {
        ...content,
        owner,
        createdBy: actorKey(cause.actor),
        createdAt: now().toISOString(),
      });
      await writeList(tx, owner, entry.id);
      await record(tx, 'attach', file, cause);
      return file;
    },
    detach: async (tx, owner, publicId, keep, cause) => {
      const entry = await lockEntry(tx, strapi, owner.type, owner.documentId);
      const file = (await filesOf(tx, owner)).find((one) => one.publicId === publicId);
      if (!file) throw refuse('NOT_FOUND');
      await takeOff(tx, file, keep ? { at: now() } : null);
      await writeList(tx, owner, entry.id);
      await record(tx, 'detach', file, cause);
    },
    forget: (tx, owner) => forgetFiles(tx, owner),
    of: (owner) => reading(strapi, (knex: Knex) => filesOf(knex, owner)),
    readableBy: async (reader, publicId) => {
      const file = await reading(strapi, (knex: Knex) => fileByPublicId(knex, publicId));
      if (await isGranted(strapi, reader, 'cases.read-all')) return file;
      const reads = await getService(strapi, 'approval').isReader(reader, file.owner);
      if (!reads || file.removedAt !== null) throw refuse('NOT_FOUND');
      return file;
    },
    read: async ({ publicId, sha256, size }) => {
      if (await kept.has(sha256, size)) return kept.read(sha256);
      strapi.log.error(`talent-office: the content of file ${publicId} is not in the store`);
      throw refuse('FILE_UNREADABLE');
    },
    sweep: async () => {
      for (const type of lists.keys()) {
        const { tableName } = strapi.db.metadata.get(type);
        await reading(strapi, (knex: Knex) => forgetOrphans(knex, type, tableName));
      }
      return sweep(strapi, kept);
    },
  };
};
