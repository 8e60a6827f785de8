import { DataSource } from 'typeorm';
import type { ServiceName } from '@noivu/contracts';
import { ownerOf } from '@noivu/persistence';

/** Runs work as the owner of a service's schema, as operators' loaders do; a superuser's URL of the database is needed. */
export async function asOwner<T>(adminUrl: string, service: ServiceName, work: (owner: DataSource) => Promise<T>): Promise<T> {
  const options = `-c role=${ownerOf(service)} -c search_path=${service},ext`;
  const owner = await new DataSource({
    type: 'postgres',
    url: adminUrl,
    applicationName: `noivu-load-${service}`,
    extra: { options },
  }).initialize();
  try {
    return await work(owner);
  } finally {
    await owner.destroy();
  }
}
