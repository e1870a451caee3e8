import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useState } from 'react';

import type { FoundHolder, PayeeHolder } from '../../../../../shared/contracts/payee-accounts';
import type { PayeeKind } from '../../../../../shared/vocabulary';
import { useResource } from '../../../api';
import { AskedField } from '../../../content-manager/asked-field';

interface Props {
  readonly kind: PayeeKind;
  readonly holder: PayeeHolder | null;
  readonly checked: boolean;
  onChoose(holder: PayeeHolder | null): void;
}

/** Whose account it is: found by a part of the name. */
export const HolderField = ({ kind, holder, checked, onChoose }: Props) => {
  const [typed, setTyped] = useState('');
  const query = new URLSearchParams({ kind, name: typed.trim() }).toString();
  const found = useResource<FoundHolder[]>(
    typed.trim() === '' ? null : `/talent-office/payee-holders?${query}`,
  );
  const options: readonly FoundHolder[] = found.status === 'ready' ? found.data : [];
  const known = holder && !options.some(({ documentId }) => documentId === holder.documentId);
  const all = known ? [{ ...holder, hint: null }, ...options] : options;
  return (
    <AskedField
      name="holder"
      label="payee.holder"
      hint="payee.holder.hint"
      wrong={checked && !holder ? 'field.needed' : null}
    >
      <Combobox
        value={holder?.documentId ?? ''}
        autocomplete="none"
        onInputChange={(event: React.ChangeEvent<HTMLInputElement>) => setTyped(event.target.value)}
        onChange={(id?: string) =>
          onChoose(all.find(({ documentId }) => documentId === id) ?? null)
        }
      >
        {all.map(({ documentId, name, hint }) => (
          <ComboboxOption key={documentId} value={documentId}>
            {hint === null ? name : `${name} · ${hint}`}
          </ComboboxOption>
        ))}
      </Combobox>
    </AskedField>
  );
};
