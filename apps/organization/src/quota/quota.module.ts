import { Module } from '@nestjs/common';
import { QuotaHandler } from './quota.handler';
import { QuotaService } from './quota.service';

@Module({ controllers: [QuotaHandler], providers: [QuotaService] })
export class QuotaModule {}
