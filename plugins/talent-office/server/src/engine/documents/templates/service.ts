import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';

import type { DocumentKind } from '../../../../../shared/vocabulary';
import { getService, reading, refuse, type Actor, type Tx, type Upload } from '../../../platform';

import type { FrozenFacts } from '../issued/records';
import { maxTemplateBytes } from './archive';
import { fillTemplate, judgeTemplate } from './fill';
import { insertTemplate, templatesOf, type TemplateRecord } from './records';

const allOf = async (stream: Readable): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** What is in force of a kind; `null` is the built-in layout. */
export const templateInForce = async (
  strapi: Core.Strapi,
  kind: DocumentKind,
): Promise<TemplateRecord | null> => {
  const [last] = await reading(strapi, (knex) => templatesOf(knex, kind));
  return last?.fileId == null ? null : last;
};

/** A paper by a template that was put in force. @throws Refusal FILE_UNREADABLE */
export const byTemplate = async (
  strapi: Core.Strapi,
  { fileId }: TemplateRecord,
  facts: FrozenFacts,
): Promise<Buffer> => {
  const files = getService(strapi, 'files');
  const content = await files.read(await files.byId(fileId ?? ''));
  return fillTemplate(await allOf(content), facts);
};

interface Putting {
  readonly kind: DocumentKind;
  readonly actor: Actor;
  readonly requestId: string | null;
}

const next = async (
  strapi: Core.Strapi,
  tx: Tx,
  { kind, actor, requestId }: Putting,
  file: { readonly fileId: string; readonly sha256: string; readonly name: string } | null,
): Promise<TemplateRecord> => {
  const [last] = await templatesOf(tx, kind);
  if (file === null && last?.fileId == null) throw refuse('TEMPLATE_NONE');
  const person = await getService(strapi, 'organisation').personOf(actor);
  const record: TemplateRecord = {
    ...{ kind, number: (last?.number ?? 0) + 1, by: person.id },
    ...(file ?? { fileId: null, sha256: null, name: '' }),
    at: getService(strapi, 'clock').now().toISOString(),
  };
  await insertTemplate(tx, record);
  await getService(strapi, 'audit').record(tx, {
    ...{ actor, person, action: file ? 'template.put' : 'template.take-back', requestId },
    target: { type: 'document-template', documentId: kind },
    details: { kind, number: record.number, sha256: record.sha256 },
  });
  return record;
};

/** Reads and judges what was handed in, before the transaction that keeps it. */
export const readTemplate = async (kind: DocumentKind, { path, size }: Upload): Promise<Buffer> => {
  if (size > maxTemplateBytes) throw refuse('TEMPLATE_TOO_LARGE', {}, 'files');
  const content = await readFile(path);
  await judgeTemplate(kind, content);
  return content;
};

/** From here on papers of its kind are written by it; those that were issued stay. */
export const putTemplate = async (
  strapi: Core.Strapi,
  tx: Tx,
  { content, name, ...putting }: Putting & { readonly content: Buffer; readonly name: string },
): Promise<TemplateRecord> => {
  const { actor, requestId, kind } = putting;
  const file = await getService(strapi, 'files').keepMade(
    tx,
    { type: 'document-template', documentId: kind },
    { content, name, kind: 'docx' },
    { actor, requestId },
  );
  const { publicId: fileId, sha256, name: kept } = file;
  return next(strapi, tx, putting, { fileId, sha256, name: kept });
};

/** Back to the built-in layout. @throws Refusal TEMPLATE_NONE */
export const takeTemplateBack = (
  strapi: Core.Strapi,
  tx: Tx,
  putting: Putting,
): Promise<TemplateRecord> => next(strapi, tx, putting, null);
