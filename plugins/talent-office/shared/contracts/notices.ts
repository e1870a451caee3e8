import { z } from 'zod';

import { deskMedia } from '../vocabulary';

const told = {
  medium: z.enum(deskMedia),
  /** The day it came in; of a letter its postmark. */
  receivedOn: z.iso.date(),
  text: z.string().trim().min(1).max(5000),
};

/** How a real name is told: it has a letter in it. */
export const objectorName = z.string().trim().min(1).max(100).regex(/\p{L}/u);

/** An objection that came to the desk, by phone, letter or visit. A real name suspends its item. */
export const objectionRecordBody = z.discriminatedUnion('realName', [
  z.strictObject({
    ...told,
    realName: z.literal(true),
    name: objectorName,
    /** A phone number, an e-mail address, or where a letter reaches him. */
    contact: z.string().trim().min(5).max(200),
  }),
  z.strictObject({ ...told, realName: z.literal(false) }),
]);

export type ObjectionRecordBody = z.infer<typeof objectionRecordBody>;

/** A public notice (公示) of one stage of a case, with what was objected to it. */
export interface CaseNotice {
  readonly id: string;
  readonly state: 'running' | 'ended' | 'withdrawn';
  /** The stage of the case and its round. */
  readonly stage: number;
  readonly round: number;
  /** First and last day of the period, both included. */
  readonly startsOn: string;
  readonly lastDay: string;
  readonly objections: readonly {
    readonly documentId: string;
    readonly state: 'received' | 'dismissed' | 'upheld';
    readonly realName: boolean;
    readonly receivedOn: string;
  }[];
}
