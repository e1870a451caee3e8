import { Badge } from '@strapi/design-system';

import { useWord } from '../../translations';

const variants: Readonly<
  Record<string, 'secondary' | 'primary' | 'warning' | 'success' | 'danger'>
> = {
  checked: 'secondary',
  locked: 'primary',
  approved: 'primary',
  sent: 'warning',
  paid: 'success',
  verified: 'success',
  entered: 'warning',
  answered: 'success',
  failed: 'danger',
};

/** Where a batch, a line or an account stands, by a word and a colour. */
export const StateBadge = ({ state }: { readonly state: string }) => {
  const word = useWord();
  return <Badge variant={variants[state] ?? 'neutral'}>{word(state, 'value')}</Badge>;
};
