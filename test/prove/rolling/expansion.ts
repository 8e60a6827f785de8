import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The next version's schema, first half: something is added that this version does not know and does not miss. */
export class Expand1999000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE personnel.record ADD COLUMN tomorrow text DEFAULT 'not yet'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE personnel.record DROP COLUMN tomorrow');
  }
}

/** The second half, once no process of the version before is left: what only that one needed goes. */
export class Contract1999000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE personnel.record ALTER COLUMN tomorrow SET NOT NULL, ALTER COLUMN tomorrow DROP DEFAULT');
    await queryRunner.query(`ALTER TABLE personnel.record ALTER COLUMN tomorrow SET DEFAULT 'from the new version'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE personnel.record ALTER COLUMN tomorrow DROP NOT NULL, ALTER COLUMN tomorrow SET DEFAULT 'not yet'`,
    );
  }
}
