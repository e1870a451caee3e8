import type { Core } from '@strapi/strapi';

import type { Permission } from '../../../../shared/permissions';
import { asValidation, getService, reading, type Tx } from '../../platform';

import type { MeetingAction } from './content-type';
import { createCancel, createConvene } from './convene';
import { meetings } from './meeting';
import { registerMeetingPapers } from './papers';
import { createRecord } from './record';
import { itemsOf, removeItem } from './records';
import { committeeStage } from './stage-kind';

/** What a colleague needs for each action of a meeting. */
export const meetingPermissions = {
  convene: 'committees.run',
  record: 'committees.run',
  cancel: 'committees.run',
  sign: 'committees.run',
} as const satisfies Record<MeetingAction, Permission>;

/** Tells approval how a committee decides a stage, and the life cycle what a meeting brings about. */
export const registerCommittee = (strapi: Core.Strapi): void => {
  getService(strapi, 'approval').registerStageKind(committeeStage);
  const lifecycle = getService(strapi, 'lifecycle');
  for (const [action, permission] of Object.entries(meetingPermissions)) {
    lifecycle.requirePermission(meetings, action, permission);
  }
  registerMeetingPapers(strapi);
  lifecycle.registerEffect('convene-meeting', createConvene(strapi));
  lifecycle.registerEffect('cancel-meeting', createCancel(strapi));
  lifecycle.registerEffect('record-resolution', createRecord(strapi));
};

/** A draft that is deleted leaves its cases to other meetings. Called in `bootstrap()`. */
export const freeAgendas = (strapi: Core.Strapi): void => {
  strapi.db.lifecycles.subscribe({
    models: [meetings],
    async afterDelete(event: unknown) {
      const { result } = event as { result?: { documentId?: string } | null };
      const { documentId } = result ?? {};
      if (documentId === undefined) return;
      try {
        await reading(strapi, async (knex) => {
          for (const item of await itemsOf(knex, documentId)) await removeItem(knex as Tx, item);
        });
      } catch (error) {
        throw asValidation(error);
      }
    },
  } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};
