import type { Core } from '@strapi/strapi';
import { closeRegistrationOnce } from './bootstrap/close-registration';
import { grantWebsiteOnce } from './bootstrap/grant-website';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await closeRegistrationOnce(strapi);
    await grantWebsiteOnce(strapi);
  },
};
