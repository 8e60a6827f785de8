import { Module } from '@nestjs/common';
import { EnrolmentHandler } from './enrolment.handler';
import { EnrolmentService } from './enrolment.service';

@Module({ controllers: [EnrolmentHandler], providers: [EnrolmentService] })
export class EnrolmentModule {}
