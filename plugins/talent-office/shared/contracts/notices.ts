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
