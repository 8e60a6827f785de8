import { Module } from '@nestjs/common';
import { RevocationHandler } from './revocation.handler';
import { RevocationHint } from './revocation-hint';
import { Revocations } from './revocations';

@Module({ controllers: [RevocationHandler], providers: [Revocations, RevocationHint], exports: [Revocations] })
export class RevocationModule {}
