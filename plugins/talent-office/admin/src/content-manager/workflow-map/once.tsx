import { Box } from '@strapi/design-system';

import { Fields, type FieldProps } from './fields';
import { Titled } from './titled';

/** A part that a stage has once, such as its committee. */
export const Once = ({ path, label, attribute, components, disabled, error }: FieldProps) => (
  <Titled label={label} error={error}>
    <Box background="neutral100" padding={3} hasRadius>
      <Fields
        component={attribute.component ?? ''}
        components={components}
        path={path}
        kind={null}
        disabled={disabled}
      />
    </Box>
  </Titled>
);
