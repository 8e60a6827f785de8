import { contract, event } from '../contract';
import { Day, Id, Instant, Part, Text, Whole } from '../field/fields';

/** Records that a person has completed a course (kết quả đào tạo, bồi dưỡng); it lands in the person's record. */
export class RecordEnrolmentRequest {
  @Id() recordId: string;
  @Text({ max: 200, description: 'Tên khóa đào tạo, bồi dưỡng' }) course: string;
  @Text({ max: 200, optional: true, description: 'Cơ sở đào tạo' }) provider?: string;
  @Day() startedOn: string;
  @Day() completedOn: string;
  @Text({ max: 100, optional: true, description: 'Văn bằng, chứng chỉ' }) certificate?: string;
  @Whole({ min: 1, max: 10_000, optional: true, description: 'Số tiết' }) hours?: number;
}

export class EnrolmentView extends RecordEnrolmentRequest {
  @Id() enrolmentId: string;
  @Instant() recordedAt: string;
  @Whole({ min: 1, max: 1_000_000 }) version: number;
}

export const RecordEnrolment = contract({
  subject: 'training.enrolment.record',
  permission: 'training:enrolment:record',
  scope: 'record',
  request: RecordEnrolmentRequest,
  reply: EnrolmentView,
  changes: true,
  audit: 'enrolment-recorded',
});

/** Every completed course of one person that training knows: a consumer replaces what it holds if the version is higher. */
export class CompletedCourse {
  @Id() enrolmentId: string;
  @Text({ max: 200 }) name: string;
  @Text({ max: 200, optional: true }) provider?: string;
  @Text({ max: 100, optional: true }) certificate?: string;
  @Day() startedOn: string;
  @Day() completedOn: string;
}

export class CoursesChangedPayload {
  @Id() recordId: string;
  @Whole({ min: 1, max: 1_000_000_000 }) version: number;
  @Part(() => CompletedCourse, { list: 1000 }) courses: CompletedCourse[];
}

export const CoursesChanged = event({ subject: 'training.courses.changed', payload: CoursesChangedPayload });
