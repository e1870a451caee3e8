import { Typography } from '@strapi/design-system';

import { useText } from '../../translations';

/** Something that was read, by its name. */
export const Fact = ({ label, value }: { readonly label: string; readonly value: string }) => {
  const text = useText();
  return (
    <Typography tag="p" variant="pi" textColor="neutral700">
      <Typography variant="pi" textColor="neutral600">
        {text('fact.label', { label })}
      </Typography>
      {value}
    </Typography>
  );
};
