import { Box, Field, Grid, Typography } from '@strapi/design-system';
import { InputRenderer, type InputProps } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { useIntl } from 'react-intl';

import { attributeMessageId, useLanguage } from '../../translations';
import { YuanInput } from '../yuan-input';

import { HoldsField } from './holds-field';
import { useMap } from './parts';
import { Once } from './once';
import { NamedUnitField, RoleField } from './position-fields';
import { Rows } from './rows';
import { KindField, UnitField } from './seat-fields';
import { SetsField } from './sets-field';
import { shownOf, widthOf } from './shown';

/** An attribute of a component, as the Content Manager tells it. */
export interface Attribute {
  readonly type: string;
  readonly required?: boolean;
  readonly enum?: readonly string[];
  readonly component?: string;
  readonly repeatable?: boolean;
  readonly default?: unknown;
}

export type Components = Readonly<
  Record<string, { readonly attributes: Readonly<Record<string, Attribute>> }>
>;

export interface FieldProps {
  /** Where its value stands in the form: `stages.0.seats.1.role`. */
  readonly path: string;
  readonly label: string;
  readonly attribute: Attribute;
  readonly components: Components;
  readonly disabled: boolean;
  readonly error: string | undefined;
}

/** Fields for which an input of Strapi's would ask for codes, fen or JSON. */
const own: Readonly<Record<string, ComponentType<FieldProps>>> = {
  'talent-office.stage.kind': KindField,
  'talent-office.stage.onPass': HoldsField,
  'talent-office.stage.sets': SetsField,
  'talent-office.stage.escalateRole': RoleField,
  'talent-office.stage.escalateUnitCode': NamedUnitField,
  'talent-office.stage.objectionUnitCode': NamedUnitField,
  'talent-office.seat.role': RoleField,
  'talent-office.seat.unitCode': UnitField,
  'talent-office.seat.standInRole': RoleField,
  'talent-office.seat.standInUnitCode': NamedUnitField,
  'talent-office.committee.role': RoleField,
  'talent-office.committee.unitCode': NamedUnitField,
  'talent-office.committee.chairRole': RoleField,
  'talent-office.committee.chairUnitCode': NamedUnitField,
};

const inputOf = (component: string, name: string, attribute: Attribute) => {
  if (attribute.type === 'component') return attribute.repeatable ? Rows : Once;
  return own[`${component}.${name}`] ?? Plain;
};

const Told = ({ children }: { readonly children: string }) => (
  <Typography tag="p" variant="pi" textColor="danger600">
    {children}
  </Typography>
);

const Plain = ({ path, label, attribute, disabled, error }: FieldProps) => {
  const { type, required = false, enum: values = [] } = attribute;
  const common = { name: path, label, required, disabled };
  const input =
    type === 'biginteger' && path.endsWith('Fen') ? (
      <YuanInput {...({ ...common, type } as InputProps)} />
    ) : (
      <InputRenderer
        {...({
          ...common,
          type,
          ...(type === 'enumeration' && { options: values.map((value) => ({ value })) }),
        } as InputProps)}
      />
    );
  return (
    <Field.Root name={path} width="100%">
      {input}
      {error && <Told>{error}</Told>}
    </Field.Root>
  );
};

interface Props {
  readonly component: string;
  readonly components: Components;
  /** Where the component stands in the form. */
  readonly path: string;
  /** Of a stage. */
  readonly kind: string | null;
  readonly disabled: boolean;
}

/**
 * The form of one component. Every attribute of its schema that its kind looks at has a field, so that
 * what a kind of stage adds to the schema can be filled in here, too.
 */
export const Fields = ({ component, components, path, kind, disabled }: Props) => {
  const { formatMessage } = useIntl();
  const language = useLanguage();
  const { problems } = useMap();
  const attributes = components[component]?.attributes ?? {};
  return (
    <Grid.Root gap={4}>
      {shownOf(Object.keys(attributes), kind).map((name) => {
        const attribute = attributes[name] ?? { type: 'string' };
        const at = `${path}.${name}`;
        const id = attributeMessageId(component, name);
        const label = formatMessage({ id, defaultMessage: name });
        const Input = inputOf(component, name, attribute);
        return (
          <Grid.Item
            key={name}
            col={widthOf(attribute.type, name, label)}
            xs={12}
            alignItems="stretch"
          >
            <Box width="100%">
              <Input
                path={at}
                label={label}
                attribute={attribute}
                components={components}
                disabled={disabled}
                error={problems.find((one) => one.path === at)?.messages[language]}
              />
            </Box>
          </Grid.Item>
        );
      })}
    </Grid.Root>
  );
};
