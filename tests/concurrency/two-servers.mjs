/** What a server says of itself. */
export const introduce = async (strapi, input) => ({
  process: process.pid,
  client: strapi.config.get('database.connection.client'),
  greeting: `server ${input.number}`,
});

/** A scenario that fails as a service would. */
export const refuse = async () => {
  throw Object.assign(new Error('Nothing left.'), { code: 'INSUFFICIENT_FUNDS' });
};
