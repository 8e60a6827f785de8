import 'reflect-metadata';
import { runService } from '@noivu/service';
import { personnelApp } from '../../../../apps/personnel/src/personnel.app';
import { Expand1999000000000 } from '../expansion';

// The next version, as far as the schema is concerned.
void runService({ ...personnelApp, migrations: [...personnelApp.migrations, Expand1999000000000] });
