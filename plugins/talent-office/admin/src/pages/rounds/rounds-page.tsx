import { Page } from '@strapi/strapi/admin';
import { Route, Routes, useParams } from 'react-router-dom';

import { permissionAction } from '../../../../shared/permissions';

import { Round } from './round';
import { Rounds } from './rounds';

const Chosen = () => {
  const { documentId = '' } = useParams();
  return <Round key={documentId} documentId={documentId} />;
};

/** Rounds of applications (申报批次), and one of them with its list (名单). */
export const RoundsPage = () => (
  <Page.Protect permissions={[{ action: permissionAction('rounds.read'), subject: null }]}>
    <Routes>
      <Route index element={<Rounds />} />
      <Route path=":documentId" element={<Chosen />} />
    </Routes>
  </Page.Protect>
);
