import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '@noivu/service';
import { PROFILE, profileNamed } from './province-profile';
import { RegulationHandler } from './regulation.handler';

/** The regulation of the province: for whoever asks, and for the modules that act on it. */
@Module({
  controllers: [RegulationHandler],
  providers: [{ provide: PROFILE, inject: [SETTINGS], useFactory: ({ province }: Settings) => profileNamed(province) }],
  exports: [PROFILE],
})
export class RegulationModule {}
