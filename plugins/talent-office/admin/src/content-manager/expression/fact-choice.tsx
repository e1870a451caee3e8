import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useEffect, useState } from 'react';

import { useText } from '../../translations';

import { Labelled } from './labelled';

interface Option {
  readonly fact: string;
  readonly title: string;
}

interface Props {
  readonly label: string;
  readonly options: readonly Option[];
  /** The fact that is chosen; the empty text where none is. */
  readonly chosen: string;
  readonly disabled?: boolean;
  /** Tells the empty text where the choice was cleared. */
  onChoose(fact: string): void;
}

/** Chooses a fact by typing a part of its title: there may be a hundred. */
export const FactChoice = ({ label, options, chosen, disabled, onChoose }: Props) => {
  const text = useText();
  const title = options.find(({ fact }) => fact === chosen)?.title ?? '';
  // A long list of options is not mounted before it is opened, so that the combobox cannot read the title there.
  const [typed, setTyped] = useState(title);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setTyped(title), [title]);

  const open = (now: boolean): void => {
    setOpen(now);
    // Opened it offers every fact, not only those that are called as the chosen one.
    setTyped((before) => {
      if (!now) return title;
      return before.startsWith(title) ? before.slice(title.length) : before;
    });
  };
  const listed = isOpen ? options : options.filter(({ fact }) => fact === chosen);
  return (
    <Labelled label={label}>
      <Combobox
        size="S"
        placeholder={title || text('expression.choose')}
        clearLabel={text('expression.clear')}
        noOptionsMessage={() => text('expression.noFact')}
        autocomplete={{ type: 'list', filter: 'contains' }}
        disabled={disabled}
        value={chosen}
        textValue={typed}
        onTextValueChange={(now?: string) => setTyped(now ?? '')}
        onOpenChange={open}
        onChange={(fact?: string) => {
          if ((fact ?? '') !== chosen) onChoose(fact ?? '');
        }}
      >
        {listed.map((one) => (
          <ComboboxOption key={one.fact} value={one.fact}>
            {one.title}
          </ComboboxOption>
        ))}
      </Combobox>
    </Labelled>
  );
};
