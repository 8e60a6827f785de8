import { Module } from '@nestjs/common';
import { EnrolmentModule } from './enrolment/enrolment.module';

/** Training and further training (đào tạo, bồi dưỡng). */
@Module({ imports: [EnrolmentModule] })
export class TrainingModule {}
