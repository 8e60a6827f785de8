import { Module } from '@nestjs/common';
import { SealedBox } from './sealed-box';
import { SigningHandler } from './signing.handler';
import { SigningKeys } from './signing-keys';

@Module({ controllers: [SigningHandler], providers: [SigningKeys, SealedBox], exports: [SigningKeys, SealedBox] })
export class SigningModule {}
