import { office, type Actor, type Entry, type Seeding } from '../seeding';
import type { People } from './people';

type Choice = 'approve' | 'return' | 'refuse';

interface Remarks {
  readonly comment?: string;
  /** With `return`: what the applicant may mend, and what is missing of it. */
  readonly defects?: Readonly<Record<string, string>>;
}

const application = office('fund-application');
const payment = office('payment');
const payeeAccount = office('payee-account');
const paymentBatch = office('payment-batch');

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
    /** An account of whom an award is for: the office enters it, finance types the number again. */
    account: async (number: number, talent: Entry, payeeName: string): Promise<void> => {
      const accountNumber = `622202${String(number).padStart(10, '0')}`;
      const holder = { talent: talent.documentId, payeeName };
      const bank = { bankName: '示例银行', bankBranch: '呼兰支行', accountNumber };
      const made = await make(payeeAccount, { ...holder, ...bank });
      await act(payeeAccount, made.documentId, 'enter', staff.office);
      const verification = service('payments').proofOf(made.documentId, accountNumber);
      await act(payeeAccount, made.documentId, 'verify', staff.finance, { verification });
    },
    /** The office lists and checks what was awarded; confirmed, approved and paid where it is `closed`. */
    batch: async (order: {
      readonly title: string;
      readonly applications: readonly string[];
      readonly closed: boolean;
    }): Promise<void> => {
      const thisYear = Number(service('clock').today().slice(0, 4));
      const fundYear = await find(office('fund-year'), { year: thisYear });
      const { documentId } = await make(paymentBatch, {
        ...{ title: order.title, fundYear: fundYear?.documentId, payeeKind: 'talent' },
      });
      const key = `seed/${documentId}`;
      await service('transactions').run({ key: `${key}/lines`, input: null }, async (tx) =>
        service('payments').listAwards(tx, {
          ...{ batch: documentId, applications: order.applications },
          ...{ actor: staff.office, operation: `${key}/lines`, requestId: null },
        }),
      );
      await act(paymentBatch, documentId, 'check', staff.office);
      if (!order.closed) return;
      await act(paymentBatch, documentId, 'lock', staff.finance);
      await act(paymentBatch, documentId, 'approve', staff.office);
      const one = await service('approval').latestOf({ type: paymentBatch, documentId });
      if (!one) throw new Error(`No case of ${documentId}`);
      const decision = {
        ...{ caseId: one.publicId, seat: 'office', choice: 'approve' as const, seen: one.guarded },
        ...{ comment: null, values: {}, parts: [], defects: {}, actor: staff.director },
        operation: `${key}/sign`,
      };
      await service('transactions').run({ key: `${key}/sign`, input: decision }, (tx) =>
        service('approval').decide(tx, decision),
      );
      await act(paymentBatch, documentId, 'send', staff.office);
      const paidOn = service('clock').today();
      for (const [index, line] of (await service('payments').linesOf(documentId)).entries()) {
        const voucherNumber = `${paidOn.slice(0, 4)}-${String(index + 1).padStart(4, '0')}`;
        await act(payment, line, 'settle', staff.finance, { voucherNumber, paidOn });
      }
      await act(paymentBatch, documentId, 'close', staff.finance);
    },
  };
};
