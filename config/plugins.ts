/** A setting without which mail cannot leave. */
const needed = (env: StrapiEnv, name: string): string => {
  const value = env(name, '');
  if (value === '') throw new Error(`${name} is not set, and TALENT_OFFICE_CHANNELS names "mail".`);
  return value;
};

const securities = ['starttls', 'tls', 'none'];

/** nodemailer's connection. `starttls` refuses a server that offers none; `none` is for one's own network. */
const smtp = (env: StrapiEnv) => {
  const security = env('SMTP_SECURITY', 'starttls');
  if (!securities.includes(security)) {
    throw new Error(`SMTP_SECURITY is "${security}"; possible: ${securities.join(', ')}.`);
  }
  const user = env('SMTP_USERNAME', '');
  const timeout = env.int('TALENT_OFFICE_CHANNEL_TIMEOUT_SECONDS', 10) * 1000;
  return {
    host: needed(env, 'SMTP_HOST'),
    port: env.int('SMTP_PORT', security === 'tls' ? 465 : 587),
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === '' ? {} : { auth: { user, pass: needed(env, 'SMTP_PASSWORD') } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  };
};

/** Strapi's email plugin by SMTP, where the channel is on. */
const email = (env: StrapiEnv) => {
  if (!env.array('TALENT_OFFICE_CHANNELS', []).includes('mail')) return {};
  const providerOptions = smtp(env);
  const settings = { defaultFrom: needed(env, 'SMTP_FROM') };
  return { email: { config: { provider: 'nodemailer', providerOptions, settings } } };
};

export default ({ env }: { env: StrapiEnv }) => ({
  ...email(env),
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
