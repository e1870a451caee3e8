import { office, type Actor, type Seeding } from '../seeding';
import type { People } from './people';

type Choice = 'approve' | 'return' | 'refuse';

interface Remarks {
  readonly comment?: string;
  /** With `return`: what the applicant may mend, and what is missing of it. */
  readonly defects?: Readonly<Record<string, string>>;
}

const application = office('fund-application');
const payment = office('payment');

/** What people do with an application, each in the plugin's own way. */
export const createProceedings = ({ service, make, find }: Seeding, staff: People['staff']) => {
  const act = async (
    type: string,
    documentId: string,
    action: string,
    actor: Actor,
    input: object = {},
  ): Promise<void> => {
    const operation = `seed/${documentId}/${action}`;
    await service('lifecycle').act({ type, documentId, action, actor, input, operation });
  };

  /** Signs a seat of the stage that is open, on what stands. */
  const decideOn = async (
    target: { readonly type: string; readonly documentId: string },
    seat: string,
    actor: Actor,
    choice: Choice,
    { comment = '', defects = {} }: Remarks = {},
  ): Promise<void> => {
    const one = await service('approval').latestOf(target);
    if (!one) throw new Error(`No case of ${target.documentId}`);
    const operation = `seed/${target.documentId}/${seat}/${choice}`;
    const decision = {
      caseId: one.publicId,
      seat,
      choice,
      seen: one.guarded,
      comment: comment || null,
      values: {},
      parts: Object.keys(defects),
      defects,
      actor,
      operation,
    };
    await service('transactions').run({ key: operation, input: decision }, (tx) =>
      service('approval').decide(tx, decision),
    );
  };

  return {
    act,
    /** What one clerk keyed in from paper, and the other one has confirmed. */
    submitOnPaper: async (documentId: string, recorder: Actor): Promise<void> => {
      const recordedBy = await service('organisation').personOf(recorder);
      const paper = { recordedBy, handedInOn: service('clock').today() };
      await service('lifecycle').act({
        ...{ type: application, documentId, action: 'submit', actor: staff.director },
        ...{ input: {}, paper, operation: `seed/${documentId}/submit` },
      });
    },
    withdraw: async (documentId: string, actor: Actor): Promise<void> => {
      const operation = `seed/${documentId}/withdraw`;
      await service('lifecycle').withdraw({ type: application, documentId, actor, operation });
    },
    decideOn,
    /** The same of an application. */
    decide: (
      documentId: string,
      seat: string,
      actor: Actor,
      choice: Choice,
      remarks: Remarks = {},
    ): Promise<void> => decideOn({ type: application, documentId }, seat, actor, choice, remarks),
    /** Somebody objects under his name to the notice that runs; it is not decided yet. */
    object: async (documentId: string): Promise<void> => {
      const one = await service('approval').latestOf({ type: application, documentId });
      const notice = one && (await service('notices').runningOf(one.publicId));
      if (!notice) throw new Error(`No notice of ${documentId}`);
      const operation = { key: `seed/${documentId}/object`, input: null };
      const objection = {
        realName: true,
        name: '异议人（示例）',
        contact: '13900000000',
        text: '反映该同志工作业绩与申报材料不符，请核实。',
      };
      await service('transactions').run(operation, (tx) =>
        service('notices').object(tx, notice.id, objection),
      );
    },
    /** The clock has passed the last day of a notice. */
    finishNotices: async (): Promise<void> => {
      await service('notices').finishDue();
    },
    /** The office prepares what was awarded; finance confirms it with the voucher of its own books. */
    pay: async (order: {
      number: number;
      documentId: string;
      payee: string;
      confirmed: boolean;
    }): Promise<void> => {
      const awarded = await find(application, { documentId: order.documentId });
      const draft = await make(payment, {
        payeeName: order.payee,
        application: order.documentId,
        amountFen: String(awarded?.awardedFen),
      });
      await act(payment, draft.documentId, 'prepare', staff.office);
      if (!order.confirmed) return;
      const paidOn = service('clock').today();
      const voucherNumber = `${paidOn.slice(0, 4)}-${String(order.number).padStart(4, '0')}`;
      await act(payment, draft.documentId, 'confirm', staff.finance, { voucherNumber, paidOn });
    },
  };
};
