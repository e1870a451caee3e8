import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { attributeMessageId, typeNamed } from '../translations';

import { isState, type Field, type Layout } from './layout';

interface Header extends Field {
  readonly cellFormatter?: (row: Readonly<Record<string, unknown>>) => React.ReactNode;
}

interface ColumnHook {
  readonly displayedHeaders: readonly Header[];
  readonly layout: Layout;
}

interface Filter {
  readonly name: string;
  readonly label: string | { readonly id: string; readonly defaultMessage: string };
}

interface FilterHook {
  readonly displayedFilters: readonly Filter[];
  readonly layout: Layout;
}

const NamedValue = ({ value }: { value: unknown }) => {
  const { formatMessage } = useIntl();
  const text =
    typeof value === 'string' && value !== ''
      ? formatMessage({ id: value, defaultMessage: value })
      : '-';
  return <Typography textColor="neutral800">{text}</Typography>;
};

/** Columns of enumerations and states read as in the edit view; Strapi would print the bare value. */
export const nameValuesInColumns = ({ displayedHeaders, layout }: ColumnHook): ColumnHook => ({
  layout,
  displayedHeaders: displayedHeaders.map((header) =>
    header.attribute?.type === 'enumeration' || isState(layout, header)
      ? { ...header, cellFormatter: (row) => <NamedValue value={row[header.name]} /> }
      : header,
  ),
});

/** Filters by attribute carry the stored Chinese label; this lets the reader's language win. */
export const translateFilters = ({ displayedFilters, layout }: FilterHook): FilterHook => {
  const type = typeNamed(layout.settings?.displayName);
  const translated = ({ label, ...filter }: Filter): Filter =>
    type && typeof label === 'string'
      ? {
          ...filter,
          label: { id: attributeMessageId(type, filter.name), defaultMessage: label },
        }
      : { ...filter, label };
  return { layout, displayedFilters: displayedFilters.map(translated) };
};
