export { armFailpoint, failpoint, failpoints, type Failpoint } from './failpoint';
