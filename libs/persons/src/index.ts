export { takePeople } from './person-inlet';
export { persons, personTable } from './person-table';
export { takeUnits } from './unit-inlet';
