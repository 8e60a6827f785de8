import { Module } from '@nestjs/common';
import { AwardHandler } from './award.handler';
import { AwardService } from './award.service';

@Module({ controllers: [AwardHandler], providers: [AwardService] })
export class AwardModule {}
