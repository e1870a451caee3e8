import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useField } from '@strapi/strapi/admin';

import { useText } from '../../translations';

import { freeKey, newSeat, without, type SeatDraft } from './draft';
import { Fields, type FieldProps } from './fields';
import { Titled } from './titled';

/** What a new row begins with; of what nobody named, with nothing. */
const begun: Readonly<Record<string, (rows: readonly object[]) => object>> = {
  'talent-office.seat': (rows) => newSeat(rows as readonly SeatDraft[]),
  'talent-office.stage-check': (rows) => ({ key: freeKey('check', rows), zh: '', en: '' }),
  'talent-office.stage-proof': (rows) => ({
    ...{ key: freeKey('proof', rows), zh: '', en: '', uploader: 'by-applicant' },
  }),
  'talent-office.signature-threshold': () => ({ fromFen: null, signatures: 2 }),
};

/** A list of parts of a stage, such as its seats: each with its fields, to be added and taken out. */
export const Rows = ({ path, label, attribute, components, disabled, error }: FieldProps) => {
  const text = useText();
  const { value, onChange } = useField<readonly object[] | null>(path);
  const rows = value ?? [];
  const component = attribute.component ?? '';
  const add = (): void => onChange(path, [...rows, begun[component]?.(rows) ?? {}]);
  return (
    <Titled label={label} error={error}>
      {rows.map((_, index) => (
        <Box
          key={index}
          role="group"
          aria-label={text('map.row', { label, number: index + 1 })}
          background="neutral100"
          padding={3}
          hasRadius
        >
          <Flex justifyContent="space-between" paddingBottom={2}>
            <Typography variant="sigma" textColor="neutral600">
              {text('map.row', { label, number: index + 1 })}
            </Typography>
            <IconButton
              label={text('map.removeRow', { label, number: index + 1 })}
              variant="ghost"
              disabled={disabled}
              onClick={() => onChange(path, without(rows, index))}
            >
              <Trash />
            </IconButton>
          </Flex>
          <Fields
            component={component}
            components={components}
            path={`${path}.${index}`}
            kind={null}
            disabled={disabled}
          />
        </Box>
      ))}
      <Box>
        <Button size="S" variant="tertiary" startIcon={<Plus />} disabled={disabled} onClick={add}>
          {text('map.addRow', { label })}
        </Button>
      </Box>
    </Titled>
  );
};
