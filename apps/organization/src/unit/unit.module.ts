import { Module } from '@nestjs/common';
import { UnitHandler } from './unit.handler';
import { UnitQuery } from './unit.query';

@Module({ controllers: [UnitHandler], providers: [UnitQuery] })
export class UnitModule {}
