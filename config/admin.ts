export default ({ env }: { env: StrapiEnv }) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    sessions: { accessTokenLifespan: 30 * 60, maxRefreshTokenLifespan: 12 * 60 * 60 },
  },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
  // Unset, it stands beside every entry as a button that leads to Strapi's own website.
  preview: { enabled: false },
});
