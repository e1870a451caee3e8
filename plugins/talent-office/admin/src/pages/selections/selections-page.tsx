import { Page } from '@strapi/strapi/admin';
import { Route, Routes, useParams } from 'react-router-dom';

import { permissionAction } from '../../../../shared/permissions';

import { Group } from './group';
import { Groups } from './groups';

const Chosen = () => {
  const { id = '' } = useParams();
  return <Group key={id} id={id} />;
};

/** Groups of cases that are put in order together (遴选), and one of them with its order. */
export const SelectionsPage = () => (
  <Page.Protect permissions={[{ action: permissionAction('selections.read'), subject: null }]}>
    <Routes>
      <Route path=":id" element={<Chosen />} />
      <Route path="*" element={<Groups />} />
    </Routes>
  </Page.Protect>
);
