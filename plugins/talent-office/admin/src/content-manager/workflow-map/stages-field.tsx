import { Loader } from '@strapi/design-system';
import { unstable_useDocument as useDocument, useForm } from '@strapi/strapi/admin';

import type { WorkflowPartsBody } from '../../../../shared/contracts/workflows';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import type { WorkflowDraft } from './draft';
import type { Components } from './fields';
import { MapProvider } from './parts';
import { StagesMap } from './stages-map';
import { useCheck } from './use-check';

const workflow = { model: 'plugin::talent-office.workflow', collectionType: 'collection-types' };

interface Props {
  readonly disabled?: boolean;
}

/** The field `stages` of a workflow: a drawing instead of a list of lists. */
export const StagesField = ({ disabled = false }: Props) => {
  const text = useText();
  const parts = useResource<WorkflowPartsBody>('/talent-office/workflow-parts');
  const { components } = useDocument(workflow, { skip: true });
  const values = useForm('StagesField', (form) => form.values) as WorkflowDraft;
  const { title, key, entryType, correctionWorkingDays, stages } = values;
  const draft = { title, key, entryType, correctionWorkingDays, stages } as WorkflowDraft;
  const check = useCheck(draft);
  if (parts.status === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (parts.status === 'failed')
    return <FailureNote failure={parts.failure} retry={parts.reload} />;
  const type = parts.data.types.find((one) => one.type === entryType);
  return (
    <MapProvider value={{ parts: parts.data, type, problems: check?.problems ?? [] }}>
      <StagesMap
        draft={draft}
        components={(components ?? {}) as unknown as Components}
        check={check}
        disabled={disabled}
      />
    </MapProvider>
  );
};
