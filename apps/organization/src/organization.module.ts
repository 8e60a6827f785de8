import { Module } from '@nestjs/common';
import { QuotaModule } from './quota/quota.module';
import { UnitModule } from './unit/unit.module';

/** Units and staffing quotas (tổ chức bộ máy, biên chế). */
@Module({ imports: [UnitModule, QuotaModule] })
export class OrganizationModule {}
