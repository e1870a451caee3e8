import { connect } from 'node:net';

/** The server that the MySQL half of the tests uses: `mysql://user:password@host:port`. */
export const testMysqlUrl = () =>
  new URL(process.env.TEST_MYSQL_URL || 'mysql://root@127.0.0.1:3306');

/** Whether something listens at the URL's host and port within two seconds. */
export const answers = (url) =>
  new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || 3306), timeout: 2000 });
    const end = (answer) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', end(true)).once('error', end(false)).once('timeout', end(false));
    socket.once('close', () => resolve(false));
  });
