export default ({ env }: { env: StrapiEnv }) => ({
  'users-permissions': {
    config: {
      jwtSecret: env('JWT_SECRET'),
      // Short access tokens, refreshed: a session ends with logout, block or reset.
      jwtManagement: 'refresh',
      sessions: {
        accessTokenLifespan: 15 * 60,
        httpOnly: true,
        // Strapi refuses to send a secure cookie without TLS: the demo on localhost turns it off.
        cookie: { secure: env.bool('SECURE_COOKIES', env('NODE_ENV') === 'production') },
      },
      register: { allowedFields: [] },
    },
  },
});
