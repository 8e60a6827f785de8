import { Module } from '@nestjs/common';
import { RefusalHandler } from './refusal.handler';

@Module({ controllers: [RefusalHandler] })
export class RefusalModule {}
