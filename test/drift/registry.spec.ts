import { brokerUsersFile } from '../../deploy/registry/broker-users';
import { tableGrantsFile } from '../../deploy/registry/table-grants';
import { expectPrinted } from './printed';

describe('the registry of rights', () => {
  it('is what deploy/nats/users.conf says', () => {
    expectPrinted('deploy/nats/users.conf', brokerUsersFile());
  });

  it('is what deploy/postgres/grants.sql says', () => {
    expectPrinted('deploy/postgres/grants.sql', tableGrantsFile());
  });
});
