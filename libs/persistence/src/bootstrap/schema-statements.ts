import { services, type ServiceName } from '@noivu/contracts';
import { databaseRoles, keyOwner, loginRoles, ownerOf } from '../roles/database-role';
import { executeRights } from '../roles/function-right';

/** Index classes for dated facts and accent-free search; `unaccent` is not among them, for it does not know đ. */
const extensions = ['btree_gist', 'btree_gin', 'pg_trgm'] as const;

const owners = [keyOwner, ...services.map(ownerOf)];
const everyone = databaseRoles.map(({ name }) => name);

const schemaOf = (service: ServiceName): string => {
  const owner = ownerOf(service);
  const logins = databaseRoles.filter((role) => role.service === service && role.login).map(({ name }) => name);
  return `
CREATE SCHEMA IF NOT EXISTS ${service} AUTHORIZATION ${owner};
REVOKE ALL ON SCHEMA ${service} FROM PUBLIC;
GRANT USAGE ON SCHEMA ${service} TO ${logins.join(', ')};
ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} REVOKE ALL ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} REVOKE ALL ON TYPES FROM PUBLIC;`;
};

/** Closes the database to PUBLIC and gives each service its schema. */
export const schemaStatements = (database: string): string => `
REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${database} TO ${loginRoles.join(', ')};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON LANGUAGE sql, plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE sql, plpgsql TO ${owners.join(', ')};
CREATE SCHEMA IF NOT EXISTS ext;
${extensions.map((extension) => `CREATE EXTENSION IF NOT EXISTS ${extension} SCHEMA ext;`).join('\n')}
REVOKE ALL ON SCHEMA ext FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ext FROM PUBLIC;
GRANT USAGE ON SCHEMA ext TO ${everyone.join(', ')};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ext TO ${everyone.join(', ')};
${services.map(schemaOf).join('\n')}
CREATE SCHEMA IF NOT EXISTS sec AUTHORIZATION ${keyOwner};
REVOKE ALL ON SCHEMA sec FROM PUBLIC;
GRANT USAGE ON SCHEMA sec TO ${[...services, ...services.map(ownerOf)].join(', ')};
ALTER DEFAULT PRIVILEGES FOR ROLE ${keyOwner} REVOKE ALL ON FUNCTIONS FROM PUBLIC;
`;

/** Rights on the functions of schema `sec`, once they stand. */
export const secRights = (): string => `REVOKE ALL ON ALL TABLES IN SCHEMA sec FROM PUBLIC;\n${executeRights('sec')}`;
