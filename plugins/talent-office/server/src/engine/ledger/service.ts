import { getService, refuse, type ServiceFactory, type Tx, type RowId } from '../../platform';
import { accountById, lockHoldersOf, openAccount } from './accounts';
import { claim, release } from './claims';
import { exchanges } from './exchanges';
import { bring, held, heldOfEach } from './limits';
import { close, lineTotals, supply, sweep } from './lines';
import { findTransfer, post } from './posting';
import { notEnough, refuseAmount } from './refusals';
import { balance, balanceAt, statement } from './statements';
import {
  enginePhases,
  type AccountRef,
  type Cause,
  type Ledger,
  type Phase,
  type TransferInput,
} from './types';
import { verify } from './verify';

const phaseName = /^[a-z][a-zA-Z]{0,31}$/;
const lineOwnPhases: readonly string[] = ['available', 'source'];

declare module '../../platform/services' {
  interface Services {
    ledger: Ledger;
  }
}

/** The ledger of one Strapi instance; it keeps nothing but the names of its phases. */
export const createLedger: ServiceFactory<'ledger'> = ({ strapi }) => {
  const phases = new Set<Phase>(enginePhases);
  const moves = new Set<string>();
  const now = (): Date => getService(strapi, 'clock').now();

  const checkPhase = (phase: Phase): void => {
    if (!phases.has(phase)) throw new Error(`"${phase}" is not a registered phase`);
  };

  const checkAccount = (ref: AccountRef): void => {
    if ('phase' in ref) checkPhase(ref.phase);
  };

  const transfer = async (tx: Tx, input: TransferInput): Promise<RowId<'transfer'>> => {
    checkAccount(input.debit);
    checkAccount(input.credit);
    const at = now();
    const debit = await openAccount(tx, input.debit, at.toISOString());
    const credit = await openAccount(tx, input.credit, at.toISOString());
    await lockHoldersOf(tx, [debit, credit]);
    const { id } = await post(tx, {
      operation: input.opKey,
      debit,
      credit,
      amount: input.amount,
      reason: input.reason,
      reference: input.reference,
      actor: input.actor,
      at,
      short: (free) =>
        debit.lineId === null
          ? notEnough(debit.asset, free, input.amount)
          : refuseAmount('MORE_THAN_HELD', debit.asset, { held: free, wanted: input.amount }),
    });
    return id;
  };

  const reverse = async (
    tx: Tx,
    transferId: RowId<'transfer'>,
    cause: Cause,
  ): Promise<RowId<'transfer'>> => {
    const original = await findTransfer(tx, { id: transferId });
    if (!original) throw refuse('NOT_FOUND');
    // A reversal is not undone: what should stand again is posted again, under its own reason.
    if (original.reversalOf !== null) throw refuse('ALREADY_REVERSED', { transfer: transferId });
    const debit = await accountById(tx, original.creditId);
    const credit = await accountById(tx, original.debitId);
    await lockHoldersOf(tx, [debit, credit]);
    const earlier = await findTransfer(tx, { reversal_of: transferId });
    const operation = `${cause.operation} reverse ${transferId}`;
    const { id } = await post(tx, {
      operation,
      debit,
      credit,
      amount: original.amount,
      reason: cause.reason,
      reference: cause.reference,
      actor: cause.actor,
      at: now(),
      reversalOf: transferId,
      short: (free) =>
        earlier
          ? refuse('ALREADY_REVERSED', { transfer: transferId })
          : refuseAmount('MONEY_MOVED_ON', debit.asset, { free, wanted: original.amount }),
    });
    return id;
  };

  return {
    supply: (tx, line, amount, cause) => supply(tx, line, amount, cause, now()),
    bring: async (tx, holder, line, phase, amount, cause) => {
      if (phase !== null) checkPhase(phase);
      await bring(tx, holder, line, phase, amount, cause, {
        at: now(),
        mayMove: (from, to) => moves.has(`${from} ${to}`),
      });
    },
    transfer,
    reverse,
    close: (tx, line) => close(tx, line, now()),
    sweep: (tx, line, to, cause, amount) => sweep(tx, line, to, { cause, amount, at: now() }),
    balance,
    held,
    heldOfEach,
    lineTotals,
    exchanges,
    balanceAt,
    statement,
    claim,
    release,
    verify: () => verify(strapi.db.connection),
    registerPhases: (...names) => {
      for (const name of names) {
        if (!phaseName.test(name) || lineOwnPhases.includes(name)) {
          throw new Error(`"${name}" cannot be the name of a phase`);
        }
        phases.add(name);
      }
    },
    registerMove: (from, to) => {
      checkPhase(from);
      checkPhase(to);
      moves.add(`${from} ${to}`);
    },
    isPhase: (name) => phases.has(name),
  };
};
