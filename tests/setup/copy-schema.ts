import { createConnection, type ConnectionOptions, type RowDataPacket } from 'mysql2/promise';

/** Copies the tables of one schema with their rows into another, empty one; no triggers. */
export const copySchema = async (
  server: ConnectionOptions,
  from: string,
  to: string,
): Promise<void> => {
  const connection = await createConnection({ ...server, database: to });
  const rows = async (sql: string) => (await connection.query<RowDataPacket[]>(sql))[0];
  try {
    await connection.query('SET foreign_key_checks = 0');
    for (const row of await rows(`SHOW TABLES FROM \`${from}\``)) {
      const name = String(Object.values(row)[0]);
      const [made] = await rows(`SHOW CREATE TABLE \`${from}\`.\`${name}\``);
      await connection.query(String(made?.['Create Table']));
      await connection.query(`INSERT INTO \`${name}\` SELECT * FROM \`${from}\`.\`${name}\``);
    }
  } finally {
    await connection.end();
  }
};
