import type { Core } from '@strapi/strapi';
import { closeRegistrationOnce } from './bootstrap/close-registration';
import { grantWebsiteOnce } from './bootstrap/grant-website';
import { narrowDefaultRolesOnce } from './bootstrap/narrow-default-roles';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await closeRegistrationOnce(strapi);
    await grantWebsiteOnce(strapi);
    await narrowDefaultRolesOnce(strapi);
  },
};
