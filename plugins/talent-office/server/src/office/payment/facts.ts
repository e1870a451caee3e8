import type { Core } from '@strapi/strapi';

import type { Priced } from '../benefit';
import { application, disbursementType } from '../fund';
import type { PayeeKind } from '../../../../shared/vocabulary';
import { findEntries, type Entry } from '../../platform';

import { payeeAccounts, type Line } from './types';

/** Everything that a line is judged by, as it now stands. */
export interface LineFacts {
  readonly batch: Entry;
  readonly line: Line;
  readonly payeeKind: PayeeKind;
  readonly disbursement: Entry | null;
  readonly award: Entry | null;
  readonly benefit: (Entry & Priced & { readonly taxExpression?: string | null }) | null;
  readonly fundLine: Entry | null;
  readonly year: Entry | null;
  /** Who is paid: a talent, an employer or a unit. */
  readonly holder: Entry | null;
  readonly account: Entry | null;
  /** Has it left the office's hands? Then its money is sent, not committed. */
  readonly held: boolean;
}

/** By the kind of payee: the type of whoever is paid. */
export const holderTypes = {
  talent: 'plugin::talent-office.talent-profile',
  employer: 'plugin::talent-office.employer',
  unit: 'plugin::talent-office.unit',
} as const satisfies Record<PayeeKind, string>;

/** Which relation of an award leads to whom it is paid. */
const holderAt = { talent: 'applicant', employer: 'employer', unit: null } as const;

/** The same of a disbursement that is no award's: it names its payee itself. */
export const ownPayeeAt = { talent: null, employer: 'payeeEmployer', unit: 'payeeUnit' } as const;

const related = async (
  strapi: Core.Strapi,
  type: string,
  reference: unknown,
): Promise<Entry | null> => {
  const id = (reference as Entry | null | undefined)?.id;
  if (id === undefined) return null;
  const [found] = await findEntries(strapi, type, { id });
  return found ?? null;
};

export const factsOf = async (
  strapi: Core.Strapi,
  batch: Entry,
  line: Line,
  held = false,
): Promise<LineFacts> => {
  const payeeKind = batch.payeeKind as PayeeKind;
  const disbursement = await related(strapi, disbursementType, line.disbursement);
  const award = await related(strapi, application, disbursement?.application);
  const [source, path] = award
    ? [award, holderAt[payeeKind]]
    : [disbursement, ownPayeeAt[payeeKind]];
  const holder = path ? await related(strapi, holderTypes[payeeKind], source?.[path]) : null;
  const [account] = holder
    ? await findEntries(strapi, payeeAccounts, {
        [payeeKind]: { id: holder.id },
        state: 'verified',
      })
    : [];
  return {
    ...{ batch, line, payeeKind, disbursement, award, holder, held },
    benefit: (await related(
      strapi,
      'plugin::talent-office.benefit',
      award?.benefit,
    )) as LineFacts['benefit'],
    fundLine: await related(strapi, 'plugin::talent-office.fund-line', disbursement?.line),
    year: await related(strapi, 'plugin::talent-office.fund-year', batch.fundYear),
    account: account ?? null,
  };
};
