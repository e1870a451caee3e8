import type { PanelComponent } from '@strapi/content-manager/strapi-admin';

import { usePermission } from '../../api';
import { useText } from '../../translations';

import { AgreementFile } from './agreement-file';
import { ServiceMonths } from './service-months';

const office = 'plugin::talent-office.';

interface Place {
  readonly route: string;
  readonly file: 'scan' | 'evidence';
  readonly takenIn: string;
}

/** Of each type with a file: its route, what the file is, and the state in which it takes one. */
const places: Readonly<Record<string, Place>> = {
  [`${office}agreement`]: { route: 'agreements', file: 'scan', takenIn: 'finalised' },
  [`${office}agreement-amendment`]: {
    route: 'agreement-amendments',
    file: 'scan',
    takenIn: 'finalised',
  },
  [`${office}instalment-condition`]: {
    route: 'instalment-conditions',
    file: 'evidence',
    takenIn: 'asked',
  },
  [`${office}service-interruption`]: {
    route: 'service-interruptions',
    file: 'evidence',
    takenIn: 'entered',
  },
};

/** The panel of agreements and what belongs to them: months of service, the signed copy, evidence. */
export const AgreementPanel: PanelComponent = ({ model, documentId, document }) => {
  const text = useText();
  const mayRead = usePermission('agreements.read');
  const place = places[model];
  if (!place || !mayRead || !documentId || !document) return null;
  const { state, updatedAt } = document as { readonly state?: string; readonly updatedAt?: string };
  if (state === undefined || state === 'draft') return null;
  const { route, file, takenIn } = place;
  const path = `/talent-office/${route}/${documentId}`;
  return {
    title: text('agreement.panel'),
    // An action beside it moves the entry: then everything is read again.
    content: (
      <>
        {route === 'agreements' && (
          <ServiceMonths key={`months ${String(updatedAt)} ${state}`} of={path} />
        )}
        <AgreementFile
          key={`file ${documentId} ${state}`}
          path={`${path}/${file}`}
          kind={file}
          isTaken={state === takenIn}
        />
      </>
    ),
  };
};
