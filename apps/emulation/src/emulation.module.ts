import { Module } from '@nestjs/common';
import { AwardModule } from './award/award.module';

/** Emulation and awards (thi đua, khen thưởng). */
@Module({ imports: [AwardModule] })
export class EmulationModule {}
