import { createServer } from 'node:net';
import { readEnvironmentFile } from './environment.mjs';
import { Stop } from './steps.mjs';

/** Where the site will listen: the process's environment before `.env`, as Strapi reads them. */
export const address = () => {
  const settings = { ...readEnvironmentFile(), ...process.env };
  const port = Number(settings.PORT || 1337);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Stop(`PORT=${settings.PORT} is no port: it is a number from 1 to 65535.`);
  }
  return { host: settings.HOST || '127.0.0.1', port };
};

/** Stops, before anything slow, where the site could not listen. */
export const checkPort = ({ host, port }) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', ({ code }) => {
      const reason = code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${code})`;
      reject(
        new Stop(`Port ${port} on ${host} ${reason}. Another one: PORT=${port + 1} npm run demo`),
      );
    });
    server.listen(port, host, () => server.close(resolve));
  });

/** A port that is free now. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
