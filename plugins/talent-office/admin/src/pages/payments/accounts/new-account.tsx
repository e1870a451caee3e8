import { Field } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type {
  NewAccountBody,
  PayeeAccountBody,
  PayeeHolder,
} from '../../../../../shared/contracts/payee-accounts';
import { payeeKinds, type PayeeKind } from '../../../../../shared/vocabulary';
import { useSubmission } from '../../../api';
import { AskedField } from '../../../content-manager/asked-field';
import { ChoiceField } from '../../../content-manager/choice-field';
import { FormDialog } from '../../../content-manager/form-dialog';
import { useText, useWord, type TextKey } from '../../../translations';

import { accountSchema } from '../schemas';
import { HolderField } from './holder-field';

/** An account that is begun: a first one, or in place of another. */
export interface Begun {
  readonly replaces: PayeeAccountBody | null;
}

interface Props {
  readonly begun: Begun;
  refresh(): Promise<void>;
  onClose(): void;
}

const fields = [
  ['payeeName', 'payee.name', false],
  ['bankName', 'payee.bank', false],
  ['bankBranch', 'payee.branch', true],
  ['accountNumber', 'payee.number', false],
] as const satisfies readonly (readonly [string, TextKey, boolean])[];

type Drafts = Readonly<Record<(typeof fields)[number][0], string>>;

const isMissing = (drafts: Drafts): boolean =>
  fields.some(([name, , optional]) => !optional && drafts[name].trim() === '');

/** Enters an account from the sheet that its holder handed in; another colleague verifies it. */
export const NewAccount = ({ begun: { replaces }, refresh, onClose }: Props) => {
  const text = useText();
  const word = useWord();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [kind, setKind] = useState<PayeeKind>(replaces?.holder?.kind ?? 'talent');
  const [holder, setHolder] = useState<PayeeHolder | null>(replaces?.holder ?? null);
  const [drafts, setDrafts] = useState<Drafts>({
    ...{ payeeName: replaces?.payeeName ?? '', bankName: '', bankBranch: '', accountNumber: '' },
  });
  const [checked, setChecked] = useState(false);

  const choose = (chosen: PayeeHolder | null): void => {
    setHolder(chosen);
    // The account is in its holder's name, or it is not paid to.
    if (chosen) setDrafts((last) => ({ ...last, payeeName: chosen.name }));
  };
  const send = async (): Promise<void> => {
    setChecked(true);
    if (!holder || isMissing(drafts)) return;
    const branch = drafts.bankBranch.trim();
    const body: NewAccountBody = {
      holder: { kind, id: holder.documentId },
      payeeName: drafts.payeeName.trim(),
      bankName: drafts.bankName.trim(),
      ...(branch !== '' && { bankBranch: branch }),
      accountNumber: drafts.accountNumber.trim(),
    };
    if (!(await submission.send('/talent-office/payee-accounts', body))) return;
    toggleNotification({ type: 'success', message: text('payee.entered') });
    onClose();
    await refresh();
  };

  return (
    <FormDialog
      title={text(replaces ? 'payee.replace' : 'payee.new')}
      confirm={text('payee.new')}
      type={accountSchema.uid}
      submission={submission}
      note={text(replaces ? 'payee.replace.note' : 'payee.new.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <ChoiceField
        required
        name="kind"
        label={text('payee.kind')}
        value={kind}
        options={payeeKinds.map((one) => ({ value: one, label: word(one, 'value') }))}
        disabled={replaces !== null}
        onChoose={(chosen) => {
          setKind(chosen as PayeeKind);
          setHolder(null);
        }}
      />
      <HolderField key={kind} kind={kind} holder={holder} checked={checked} onChoose={choose} />
      {fields.map(([name, label, optional]) => (
        <AskedField
          key={name}
          name={name}
          label={label}
          optional={optional}
          wrong={checked && !optional && drafts[name].trim() === '' ? 'field.needed' : null}
        >
          <Field.Input
            autoComplete="off"
            value={drafts[name]}
            maxLength={name === 'accountNumber' ? 64 : 200}
            onChange={({ target }: { target: { value: string } }) =>
              setDrafts((last) => ({ ...last, [name]: target.value }))
            }
          />
        </AskedField>
      ))}
    </FormDialog>
  );
};
