import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes, useParams } from 'react-router-dom';

import { permissionAction } from '../../../../shared/permissions';

import { Meeting } from './meeting';

const Chosen = () => {
  const { documentId = '' } = useParams();
  return <Meeting key={documentId} documentId={documentId} />;
};

/** One meeting with its agenda; without any, the list of them in the Content Manager. */
export const MeetingsPage = () => (
  <Page.Protect permissions={[{ action: permissionAction('committees.read'), subject: null }]}>
    <Routes>
      <Route path=":documentId" element={<Chosen />} />
      <Route
        path="*"
        element={<Navigate to="/content-manager/collection-types/plugin::talent-office.meeting" />}
      />
    </Routes>
  </Page.Protect>
);
