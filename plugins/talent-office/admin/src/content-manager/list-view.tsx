import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

import { useFormat } from '../format';
import { attributeMessageId, typeNamed, yuanMessageId } from '../translations';

import { EntryState } from './entry-state';
import {
  hasCases,
  isAmount,
  isCounted,
  isNamed,
  isState,
  isYear,
  landmarksIn,
  statesCounted,
  type Field,
  type Layout,
} from './layout';

type ColumnLabel = string | { readonly id: string; readonly defaultMessage: string };

interface Row extends Readonly<Record<string, unknown>> {
  readonly documentId: string;
}

type CellFormatter = (row: Row, header: unknown, list: { readonly model: string }) => ReactNode;

interface Header extends Field {
  readonly label?: ColumnLabel;
  readonly cellFormatter?: CellFormatter;
}

interface ColumnHook {
  readonly displayedHeaders: readonly Header[];
  readonly layout: Layout;
}

interface Filter {
  readonly name: string;
  readonly label: ColumnLabel;
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

const MoneyValue = ({ value }: { value: unknown }) => {
  const { money } = useFormat();
  const known = typeof value === 'string' || typeof value === 'number';
  return <Typography textColor="neutral800">{known ? money(value) : '-'}</Typography>;
};

const stateColumn = (layout: Layout): CellFormatter => {
  const landmarks = landmarksIn(layout);
  return ({ documentId, state }, _header, { model }) => (
    <EntryState
      key={documentId}
      type={model}
      documentId={documentId}
      state={typeof state === 'string' ? state : landmarks.initial}
      landmarks={landmarks}
      hasCases={hasCases(layout)}
    />
  );
};

/**
 * Columns of enumerations and states read as in the edit view, where Strapi would print the bare
 * value; amounts, which are kept in fen, read in yuan, and what was not awarded reads as none.
 */
export const nameValuesInColumns = ({ displayedHeaders, layout }: ColumnHook): ColumnHook => {
  const type = typeNamed(layout.settings?.displayName);
  const readable = (header: Header): Header => {
    const { name, label } = header;
    if (isState(layout, header)) return { ...header, cellFormatter: stateColumn(layout) };
    if (isNamed(layout, header)) {
      return { ...header, cellFormatter: (row) => <NamedValue value={row[name]} /> };
    }
    // Strapi groups the digits of every number: 2,026.
    if (isYear(layout, header)) {
      return {
        ...header,
        cellFormatter: (row) => (
          <Typography textColor="neutral800">{String(row[name] ?? '-')}</Typography>
        ),
      };
    }
    if (!isAmount(header)) return header;
    const counted = statesCounted(layout, header);
    const cellFormatter: CellFormatter = (row) => (
      <MoneyValue value={isCounted(counted, row.state) ? row[name] : null} />
    );
    // A site labels its own types, without a unit.
    if (!type) return { ...header, cellFormatter };
    const defaultMessage = typeof label === 'string' ? label : (label?.defaultMessage ?? name);
    return {
      ...header,
      label: { id: yuanMessageId(type, name), defaultMessage },
      cellFormatter,
    };
  };
  return { layout, displayedHeaders: displayedHeaders.map(readable) };
};

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
