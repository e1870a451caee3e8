import { Page } from '@strapi/strapi/admin';
import { Route, Routes, useParams } from 'react-router-dom';

import { permissionAction } from '../../../../shared/permissions';

import { Batch } from './batch';
import { Payments } from './payments';

const Chosen = () => {
  const { documentId = '' } = useParams();
  return <Batch key={documentId} documentId={documentId} />;
};

/** Payment batches (拨付批次), one of them with its list, and the accounts that are paid to. */
export const PaymentsPage = () => (
  <Page.Protect permissions={[{ action: permissionAction('payments.read'), subject: null }]}>
    <Routes>
      <Route path=":documentId" element={<Chosen />} />
      <Route path="*" element={<Payments />} />
    </Routes>
  </Page.Protect>
);
