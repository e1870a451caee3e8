import { Loader } from '@strapi/design-system';
import type { InputProps } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';

export { drawStages, stagesField } from './layout';
export { useNames } from './parts';

// Who edits no workflow loads nothing of what draws one.
const Stages = lazy(() =>
  import('./stages-field').then(({ StagesField }) => ({ default: StagesField })),
);

export const StagesInput = ({ disabled }: InputProps) => (
  <Suspense fallback={<Loader small />}>
    <Stages disabled={disabled ?? false} />
  </Suspense>
);
