import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useText, type TextKey } from '../../translations';

interface Props<Value extends string> {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: TextKey }[];
  onChoose(value: Value): void;
}

/** Which of a list are shown. */
export const Choice = <Value extends string>({ value, options, onChoose }: Props<Value>) => {
  const text = useText();
  return (
    <Box width="18rem">
      <SingleSelect
        aria-label={text('messages.show')}
        value={value}
        onChange={(chosen: string | number) => onChoose(String(chosen) as Value)}
      >
        {options.map(({ value: each, label }) => (
          <SingleSelectOption key={each} value={each}>
            {text(label)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
};
