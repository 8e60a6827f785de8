import { DataSource } from 'typeorm';
import { ownerOf } from '@noivu/persistence';
import type { PersonnelUnderTest } from './personnel-under-test';

/** Works as the owner of the schema, as a loader does, and closes after it. */
export async function asOwner<T>({ database }: Pick<PersonnelUnderTest, 'database'>, work: (owner: DataSource) => Promise<T>): Promise<T> {
  const options = `-c role=${ownerOf('personnel')} -c search_path=personnel`;
  const owner = await new DataSource({
    type: 'postgres',
    url: database.adminUrl,
    installExtensions: false,
    extra: { options },
  }).initialize();
  try {
    return await work(owner);
  } finally {
    await owner.destroy();
  }
}
